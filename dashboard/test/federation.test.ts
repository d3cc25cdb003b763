import { describe, expect, it } from 'vitest';
import { FEDERATION_MERGERS } from '../src/api/federatedCredentials';
import { rebase } from '../src/api/merge';
import { issuerFields, type IssuerFields, sentKeys } from '../src/api/trustedIssuers';
import { platformOf, PLATFORMS } from '../src/federation/platforms';
import {
  claimsFault,
  claimsOf,
  claimsText,
  shownFederation,
  typedFederation,
  typedField as fieldOfCredential,
} from '../src/pages/apps/federationForm';
import {
  ISSUER_RULES,
  issuerText,
  presetOf,
  shownIssuer,
  typedField,
  typedIssuer,
} from '../src/pages/issuers/issuerForm';

const jwks = { keys: [{ kty: 'EC', kid: 'cluster-1' }] };
const stored: IssuerFields = {
  name: 'Cluster',
  keys: { jwksUri: null, jwks },
  algorithms: ['RS256', 'ES256'],
  maxTokenLifetime: 'PT24H',
  enabled: true,
};

describe('the form of a trusted issuer', () => {
  it('reads back what it shows, wherever the keys are', () => {
    for (const keys of [
      stored.keys,
      { jwksUri: 'https://a.example/keys', jwks: null },
      { jwksUri: null, jwks: null },
    ]) {
      const fields = { ...stored, keys };
      expect(typedIssuer(shownIssuer(fields), fields)).toEqual(fields);
    }
    const read = { ...stored, jwksUri: null, jwks, maxTokenLifetime: 'P1D', id: 'i', issuer: 'https://a.example' };
    expect(issuerFields({ ...read, createdAt: '', updatedAt: '' })).toEqual(stored);
  });

  it('sends the source of keys that is chosen, and leads back to discovery', () => {
    const typed = { ...shownIssuer(stored), keys: { source: 'discovery', jwksUri: 'https://x', jwks: '{' } as const };
    expect(sentKeys(typedIssuer(typed, stored).keys)).toEqual({ jwksUri: null, jwks: null });
    expect(sentKeys({ jwksUri: 'https://x', jwks: null })).toEqual({ jwksUri: 'https://x' });
    expect(sentKeys(stored.keys)).toEqual({ jwks });
  });

  it('refuses what is no key set, and keeps it as it was typed', () => {
    for (const text of ['', '{', '[]', '{"keys": 1}', 'null']) {
      const keys = { source: 'value', jwksUri: '', jwks: text } as const;
      expect([text, ISSUER_RULES.keys.jwks(text, { keys })]).not.toEqual([text, null]);
      const typed = typedIssuer({ ...shownIssuer(stored), keys }, stored);
      expect(shownIssuer(typed).keys).toEqual(keys);
    }
    const keys = { source: 'value', jwksUri: '', jwks: JSON.stringify(jwks) } as const;
    expect(ISSUER_RULES.keys.jwks(keys.jwks, { keys })).toBeNull();
    expect(ISSUER_RULES.keys.jwksUri('', { keys: { ...keys, source: 'address' } })).not.toBeNull();
    expect(ISSUER_RULES.keys.jwksUri('', { keys })).toBeNull();
    for (const [amount, unit, good] of [
      ['59', 'seconds', false],
      ['8,784', 'hours', true],
      ['8,785', 'hours', false],
      ['', 'hours', false],
    ] as const) {
      expect([amount, ISSUER_RULES.maxTokenLifetime({ amount, unit }) === null]).toEqual([amount, good]);
    }
  });

  it('says in words what others stored, and finds the field that a fault is about', () => {
    expect(issuerText(stored.keys, 'keys')).toBe('By value: 1 key');
    expect(issuerText({ jwksUri: 'https://x', jwks: null }, 'keys')).toBe('https://x');
    expect(issuerText({ jwksUri: null, jwks: null }, 'keys')).toBe('By discovery');
    expect(issuerText(stored.algorithms, 'algorithms')).toBe('RS256, ES256');
    expect(issuerText('PT24H', 'maxTokenLifetime')).toBe('24 hours');
    expect(typedField('jwks')).toBe('keys.jwks');
    expect(typedField('jwksUri')).toBe('keys.jwksUri');
    expect(typedField('name')).toBe('name');
  });
});

describe('a platform', () => {
  it('fills the form with all that its tokens are like', () => {
    for (const platform of PLATFORMS) {
      const filled = presetOf(platform);
      const { algorithms, maxTokenLifetime } = typedIssuer(filled, { enabled: true });
      expect(algorithms.toSorted()).toEqual(platform.algorithms.toSorted());
      expect(maxTokenLifetime).not.toBe('');
      expect(ISSUER_RULES.maxTokenLifetime(filled.maxTokenLifetime)).toBeNull();
      expect(['discovery', 'value']).toContain(filled.keys.source);
    }
  });

  it('is known by its address, by what of it is given, or else by its name', () => {
    for (const [name, issuer, id] of [
      ['Ours', 'https://gitlab.com', 'gitlab-ci'],
      ['Ours', 'https://sts.windows.net/8a3f0c/', 'azure'],
      ['Ours', 'https://a1b2.tokens.sts.global.api.aws', 'aws'],
      ['SPIFFE JWT-SVID of acme', 'https://oidc.acme.example', 'spiffe'],
      ['GitLab CI (own)', 'https://git.acme.example', 'gitlab-ci'],
      ['Kubernetes service account, private cluster 7', 'https://cluster.local', 'kubernetes-private'],
      ['Kubernetes service account', 'https://eks.example', 'kubernetes'],
      ['Ours', 'https://git.acme.example', undefined],
      ['Ours', 'https://sts.windows.net/8a3f0c/other/', undefined],
    ] as const) {
      expect([issuer, platformOf({ name, issuer })?.id]).toEqual([issuer, id]);
    }
  });
});

describe('the form of federated credentials', () => {
  const credential = { name: 'Main', issuer: 'i', subject: 'repo:acme/*', claims: { environment: 'production' } };

  it('reads back claims of every kind, and text that looks like another', () => {
    const claims = {
      environment: 'production',
      protected: true,
      ref_protected: 'true',
      run: 7,
      attempt: '7',
      quoted: '"x"',
      padded: ' x ',
      formula: 'a = b',
      'a=b': 'c',
      '"q"': '',
      none: 'null',
      long: '12345678901234567890',
    };
    expect(claimsOf(claimsText(claims))).toEqual(claims);
    expect(claimsOf('run = 7\nref_protected = "true"\nprotected=true\n\nlong = 12345678901234567890')).toEqual({
      run: 7,
      ref_protected: 'true',
      protected: true,
      long: '12345678901234567890',
    });
    const federation = { federatedCredentials: [credential, { ...credential, name: 'Other', claims }] };
    expect(typedFederation(shownFederation(federation))).toEqual(federation);
  });

  it('refuses a line that names no claim, or one again, and keeps it as it was typed', () => {
    for (const claims of ['environment', '= production', 'a = 1\na = 2']) {
      expect([claims, claimsFault(claims)]).not.toEqual([claims, null]);
      const typed = { federatedCredentials: [{ ...credential, claims }] };
      expect(shownFederation(typedFederation(typed))).toEqual(typed);
    }
    expect(claimsFault('')).toBeNull();
  });

  it('has both credentials that two people add, and leaves both values of one that both change', () => {
    const of = (...names: string[]) => ({ federatedCredentials: names.map((name) => ({ ...credential, name })) });
    expect(rebase(of('A'), of('A', 'Mine'), of('A', 'Theirs'), FEDERATION_MERGERS).mine).toEqual(
      of('A', 'Theirs', 'Mine'),
    );
    const mine = { federatedCredentials: [{ ...credential, subject: 'mine' }] };
    const theirs = { federatedCredentials: [{ ...credential, subject: 'theirs' }] };
    expect(rebase({ federatedCredentials: [credential] }, mine, theirs, FEDERATION_MERGERS).mine).toEqual(mine);
  });

  it('finds the field that a fault of the server is about', () => {
    expect(fieldOfCredential('credentials[1].subject')).toBe('federatedCredentials[1].subject');
    expect(fieldOfCredential('credentials[0].claims.environment')).toBe('federatedCredentials[0].claims');
    expect(fieldOfCredential('credentials')).toBe('federatedCredentials');
  });
});

import { once } from 'node:events';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refused, Verifier, type Reason } from '@mintmark/verifier';
import { PretendedIssuer } from './pretended-issuer.js';
import { callWithProof, GOOD, jwks, tokenOf, vectors } from './vectors.js';

let issuer: PretendedIssuer;
let verifier: Verifier;

beforeEach(async () => {
  issuer = await PretendedIssuer.start();
  verifier = issuer.verifier();
});

afterEach(() => issuer.close());

async function refusal(use: () => unknown): Promise<Refused> {
  try {
    await use();
  } catch (failure) {
    if (failure instanceof Refused) {
      return failure;
    }
    throw failure;
  }
  throw new Error('It was not refused.');
}

const reasonFor = async (token: string): Promise<Reason> => (await refusal(() => verifier.verify(token))).reason;

describe('the keys', () => {
  it('are fetched once for many tokens at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => verifier.verify(GOOD)));

    expect(issuer.fetches).toBe(1);
  });

  it('are found under the issuer', async () => {
    const usual = Verifier.of(issuer.uri, vectors.audience, { clock: () => issuer.now });

    expect((await refusal(() => usual.verify(GOOD))).reason).toBe('wrong_issuer');
    expect(issuer.fetches).toBe(1);
  });

  it('are fetched again for a key that was published since', async () => {
    issuer.published = jwks('key-2026-08');
    await verifier.verify(tokenOf('a good token of the previous key'));
    issuer.published = jwks();

    await verifier.verify(GOOD);
    expect(issuer.fetches).toBe(2);
  });

  it('are not fetched for every made-up kid', async () => {
    await verifier.verify(GOOD);
    for (let i = 0; i < 50; i++) {
      expect(await reasonFor(tokenOf('a key that is not published'))).toBe('unknown_key');
    }
    expect(issuer.fetches).toBe(2);
    await verifier.verify(GOOD);

    issuer.pass(30);
    expect(await reasonFor(tokenOf('a key that is not published'))).toBe('unknown_key');
    expect(issuer.fetches).toBe(3);
  });

  it('are not taken from where a redirect leads', async () => {
    issuer.redirects = true;

    expect(await reasonFor(GOOD)).toBe('keys_unavailable');
  });

  it('are not read without end', async () => {
    issuer.published = `{"keys":[],"more":"${'a'.repeat(600_000)}"}`;

    expect(await reasonFor(GOOD)).toBe('keys_unavailable');
  });

  it('that cannot be fetched are nobody’s fault', async () => {
    issuer.status = 500;
    for (let i = 0; i < 4; i++) {
      const refused = await refusal(() => verifier.verify(GOOD));
      expect(refused).toMatchObject({ reason: 'keys_unavailable', status: 503, headers: { 'Retry-After': '5' } });
    }
    expect(issuer.fetches).toBe(4);
  });

  it('that cannot be fetched are warned of', async () => {
    issuer.status = 500;
    const warning = once(process, 'warning') as Promise<[Error]>;
    const usual = Verifier.of(issuer.uri, vectors.audience);
    expect(await refusal(() => usual.verify(GOOD))).toMatchObject({ reason: 'keys_unavailable' });

    const [{ name, message }] = await warning;
    expect(name).toBe('MintmarkWarning');
    expect(message).toContain(`${issuer.uri}/.well-known/jwks.json`);
  });

  it('might have come during an outage', async () => {
    await verifier.verify(GOOD);
    issuer.status = 503;

    expect(await reasonFor(tokenOf('a key that is not published'))).toBe('keys_unavailable');
    await verifier.verify(GOOD);
  });
});

describe('the header', () => {
  it.each(['Bearer ', 'bearer ', 'BEARER   '])('may begin with "%s"', async (scheme) => {
    expect((await verifier.authenticate(scheme + GOOD)).appId).not.toBe('');
  });

  it('takes nothing but bound tokens if it is told so', async () => {
    const { authorization, dpop: proofs } = callWithProof('a good proof');
    const call = { method: 'GET', path: '/documents/7', proofs };
    const strict = issuer.verifier({ dpopAt: `${vectors.address}/`, requireDpop: true });
    const refusal = (verifier: Verifier, header?: string): Promise<unknown> =>
      verifier.authenticate(header, call).catch((failure: unknown) => failure);

    expect((await strict.authenticate(authorization, call)).boundTo).toBeDefined();
    expect(await refusal(strict, `Bearer ${GOOD}`)).toMatchObject({ reason: 'unbound_token' });
    expect(await refusal(strict)).toMatchObject({
      headers: { 'WWW-Authenticate': 'DPoP realm="mintmark", algs="ES256 RS256 PS256 EdDSA Ed25519"' },
    });
    const nowhere = await refusal(issuer.verifier(), authorization);
    expect(nowhere, 'nobody said where this API is').toMatchObject({ reason: 'no_token' });
    expect(() => issuer.verifier({ requireDpop: true })).toThrow(/dpopAt/);
  });

  it('says by how many seconds a clock is off', async () => {
    const { authorization, dpop: proofs } = callWithProof('an old proof');
    const verifier = issuer.verifier({ dpopAt: vectors.address });

    await expect(verifier.authenticate(authorization, { method: 'GET', path: '/documents/7', proofs })).rejects.toThrow(
      'The proof does not hold. (iat, 61 seconds behind this server)',
    );
  });

  it.each([undefined, null, '', 'Basic bW06bW1z', 'Bearerx', 'DPoP abc'])('%s asks for a token', async (header) => {
    const refused = await refusal(() => verifier.authenticate(header));

    expect(refused).toMatchObject({ reason: 'no_token', status: 401 });
    expect(refused.headers).toEqual({ 'WWW-Authenticate': 'Bearer realm="mintmark"' });
  });

  it.each(['Bearer', 'Bearer ', 'Bearer a b', 'Bearer a.b.c', 'Bearer ä.ö.ü', 'Bearer ..', 'Bearer a.b'])(
    '"%s" has no token',
    async (header) => {
      expect((await refusal(() => verifier.authenticate(header))).reason).toBe('malformed');
      expect(issuer.fetches).toBe(0);
    },
  );

  it('may not be endless', async () => {
    expect(await reasonFor(GOOD.replace('.', `${'A'.repeat(20_000)}.`))).toBe('malformed');
  });
});

describe('a refusal', () => {
  it('names the resource metadata', async () => {
    const metadata = 'https://api.example.com/.well-known/oauth-protected-resource';
    const described = issuer.verifier({ resourceMetadata: metadata });

    expect((await refusal(() => described.authenticate(undefined))).headers['WWW-Authenticate']).toBe(
      `Bearer realm="mintmark", resource_metadata="${metadata}"`,
    );
    expect((await refusal(() => described.verify(tokenOf('expired')))).headers['WWW-Authenticate']).toBe(
      'Bearer realm="mintmark", error="invalid_token", error_description="The token has expired.", ' +
        `resource_metadata="${metadata}"`,
    );
  });

  it('says nothing of its token', async () => {
    const token = tokenOf('another key under the same kid');
    const refused = await refusal(() => verifier.verify(token));

    expect(inspect(refused) + JSON.stringify(refused.headers)).not.toContain(token.slice(0, 20));
  });
});

describe('a caller', () => {
  it('must have the scopes', async () => {
    const caller = await verifier.verify(tokenOf('several scopes'));
    caller.requireScope('documents.read');
    caller.requireScope('documents.write', 'documents.read');

    const refused = await refusal(() => caller.requireScope('documents.read', 'documents.delete'));
    expect(refused).toMatchObject({ reason: 'insufficient_scope', status: 403 });
    expect(refused.headers['WWW-Authenticate']).toContain('error="insufficient_scope"');
    expect(refused.headers['WWW-Authenticate']).toContain('scope="documents.read documents.delete"');
    expect(() => caller.requireScope('documents.read documents.write')).toThrow(TypeError);
    expect(() => caller.requireScope('a"b')).toThrow(TypeError);
  });

  it('must come from an allowed origin', async () => {
    const caller = await verifier.verify(GOOD);
    caller.requireOrigin(undefined);
    caller.requireOrigin('https://app.example.com');

    const refused = await refusal(() => caller.requireOrigin('https://evil.example'));
    expect(refused).toMatchObject({ reason: 'origin_not_allowed', status: 403, headers: {} });
  });

  it('must have a plan', async () => {
    expect((await verifier.verify(GOOD)).requirePlan().code).toBe('starter');

    const without = await verifier.verify(tokenOf('no limits: no plan applies'));
    expect(await refusal(() => without.requirePlan())).toMatchObject({ reason: 'no_plan', status: 403 });
  });

  it('may do what is within a limit', async () => {
    const plan = (await verifier.verify(tokenOf('a limit of zero'))).requirePlan();

    expect(plan.documentUnitsPerHour.allows(0)).toBe(true);
    expect(plan.documentUnitsPerHour.allows(1)).toBe(false);
    expect(plan.documentUnitsPerDay.allows(Number.MAX_SAFE_INTEGER)).toBe(true);
  });
});

describe('a setting that cannot be meant', () => {
  it.each([
    'mintmark',
    '',
    'ftp://id.example.com',
    'https://id.example.com/',
    'https://id.example.com/mintmark',
    'https://id.example.com?a',
    'https://id.example.com#a',
    'https://user@id.example.com',
    'http://id.example.com',
    'http://localhost.example.com',
  ])('the issuer "%s"', (impossible) => {
    expect(() => Verifier.of(impossible, 'mintmark-api')).toThrow(TypeError);
  });

  it.each(['https://id.example.com:8443', 'http://localhost:9080', 'http://127.0.0.1', 'http://[::1]:9080'])(
    'is not the issuer "%s"',
    (possible) => {
      expect(Verifier.of(possible, 'mintmark-api')).toBeInstanceOf(Verifier);
    },
  );

  it.each([
    { keysAt: 'file:///keys.json' },
    { resourceMetadata: 'nowhere' },
    { clockSkew: 61 },
    { clockSkew: -1 },
    { clockSkew: Number.NaN },
    { algorithms: [] },
    { algorithms: ['HS256' as 'ES256'] },
  ])('%j', (settings) => {
    expect(() => Verifier.of(vectors.issuer, vectors.audience, settings)).toThrow(TypeError);
  });

  it('an audience that is none', () => {
    expect(() => Verifier.of(vectors.issuer, '')).toThrow(TypeError);
  });
});

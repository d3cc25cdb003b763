import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, Refused, type Plan } from '@mintmark/verifier';
import { CompactToken } from '../src/compact-token.js';
import { HeldCuts } from '../src/held-cuts.js';
import { isAllowedOrigin } from '../src/origin.js';
import { PublishedKeys } from '../src/published-keys.js';
import { Challenge, type Rejection } from '../src/refused.js';
import { TokenRules } from '../src/token-rules.js';
import { PretendedIssuer } from './pretended-issuer.js';
import { vectors, type TokenCase } from './vectors.js';

let issuer: PretendedIssuer;

beforeAll(async () => {
  issuer = await PretendedIssuer.start();
});

afterAll(() => issuer.close());

const verify = ({ token, settings }: TokenCase) =>
  issuer
    .verifier({
      clockSkew: vectors.clockSkew,
      acceptTypeJwt: settings?.types !== undefined,
      algorithms: settings?.algorithms ?? ['ES256'],
    })
    .verify(token);

const accepted = vectors.cases.filter(({ outcome }) => outcome === 'accepted');
const refused = vectors.cases.filter(({ outcome }) => outcome !== 'accepted');

function limitsOf(plan: Plan): Record<string, unknown> {
  const limits = {
    maxDocumentUnitsPerDocument: plan.documentUnitsPerDocument,
    maxDocumentUnitsPerHour: plan.documentUnitsPerHour,
    maxDocumentUnitsPerDay: plan.documentUnitsPerDay,
    maxDocumentUnitsPerWeek: plan.documentUnitsPerWeek,
    maxDocumentUnitsPerMonth: plan.documentUnitsPerMonth,
    maxApiRequestsPerMinute: plan.apiRequestsPerMinute,
  };
  const set = Object.entries(limits).filter(([, limit]) => limit.most !== undefined);
  return {
    plan: plan.code,
    revision: plan.revision,
    ...Object.fromEntries(set.map(([name, limit]) => [name, limit.most])),
  };
}

const membersOf = (caller: Caller) => ({
  clientId: caller.clientId,
  tenantId: caller.tenantId,
  appId: caller.appId,
  region: caller.region,
  dbCode: caller.dbCode,
  domains: caller.domains,
  scopes: [...caller.scopes],
  limits: caller.limits.fold(limitsOf, () => null),
  credentialVersion: caller.credentialVersion,
  tokenId: caller.tokenId,
  issuedAt: caller.issuedAt.getTime() / 1000,
  expiresAt: caller.expiresAt.getTime() / 1000,
});

describe('the vectors', () => {
  it('are there', () => {
    expect(accepted.length).toBeGreaterThan(10);
    expect(refused.length).toBeGreaterThan(40);
    expect(vectors.cuts.length).toBeGreaterThan(60);
    expect(vectors.origins.length).toBeGreaterThan(40);
    expect(vectors.proofs.length).toBeGreaterThan(40);
  });

  it.each(accepted)('accepts: $name', async (one) => {
    expect(membersOf(await verify(one))).toEqual(one.caller);
  });

  it.each(refused)('refuses: $name', async (one) => {
    const refusal: unknown = await verify(one).catch((failure: unknown) => failure);

    expect(refusal).toBeInstanceOf(Refused);
    expect(refusal).toMatchObject({ reason: one.outcome, status: 401 });
    expect((refusal as Refused).headers['WWW-Authenticate']).toContain('error="invalid_token"');
  });

  it.each(vectors.cuts)('cuts: $name', async ({ list, token, outcome, settings }) => {
    const clock = () => issuer.now;
    const { clockSkew, audience } = vectors;
    const algorithms = settings?.algorithms ?? ['ES256'];
    const types = (settings?.types ?? ['at+jwt']).map((type) => type.toLowerCase());
    const rules = new TokenRules({ issuer: vectors.issuer, audience, algorithms, types, clockSkew, clock });
    const keys = new PublishedKeys(new URL(`${issuer.uri}/.well-known/jwks.json`), clock, () => undefined);
    const held = new HeldCuts({ audience, staleAfter: 60_000, clockSkew: clockSkew * 1000, clock }, rules, keys);
    const parsed = new CompactToken(token);
    const caller = rules.caller(parsed, new Challenge());

    const taken = held.take(list, 'W/"1"').then(() => held.check(parsed, caller));

    const actual = await taken.then(
      () => 'accepted',
      (failure: unknown) => (failure as Rejection).reason,
    );
    expect(actual).toBe(outcome);
    expect(held.age !== undefined, 'taken').toBe(['accepted', 'revoked'].includes(outcome));
  });

  it.each(vectors.proofs)('judges: $name', async ({ scheme, token, method, path, proofs, again, outcome }) => {
    const verifier = issuer.verifier({ dpopAt: vectors.address });
    const authenticate = () => verifier.authenticate(`${scheme} ${token}`, { method, path, proofs });
    if (again) {
      await authenticate();
    }
    const refusal: unknown = await authenticate().catch((failure: unknown) => failure);

    expect(refusal instanceof Refused ? refusal.reason : 'accepted').toBe(outcome);
    if (refusal instanceof Refused && outcome !== 'invalid_claims') {
      const error = outcome === 'invalid_proof' ? 'invalid_dpop_proof' : 'invalid_token';
      expect(refusal.status).toBe(401);
      expect(refusal.headers['WWW-Authenticate']).toContain(
        `DPoP realm="mintmark", algs="ES256 RS256 PS256 EdDSA Ed25519", error="${error}"`,
      );
    }
  });

  it.each(vectors.origins)('compares $origin with $domains', ({ origin, domains, allowed }) => {
    expect(origin === null || isAllowedOrigin(origin, domains)).toBe(allowed);
  });
});

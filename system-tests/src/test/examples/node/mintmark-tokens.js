import { createRemoteJWKSet, jwtVerify } from 'jose';

const issuer = process.env.MINTMARK_ISSUER ?? 'http://localhost:9080';

// Keeps the keys for five minutes; fetches them again, at most every 30 seconds, for a kid that it does not know.
const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`), {
  cacheMaxAge: 300_000,
  cooldownDuration: 30_000,
});

// Returns the claims of a good token. Throws for a bad one: 401 for all but the missing scope, which is 403.
export async function verify(token) {
  const { payload } = await jwtVerify(token, keys, {
    typ: 'at+jwt',
    algorithms: ['ES256'],
    issuer,
    audience: 'mintmark-api',
    requiredClaims: ['exp', 'nbf', 'client_id', 'tenantid', 'scope'],
    clockTolerance: 30,
  });
  if (!payload.scope.split(' ').includes('mintmark.api')) {
    throw new Error('insufficient_scope');
  }
  return payload;
}

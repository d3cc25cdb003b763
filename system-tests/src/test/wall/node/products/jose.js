import { createRemoteJWKSet, jwtVerify } from 'jose';

export function verifier({ issuer, audience }) {
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`));
  return (token) => jwtVerify(token, keys, { issuer, audience });
}

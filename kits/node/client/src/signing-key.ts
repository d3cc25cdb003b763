import { createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto';

/** A private key that signs JSON Web Tokens: client assertions and proofs. */
export interface SigningKey {
  readonly key: KeyObject;
  readonly alg: string;
  readonly kid: string | undefined;
}

/** @throws TypeError if it is none that can be used */
export function signingKey(given: JsonWebKey | string): SigningKey {
  let jwk: JsonWebKey;
  let key: KeyObject;
  try {
    jwk = typeof given === 'string' ? (JSON.parse(given) as JsonWebKey) : given;
    key = createPrivateKey({ key: jwk, format: 'jwk' });
  } catch {
    // Without the cause: a parser may quote what it read.
    throw new TypeError('No JSON Web Key that can be used, or one without its private half.');
  }
  return { key, alg: algorithm(jwk, key), kid: typeof jwk.kid === 'string' ? jwk.kid : undefined };
}

function algorithm(jwk: JsonWebKey, key: KeyObject): string {
  if (jwk.kty === 'EC' && jwk.crv === 'P-256') {
    return 'ES256';
  }
  if (jwk.kty === 'OKP' && jwk.crv === 'Ed25519') {
    return 'EdDSA';
  }
  if (jwk.kty === 'RSA' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) {
    return jwk.alg === 'PS256' ? 'PS256' : 'RS256';
  }
  throw new TypeError('A key for signing is EC on P-256, RSA of 2,048 bits or more, or OKP with Ed25519.');
}

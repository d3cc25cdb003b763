import { createHash, generateKeyPairSync, randomUUID, type JsonWebKey, type KeyObject } from 'node:crypto';
import { SignJWT, exportJWK, type JWK } from 'jose';
import { signingKey } from './signing-key.js';
import type { Token } from './token.js';

const OF_PUBLIC_KEYS = ['kty', 'crv', 'x', 'y', 'n', 'e'];

/**
 * A key pair that tokens are bound to (RFC 9449): whoever steals such a token cannot use it without the key. Nothing of
 * it shows when it is printed or serialized.
 */
export class DpopKey {
  readonly #key: KeyObject;
  readonly #alg: string;
  #jwk: Promise<JWK> | undefined;

  private constructor(key: KeyObject, alg: string) {
    this.#key = key;
    this.#alg = alg;
  }

  /** A fresh one, on P-256, which is kept in memory only: each process has its own. */
  static generate(): DpopKey {
    return new DpopKey(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, 'ES256');
  }

  /**
   * One that is kept elsewhere.
   *
   * @param jwk a JSON Web Key with its private half, or its text: EC on P-256, RSA of 2,048 bits or more, or OKP with
   *   Ed25519
   * @throws TypeError if it is no such key
   */
  static of(jwk: JsonWebKey | string): DpopKey {
    const { key, alg } = signingKey(jwk);
    return new DpopKey(key, alg);
  }

  /**
   * A proof for one call of an API with a token that is bound to this key: to be sent as `DPoP`, beside
   * `Authorization: DPoP` and the token. Each is good for one request, within a minute.
   *
   * @param method of the request, such as `GET`
   * @param url of the request; its query and fragment do not count
   * @param now in milliseconds since 1970
   */
  proof(method: string, url: string | URL, token: Token, now = Date.now()): Promise<string> {
    const ath = createHash('sha256').update(token.value).digest('base64url');
    return this.#sign({ htm: method, htu: addressOf(url), ath }, now);
  }

  /**
   * A proof for a token request.
   *
   * @internal
   */
  proofForToken(endpoint: URL, nonce: string | undefined, now: number): Promise<string> {
    return this.#sign({ htm: 'POST', htu: addressOf(endpoint), ...(nonce === undefined ? {} : { nonce }) }, now);
  }

  async #sign(claims: Record<string, string>, now: number): Promise<string> {
    this.#jwk ??= publicHalf(this.#key);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: this.#alg, typ: 'dpop+jwt', jwk: await this.#jwk })
      .setIssuedAt(Math.floor(now / 1000))
      .setJti(randomUUID())
      .sign(this.#key);
  }
}

async function publicHalf(key: KeyObject): Promise<JWK> {
  const jwk = Object.entries(await exportJWK(key));
  return Object.fromEntries(jwk.filter(([member]) => OF_PUBLIC_KEYS.includes(member)));
}

function addressOf(url: string | URL): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

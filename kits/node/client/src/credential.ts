import { randomUUID, type JsonWebKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { SignJWT } from 'jose';
import { readFederatedToken } from './federated-token-file.js';
import { signingKey, type SigningKey } from './signing-key.js';

/** Long enough for a request and for clocks that differ; the server remembers it that many seconds. */
const LIFETIME = 120;
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * What is added to a token request.
 *
 * @internal
 */
export interface Proof {
  readonly authorization?: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

type Prove = (issuer: string, now: number) => Promise<Proof>;

/** How an app proves who it is. Nothing of it shows when it is printed or serialized. */
export class Credential {
  readonly #prove: Prove;

  private constructor(prove: Prove) {
    this.#prove = prove;
  }

  /** A client secret. */
  static secret(clientId: string, secret: string): Credential {
    return Credential.#secret(clientId, () => Promise.resolve(secret));
  }

  /** A client secret in a file, which is read for each token request: one that was replaced there is used at once. */
  static secretFile(clientId: string, path: string | URL): Credential {
    return Credential.#secret(clientId, () => readFile(path, 'utf8'));
  }

  /**
   * A private key, whose public half the app has registered (`private_key_jwt`, RFC 7523).
   *
   * @param jwk a JSON Web Key, or its text: EC on P-256, RSA of 2,048 bits or more, or OKP with Ed25519
   * @throws TypeError if it is no such key
   */
  static key(clientId: string, jwk: JsonWebKey | string): Credential {
    const key = signingKey(jwk);
    return Credential.#key(clientId, () => Promise.resolve(key));
  }

  /** A private key, as a JSON Web Key in a file, which is read for each token request. */
  static keyFile(clientId: string, path: string | URL): Credential {
    return Credential.#key(clientId, async () => signingKey(await readFile(path, 'utf8')));
  }

  /**
   * A token of the platform that the app runs on, in a file that the platform renews; read for each token request
   * (RFC 7523 §2.2).
   *
   * @param path the token as it is, of 8 KiB at most; white space around it is ignored
   */
  static federatedTokenFile(clientId: string, path: string | URL): Credential {
    const id = clientId.trim(); // nothing in the token names the app
    return new Credential(async () => ({
      parameters: {
        client_id: id,
        client_assertion_type: JWT_BEARER,
        client_assertion: await readFederatedToken(path),
      },
    }));
  }

  static #secret(clientId: string, read: () => Promise<string>): Credential {
    const encoded = (text: string) => new URLSearchParams({ '': text.trim() }).toString().slice(1);
    return new Credential(async () => {
      // Both parts are form-encoded first (RFC 6749 §2.3.1).
      const pair = `${encoded(clientId)}:${encoded(await read())}`;
      return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
    });
  }

  static #key(clientId: string, read: () => Promise<SigningKey>): Credential {
    const id = clientId.trim();
    return new Credential(async (issuer, now) => {
      const { key, alg, kid } = await read();
      const seconds = Math.floor(now / 1000);
      const assertion = await new SignJWT()
        .setProtectedHeader({ alg, typ: 'JWT', ...(kid === undefined ? {} : { kid }) })
        .setIssuer(id)
        .setSubject(id)
        .setAudience(issuer)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + LIFETIME)
        .setJti(randomUUID())
        .sign(key);
      return { parameters: { client_assertion_type: JWT_BEARER, client_assertion: assertion } };
    });
  }

  /**
   * What proves it in a token request.
   *
   * @internal
   */
  prove(issuer: string, now: number): Promise<Proof> {
    return this.#prove(issuer, now);
  }
}

import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, compactVerify, importJWK, type CryptoKey, type JWK } from 'jose';
import { Claims, isObject } from './claims.js';
import { CompactToken } from './compact-token.js';
import { Rejection } from './refused.js';

/** What a challenge names. */
export const ALGORITHMS = ['ES256', 'RS256', 'PS256', 'EdDSA', 'Ed25519'];

const OF_RSA: unknown[] = ['RS256', 'PS256'];
/** Two names of one (RFC 9864). */
const OF_ED25519: unknown[] = ['EdDSA', 'Ed25519'];

const LONGEST = 8_192;
const LEAST_RSA_BYTES = 256;
/** Seconds by which a proof's `iat` may lie before or after now. */
const WINDOW = 60;
const MOST_REMEMBERED = 100_000;
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/** A request to this API, as far as a proof speaks of it (RFC 9449 §4.2). */
export interface DpopRequest {
  /** Such as `GET`. */
  readonly method: string;
  /** As in the request line, such as `/documents/7`; a query does not count. */
  readonly path: string;
  /** The `DPoP` headers; undefined if there is none. Node joins several by commas, which makes them no proof. */
  readonly proofs: string | readonly string[] | undefined;
}

/** Judges the proofs that come with bound tokens (RFC 9449 §4.3, §7.1). */
export class DpopProofs {
  readonly #address: URL;
  readonly #clock: () => number;
  /** When each accepted proof was seen, in seconds since 1970; the oldest first. */
  readonly #used = new Map<string, number>();

  /** @param address of the API, as clients see it: what stands before a request's path */
  constructor(address: URL, clock: () => number) {
    this.#address = address;
    this.#clock = clock;
  }

  /** Refuses a request that has no proof for this token and for itself, of the key with this thumbprint. */
  async check({ method, path, proofs = [] }: DpopRequest, token: string, thumbprint: string): Promise<void> {
    const [sent, ...more] = [proofs].flat();
    demand(sent !== undefined, 'there is none');
    demand(more.length === 0, 'there are several');
    const { proof, claims } = parse(sent);
    const jwk = publicKey(proof.header);
    demand(claims.any('htm') === method, 'htm');
    demand(this.#isFor(path, claims.any('htu')), 'htu');
    const now = Math.floor(this.#clock() / 1000);
    checkTime(claims.any('iat'), now);
    const jti = claims.any('jti');
    demand(typeof jti === 'string' && jti !== '', 'jti');
    demand(claims.any('ath') === hash(token), 'ath');
    const { key, print } = await imported(jwk, String(proof.header.any('alg')));
    demand(print === thumbprint, 'the token is bound to another key');
    try {
      await compactVerify(sent, key, { algorithms: ALGORITHMS });
    } catch (cause) {
      throw new Rejection('invalid_proof', 'signature', cause);
    }
    demand(this.#remember(hash(`${thumbprint}\n${jti}`), now), 'it was used before');
  }

  #isFor(path: string, htu: unknown): boolean {
    const wanted = normalized(this.#address.href.replace(/\/$/, '') + path);
    return typeof htu === 'string' && wanted !== undefined && normalized(htu) === wanted;
  }

  /** Whether it was not remembered before. */
  #remember(digest: string, now: number): boolean {
    for (const [oldest, seen] of this.#used) {
      if (seen > now - 2 * WINDOW - 1 && this.#used.size < MOST_REMEMBERED) {
        break;
      }
      this.#used.delete(oldest);
    }
    if (this.#used.has(digest)) {
      return false;
    }
    this.#used.set(digest, now);
    return true;
  }
}

function parse(sent: string): { proof: CompactToken; claims: Claims } {
  try {
    const proof = new CompactToken(sent, LONGEST);
    return { proof, claims: proof.claims() };
  } catch (cause) {
    throw new Rejection('invalid_proof', 'it is no JWT', cause);
  }
}

function publicKey(header: Claims): JWK {
  const [typ, alg, jwk] = ['typ', 'alg', 'jwk'].map((member) => header.any(member));
  demand(typeof typ === 'string' && /^(application\/)?dpop\+jwt$/i.test(typ), 'typ');
  demand(!header.has('crit'), 'crit');
  demand(isObject(jwk) && !PRIVATE.some((member) => Object.hasOwn(jwk, member)), 'jwk');
  demand(fits(jwk, alg), 'alg');
  return jwk;
}

function fits(jwk: JWK, alg: unknown): boolean {
  switch (jwk.kty) {
    case 'RSA':
      return OF_RSA.includes(alg) && Buffer.from(String(jwk.n), 'base64url').length >= LEAST_RSA_BYTES;
    case 'EC':
      return jwk.crv === 'P-256' && alg === 'ES256';
    default:
      return jwk.kty === 'OKP' && jwk.crv === 'Ed25519' && OF_ED25519.includes(alg);
  }
}

async function imported(jwk: JWK, alg: string): Promise<{ key: CryptoKey; print: string }> {
  try {
    return { key: (await importJWK(jwk, alg)) as CryptoKey, print: await calculateJwkThumbprint(jwk) };
  } catch (cause) {
    throw new Rejection('invalid_proof', 'jwk', cause);
  }
}

/** Says by how many seconds a clock is off. */
function checkTime(issuedAt: unknown, now: number): void {
  demand(typeof issuedAt === 'number', 'iat');
  const ahead = Math.trunc(issuedAt) - now;
  const off = `${Math.abs(ahead)} seconds ${ahead > 0 ? 'ahead of' : 'behind'} this server`;
  demand(Math.abs(ahead) <= WINDOW, `iat, ${off}`);
}

/** Of a web address, what is compared: without query and fragment (RFC 3986 §6.2.2, §6.2.3). Undefined if it is none. */
function normalized(address: string): string | undefined {
  // A URL of the WHATWG would take white space and backslashes.
  if (!/^https?:\/\/[!-[\]-~]+$/i.test(address)) {
    return undefined;
  }
  try {
    const { origin, pathname, username, password } = new URL(address);
    return username === '' && password === '' ? origin + pathname : undefined;
  } catch {
    return undefined;
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function demand(holds: boolean, otherwise: string): asserts holds {
  if (!holds) {
    throw new Rejection('invalid_proof', otherwise);
  }
}

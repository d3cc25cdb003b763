import { Caller } from './caller.js';
import type { Claims } from './claims.js';
import { CompactToken } from './compact-token.js';
import { PublishedKeys } from './published-keys.js';
import { Challenge, Rejection } from './refused.js';
import { issuerOf, webAddress } from './web-address.js';

/** Algorithms with which Mintmark signs. There is no other, and none that shares a secret. */
export type Algorithm = 'ES256' | 'RS256';

const ALGORITHMS: readonly string[] = ['ES256', 'RS256'] satisfies Algorithm[];

export interface VerifierSettings {
  /** The algorithms that tokens of this API may be signed with; `ES256` alone by default. */
  readonly algorithms?: readonly Algorithm[];
  /** Takes tokens of type `JWT`, too: for an API whose tokens are configured so. */
  readonly acceptTypeJwt?: boolean;
  /** By how many seconds clocks may differ; 30 by default, at most a minute. */
  readonly clockSkew?: number;
  /**
   * Where the keys are, if not at `/.well-known/jwks.json` under the issuer. Whoever can change what is read from there
   * can make tokens: plain http only where nobody else has a hand in it.
   */
  readonly keysAt?: string | URL;
  /** Where this API describes itself (RFC 9728); refusals then name it, so that clients find the issuer. */
  readonly resourceMetadata?: string | URL;
  /** Is told why each time when the keys cannot be fetched, also in the background; by default, Node's warnings are. */
  readonly onOutage?: (cause: unknown) => void;
  /** What tells the time, in milliseconds since 1970; the system's clock by default. */
  readonly clock?: () => number;
}

/**
 * Verifies Mintmark's access tokens offline, for one API. Make one and keep it.
 *
 * Keys are fetched when the first token comes, kept for five minutes and renewed in the background; a token that names
 * an unknown key makes it fetch them at once, but not more often than twice in 30 seconds. An issuer that cannot be
 * reached is survived for an hour with the keys known.
 */
export class Verifier {
  readonly #issuer: string;
  readonly #audience: string;
  readonly #algorithms: readonly string[];
  readonly #types: readonly string[];
  readonly #clockSkew: number;
  readonly #clock: () => number;
  readonly #keys: PublishedKeys;
  readonly #challenge: Challenge;

  private constructor(issuer: string, audience: string, settings: VerifierSettings) {
    const { algorithms = ['ES256'], clockSkew = 30, keysAt, resourceMetadata, clock = Date.now } = settings;
    if (typeof audience !== 'string' || audience === '') {
      throw new TypeError('An audience is a text that is not empty.');
    }
    if (algorithms.length === 0 || !algorithms.every((algorithm) => ALGORITHMS.includes(algorithm))) {
      throw new TypeError(`Algorithms are ${ALGORITHMS.join(' and ')}.`);
    }
    if (!(clockSkew >= 0 && clockSkew <= 60)) {
      throw new TypeError('The clock skew is at least zero, and at most 60 seconds.');
    }
    const keys = new URL('/.well-known/jwks.json', issuerOf(issuer));
    this.#issuer = issuer;
    this.#audience = audience;
    this.#algorithms = [...algorithms];
    this.#types = settings.acceptTypeJwt === true ? ['at+jwt', 'jwt'] : ['at+jwt'];
    this.#clockSkew = clockSkew;
    this.#clock = clock;
    const address = keysAt === undefined ? keys : webAddress(keysAt);
    const warn = (cause: unknown) => {
      // That of fetch says "fetch failed", and why in its own cause.
      const reason = cause instanceof Error ? (cause.cause ?? cause) : cause;
      process.emitWarning(`The keys at ${address.href} cannot be fetched: ${String(reason)}`, 'MintmarkWarning');
    };
    this.#keys = new PublishedKeys(address, clock, settings.onOutage ?? warn);
    this.#challenge = new Challenge(resourceMetadata === undefined ? undefined : webAddress(resourceMetadata));
  }

  /**
   * A verifier. Nothing is fetched yet.
   *
   * @param issuer the installation's issuer, to the character
   * @param audience the audience of this API's tokens
   * @throws TypeError if no installation can have that issuer, or a setting cannot be meant
   */
  static of(issuer: string, audience: string, settings: VerifierSettings = {}): Verifier {
    return new Verifier(issuer, audience, settings);
  }

  /**
   * Who called.
   *
   * @param authorization the request's `Authorization` header; undefined if it has none
   * @throws {@link Refused} if there is no bearer token, or one that does not count
   */
  async authenticate(authorization: string | null | undefined): Promise<Caller> {
    const bearer = /^bearer(?: +(.*))?$/i.exec(authorization ?? '');
    if (!bearer) {
      throw this.#challenge.refuse('no_token');
    }
    return this.verify(bearer[1] ?? '');
  }

  /**
   * Whose token this is.
   *
   * @param token the token alone, without `Bearer`
   * @throws {@link Refused} if the token does not count, or the keys cannot be had
   */
  async verify(token: string): Promise<Caller> {
    try {
      const parsed = new CompactToken(token);
      this.#checkHeader(parsed.header);
      await this.#keys.checkSignature(parsed);
      return this.#caller(parsed.claims());
    } catch (failure) {
      throw failure instanceof Rejection
        ? this.#challenge.refuse(failure.reason, failure.detail, failure.cause)
        : failure;
    }
  }

  /** Refuses what need not be looked at further. */
  #checkHeader(header: Claims): void {
    if (header.has('crit')) {
      throw new Rejection('malformed', 'crit');
    }
    const typ = header.any('typ');
    // Without a prefix that may be left out, in one letter case (RFC 7515 §4.1.9).
    if (typeof typ !== 'string' || !this.#types.includes(typ.toLowerCase().replace(/^application\//, ''))) {
      throw new Rejection('wrong_type');
    }
    const alg = header.any('alg');
    if (typeof alg !== 'string' || !this.#algorithms.includes(alg)) {
      throw new Rejection('wrong_algorithm');
    }
  }

  /** Whom a token whose signature fits speaks of (rules §7). */
  #caller(claims: Claims): Caller {
    if (claims.any('iss') !== this.#issuer) {
      throw new Rejection('wrong_issuer');
    }
    const audiences = claims.any('aud');
    if (audiences !== this.#audience && !(Array.isArray(audiences) && audiences.includes(this.#audience))) {
      throw new Rejection('wrong_audience');
    }
    const now = Math.floor(this.#clock() / 1000);
    if (now - this.#clockSkew >= claims.wholeNumber('exp')) {
      throw new Rejection('expired');
    }
    if (now + this.#clockSkew < claims.wholeNumber('nbf')) {
      throw new Rejection('not_yet_valid');
    }
    return new Caller(claims, this.#challenge);
  }
}

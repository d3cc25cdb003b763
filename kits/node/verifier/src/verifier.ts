import type { Caller } from './caller.js';
import { CompactToken } from './compact-token.js';
import { CutsFollower, type Cuts, type WhenStale } from './cuts-follower.js';
import { CutsRequest } from './cuts-request.js';
import { ALGORITHMS as PROOF_ALGORITHMS, DpopProofs, type DpopRequest } from './dpop-proofs.js';
import { HeldCuts } from './held-cuts.js';
import { PublishedKeys } from './published-keys.js';
import { Challenge, Rejection } from './refused.js';
import { TokenRules } from './token-rules.js';
import { issuerOf, webAddress } from './web-address.js';

/** Algorithms with which Mintmark signs. There is no other, and none that shares a secret. */
export type Algorithm = 'ES256' | 'RS256';

const ALGORITHMS: readonly string[] = ['ES256', 'RS256'] satisfies Algorithm[];

/**
 * How the cut list is followed: with the secret itself, or a file that holds it. A file is read for each request: a
 * secret that was replaced there is used at once.
 */
export type FollowCuts = {
  /** Of the API, or of the resource server: `mr_…`. */
  readonly clientId: string;
  /**
   * For how many seconds a list counts that the server did not confirm again: from five seconds to a day; a minute or
   * two survives a server's restart.
   */
  readonly staleAfter: number;
  /**
   * What becomes of tokens after that, and if there was never a list: they are refused with 503 (`refuse`), or verified
   * by the list that was read last, or without any (`go_on`): then what was revoked since is served until it expires.
   */
  readonly whenStale: WhenStale;
} & (
  | { readonly secret: string; readonly secretFile?: undefined }
  | { readonly secretFile: string | URL; readonly secret?: undefined }
);

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
  /**
   * Follows the cut list in the background, so that tokens are refused moments after an app is disabled, its secret
   * replaced, its tenant suspended, and so on (rules §12). It waits at the server for news, which costs one request in
   * half a minute. Tokens wait for its first answer, at most five seconds.
   */
  readonly followCuts?: FollowCuts;
  /**
   * Where the cut list is, if not at `/connect/cuts` under the issuer. The secret is sent there: plain http only where
   * nobody else can read it.
   */
  readonly cutsAt?: string | URL;
  /**
   * Where this API is, as clients see it, whatever stands before it: what they call begins with it. Set, tokens that are
   * bound to a key are taken, too, if a proof comes with them (RFC 9449). It is never taken from the request, since
   * whoever has stolen a proof for another address could say that this is the one.
   */
  readonly dpopAt?: string | URL;
  /** Takes tokens only that are bound to a key; to be set beside `dpopAt`. */
  readonly requireDpop?: boolean;
  /**
   * Is told why each time when the keys cannot be fetched, also in the background, and when the cut list is stale, or
   * could not be read three times in a row; by default, Node's warnings are.
   */
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
 *
 * What was revoked after a token was issued is seen by one that follows the cut list: `followCuts`.
 */
export class Verifier {
  readonly #rules: TokenRules;
  readonly #keys: PublishedKeys;
  readonly #challenge: Challenge;
  readonly #dpopChallenge: Challenge;
  /** Undefined if bound tokens are not taken. */
  readonly #proofs: DpopProofs | undefined;
  readonly #requireDpop: boolean;
  readonly #cuts: CutsFollower | undefined;

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
    const installation = issuerOf(issuer);
    const types = settings.acceptTypeJwt === true ? ['at+jwt', 'jwt'] : ['at+jwt'];
    this.#rules = new TokenRules({ issuer, audience, algorithms: [...algorithms], types, clockSkew, clock });
    const address = keysAt === undefined ? new URL('/.well-known/jwks.json', installation) : webAddress(keysAt);
    const warn = (cause: unknown) => {
      // That of fetch says "fetch failed", and why in its own cause.
      const reason = cause instanceof Error ? (cause.cause ?? cause) : cause;
      process.emitWarning(`The keys at ${address.href} cannot be fetched: ${String(reason)}`, 'MintmarkWarning');
    };
    this.#keys = new PublishedKeys(address, clock, settings.onOutage ?? warn);
    const { dpopAt, requireDpop = false } = settings;
    if (requireDpop && dpopAt === undefined) {
      throw new TypeError('To require bound tokens, say where this API is: dpopAt.');
    }
    const described = resourceMetadata === undefined ? undefined : webAddress(resourceMetadata);
    this.#dpopChallenge = new Challenge(described, PROOF_ALGORITHMS);
    this.#challenge = requireDpop ? this.#dpopChallenge : new Challenge(described);
    this.#proofs = dpopAt === undefined ? undefined : new DpopProofs(webAddress(dpopAt), clock);
    this.#requireDpop = requireDpop;
    const { followCuts, cutsAt } = settings;
    const list = cutsAt === undefined ? new URL('/connect/cuts', installation) : webAddress(cutsAt);
    if (followCuts) {
      const { staleAfter, whenStale } = followCuts;
      const request = requestOf(list, followCuts);
      const held = { audience, staleAfter: staleAfter * 1000, clockSkew: clockSkew * 1000, clock };
      const tell = settings.onOutage ?? ((problem: Error) => process.emitWarning(problem.message, 'MintmarkWarning'));
      const cuts = new HeldCuts(held, this.#rules, this.#keys);
      this.#cuts = new CutsFollower(cuts, request, staleAfter, whenStale, tell);
    }
  }

  /**
   * A verifier. Nothing is fetched yet, but for the cut list if it is followed.
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
   * @param request what a proof has to speak of, where `dpopAt` is set and bound tokens are taken (RFC 9449 §7.1)
   * @throws {@link Refused} if there is no token, or one that does not count, or that is bound and comes without a proof
   *   that holds
   */
  async authenticate(authorization: string | null | undefined, request?: DpopRequest): Promise<Caller> {
    const bound = /^dpop(?: +(.*))?$/i.exec(authorization ?? '');
    if (bound && request && this.#proofs) {
      return this.#verifyBound(bound[1] ?? '', request, this.#proofs);
    }
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
   * @throws {@link Refused} if the token does not count, or is bound to a key, or the keys cannot be had, or the cut
   *   list if it is followed
   */
  async verify(token: string): Promise<Caller> {
    return this.#verify(token, this.#challenge, (caller) => {
      if (caller.boundTo !== undefined) {
        throw this.#dpopChallenge.refuse('bound_token');
      }
      if (this.#requireDpop) {
        throw new Rejection('unbound_token');
      }
    });
  }

  #verifyBound(token: string, request: DpopRequest, proofs: DpopProofs): Promise<Caller> {
    return this.#verify(token, this.#dpopChallenge, async ({ boundTo }) => {
      if (boundTo === undefined) {
        throw new Rejection('unbound_token');
      }
      await proofs.check(request, token, boundTo);
    });
  }

  async #verify(
    token: string,
    challenge: Challenge,
    checkBinding: (caller: Caller) => void | Promise<void>,
  ): Promise<Caller> {
    try {
      const parsed = new CompactToken(token);
      this.#rules.checkHeader(parsed);
      await this.#keys.checkSignature(parsed);
      const caller = this.#rules.caller(parsed, challenge);
      await checkBinding(caller);
      await this.#cuts?.check(parsed, caller);
      return caller;
    } catch (failure) {
      throw failure instanceof Rejection ? challenge.refuse(failure.reason, failure.detail, failure.cause) : failure;
    }
  }

  /** How well the cut list is followed; undefined if it is not. */
  get cuts(): Cuts | undefined {
    return this.#cuts?.state;
  }

  /** Does not follow the cut list any more, which gets stale. Nothing else has to be closed. */
  close(): void {
    this.#cuts?.close();
  }
}

function requestOf(address: URL, following: FollowCuts): CutsRequest {
  const { clientId, secret, secretFile, staleAfter, whenStale } = following;
  // Not shown: it may be the secret.
  if (typeof clientId !== 'string' || !clientId.trim().startsWith('mr_')) {
    throw new TypeError('The client id of an API, or of a resource server, is mr_…');
  }
  if ((secret === undefined) === (secretFile === undefined) || secret?.trim() === '') {
    throw new TypeError('The cut list is read with either a secret, which is not empty, or a secretFile.');
  }
  if (!(staleAfter >= 5 && staleAfter <= 86_400)) {
    throw new TypeError('The cut list is stale after 5 to 86,400 seconds.');
  }
  if (!['refuse', 'go_on'].includes(whenStale)) {
    throw new TypeError("When the cut list is stale, tokens are refused ('refuse') or not ('go_on').");
  }
  const read = secret === undefined ? CutsRequest.inFile(secretFile) : () => Promise.resolve(secret);
  return new CutsRequest(address, clientId, read);
}

import type { Credential, Proof } from './credential.js';
import type { DpopKey } from './dpop-key.js';
import { tokenIn } from './token-answer.js';
import type { Token } from './token.js';
import { Rejected, TokenUnavailable, TryLater } from './token-unavailable.js';
import { issuerOf, webAddress } from './web-address.js';

/** Of its life, before its end: from then on it is renewed. */
const RENEWED_AHEAD = 0.2;
/** Of its life, before its end: from then on it is not used; it is to arrive, and clocks differ. */
const NOT_USED_ANY_MORE = 0.04;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;
/** A token this young is not forgotten: the next one would be no better. */
const YOUNG = 5_000;

export interface TokenClientSettings {
  /**
   * The identifier of the API that the tokens are for, to the character (RFC 8707 §2); unless set, the installation's
   * default API. A client is for one API: make one for each.
   */
  readonly resource?: string;
  /** The scopes to ask for, space-separated; unless set, those of the API that are open to the app. */
  readonly scope?: string;
  /**
   * The key that tokens are bound to (RFC 9449); unless set, they are bearer tokens. Then a call needs a proof, too:
   * `authorize` makes it.
   */
  readonly boundTo?: DpopKey;
  /**
   * Where tokens are asked for, if not at `/connect/token` under the issuer. The credential is sent there: plain http
   * only where nobody else can read it.
   */
  readonly tokenEndpoint?: string | URL;
  /** How many milliseconds to wait for an answer; ten seconds by default. */
  readonly timeout?: number;
  /** What tells the time, in milliseconds since 1970; the system's clock by default. */
  readonly clock?: () => number;
  /** What sends token requests, with a proxy or a trust store of its own; it is told to follow no redirects. */
  readonly fetch?: typeof fetch;
}

/**
 * Gets access tokens for one app, and keeps one that is fresh. Make one and keep it.
 *
 * A token is used until shortly before its end. From four fifths of its life on, whoever asks for it gets it at once,
 * while the next one is fetched in the background. Many that ask at once share one request. After a failure the server
 * is left alone for as long as it asks, and for one second, two, four and so on up to a minute: meanwhile, a token that
 * is still good is used, and without one the failure is told again.
 */
export class TokenClient {
  readonly #issuer: string;
  readonly #credential: Credential;
  readonly #endpoint: URL;
  readonly #resource: string | undefined;
  readonly #scope: string | undefined;
  readonly #key: DpopKey | undefined;
  readonly #timeout: number;
  readonly #clock: () => number;
  readonly #fetch: typeof fetch;

  /** Of the token endpoint, for the next proof; undefined while it gave none. */
  #nonce: string | undefined;
  #current: Token | undefined;
  #running: Promise<Token> | undefined;
  #failure: TokenUnavailable | undefined;
  #failuresInARow = 0;
  #failedAt = 0;
  #notBefore = 0;

  private constructor(issuer: string, credential: Credential, settings: TokenClientSettings) {
    const endpoint = new URL('/connect/token', issuerOf(issuer));
    if (settings.resource?.trim() === '') {
      throw new TypeError('The resource is blank.'); // the server would take that for the default API
    }
    this.#issuer = issuer;
    this.#credential = credential;
    this.#endpoint = settings.tokenEndpoint === undefined ? endpoint : webAddress(settings.tokenEndpoint);
    this.#resource = settings.resource;
    this.#scope = settings.scope;
    this.#key = settings.boundTo;
    this.#timeout = settings.timeout ?? 10_000;
    this.#clock = settings.clock ?? Date.now;
    this.#fetch = settings.fetch ?? fetch;
  }

  /**
   * A client. Nothing is asked for yet.
   *
   * @param issuer the installation's issuer, to the character
   * @param credential of the app
   * @throws TypeError if no installation can have that issuer, or the resource is blank
   */
  static of(issuer: string, credential: Credential, settings: TokenClientSettings = {}): TokenClient {
    return new TokenClient(issuer, credential, settings);
  }

  /**
   * A token that is good for now; waits for it where there is none yet.
   *
   * @throws {@link TokenUnavailable} if there is none, and why
   */
  async token(): Promise<Token> {
    const now = this.#clock();
    const current = this.#current;
    // A clock that was put back may not prolong a token's life, nor a pause.
    const usable = current && isWithin(now, current.requestedAt, current.endLess(NOT_USED_ANY_MORE));
    if (usable && now < current.endLess(RENEWED_AHEAD)) {
      return current;
    }
    if (!this.#running && !isWithin(now, this.#failedAt, this.#notBefore)) {
      this.#running = this.#renew(now);
      this.#running.catch(() => undefined); // whoever waits for it is told
    }
    if (usable) {
      return current;
    }
    if (this.#running) {
      return this.#running;
    }
    throw this.#failure ?? new TryLater('There is no token yet.', 0);
  }

  /**
   * Adds the token to what `fetch` is given: `fetch(api, await tokens.authorize({ method: 'POST', body }))`. Where tokens
   * are bound to a key, a proof is added, too, which is good for one request to this address:
   * `fetch(api, await tokens.authorize({ method: 'POST', body }, api))`.
   *
   * @param url of the request; needed where tokens are bound to a key
   * @throws {@link TokenUnavailable} if there is none, and why
   * @throws TypeError if the address is missing
   */
  async authorize(init: RequestInit = {}, url?: string | URL): Promise<RequestInit> {
    if (this.#key && url === undefined) {
      throw new TypeError('Tokens are bound to a key: say which address the request is for.');
    }
    const token = await this.token();
    const headers = new Headers(init.headers);
    headers.set('Authorization', `${this.#type} ${token.value}`);
    if (this.#key && url !== undefined) {
      headers.set('DPoP', await this.#key.proof(methodOf(init), url, token, this.#clock()));
    }
    return { ...init, headers };
  }

  get #type(): 'Bearer' | 'DPoP' {
    return this.#key ? 'DPoP' : 'Bearer';
  }

  /**
   * Makes the next request use another token: for an API that answered this one with 401 `invalid_token`. One that was
   * got within the last seconds stays.
   */
  forget(token: Token): void {
    if (this.#current === token && !isWithin(this.#clock(), token.requestedAt, token.requestedAt + YOUNG)) {
      this.#current = undefined;
    }
  }

  async #renew(now: number): Promise<Token> {
    try {
      const token = await this.#request(now);
      this.#current = token;
      this.#failure = undefined;
      this.#failuresInARow = 0;
      this.#notBefore = 0;
      return token;
    } catch (cause) {
      const failure =
        cause instanceof TokenUnavailable ? cause : new TryLater('The token endpoint cannot be reached.', 0, cause);
      this.#failure = failure;
      this.#failedAt = this.#clock();
      this.#notBefore = this.#failedAt + this.#pause(failure);
      this.#failuresInARow++;
      throw failure;
    } finally {
      this.#running = undefined;
    }
  }

  async #request(now: number): Promise<Token> {
    let answer = await tokenIn(await this.#send(now), now, this.#type);
    if (answer === 'nonce wanted') {
      answer = await tokenIn(await this.#send(now), now, this.#type);
    }
    if (answer === 'nonce wanted') {
      throw new Rejected('use_dpop_nonce', '', 'The server wants another nonce each time.');
    }
    return answer;
  }

  async #send(now: number): Promise<Response> {
    const { authorization, parameters } = await this.#proof(now);
    const form = new URLSearchParams({ grant_type: 'client_credentials', ...parameters });
    if (this.#resource !== undefined) {
      form.set('resource', this.#resource);
    }
    if (this.#scope !== undefined) {
      form.set('scope', this.#scope);
    }
    const headers = new Headers({ Accept: 'application/json' });
    if (authorization !== undefined) {
      headers.set('Authorization', authorization);
    }
    if (this.#key) {
      // What the server calls its token endpoint, wherever it is asked.
      const endpoint = new URL('/connect/token', this.#issuer);
      headers.set('DPoP', await this.#key.proofForToken(endpoint, this.#nonce, now));
    }
    const send = this.#fetch;
    const response = await send(this.#endpoint, {
      method: 'POST',
      headers,
      body: form,
      redirect: 'manual',
      signal: AbortSignal.timeout(this.#timeout),
    });
    this.#nonce = response.headers.get('DPoP-Nonce') ?? this.#nonce;
    return response;
  }

  async #proof(now: number): Promise<Proof> {
    try {
      return await this.#credential.prove(this.#issuer, now);
    } catch (cause) {
      if (cause instanceof TokenUnavailable) {
        throw cause;
      }
      throw new Rejected('credential_unusable', '', 'The secret or key cannot be read or used.', cause);
    }
  }

  /** As long as the server asks, and longer with each failure. */
  #pause(failure: TokenUnavailable): number {
    const own = Math.min(FIRST_PAUSE * 2 ** Math.min(this.#failuresInARow, 10), LONGEST_PAUSE);
    return failure instanceof TryLater ? Math.max(own, failure.retryAfter * 1000) : own;
  }
}

/** As `fetch` sends it. */
function methodOf({ method = 'GET' }: RequestInit): string {
  return /^(delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method;
}

function isWithin(now: number, start: number, end: number): boolean {
  return now >= start && now < end;
}

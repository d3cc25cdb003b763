interface Meaning {
  readonly status: 401 | 403 | 503;
  /** The error code of RFC 6750 §3.1 or RFC 9449 §7.1; absent where it has none. */
  readonly error?: 'invalid_token' | 'invalid_dpop_proof' | 'insufficient_scope';
  readonly description: string;
}

const invalidToken = (description: string): Meaning => ({ status: 401, error: 'invalid_token', description });

const MEANINGS = {
  /** The request has no bearer token. */
  no_token: { status: 401, description: 'This needs an access token.' },
  /** The token is no JWS in compact form, to the letter, or demands an extension. */
  malformed: invalidToken('The token is not an access token.'),
  /** The token is a JWT of another type. */
  wrong_type: invalidToken('The token is not an access token.'),
  /** The token is signed with an algorithm that is not configured. */
  wrong_algorithm: invalidToken('The token is signed with another algorithm.'),
  /** The token names no published key. */
  unknown_key: invalidToken('The token is signed with an unknown key.'),
  /** The signature does not fit. */
  bad_signature: invalidToken('The signature of the token does not fit.'),
  /** The token is of another issuer. */
  wrong_issuer: invalidToken('The token is of another issuer.'),
  /** The token is for another API. */
  wrong_audience: invalidToken('The token is for another audience.'),
  /** The token is over. */
  expired: invalidToken('The token has expired.'),
  /** The token is not valid yet. */
  not_yet_valid: invalidToken('The token is not valid yet.'),
  /** The cut list says that the token no longer counts. */
  revoked: invalidToken('The token was revoked.'),
  /** A claim is missing, or not what it should be. */
  invalid_claims: invalidToken('The token lacks a claim, or one cannot be read.'),
  /** The token is bound to a key, and was sent without a proof, as a bearer token. */
  bound_token: invalidToken('The token is bound to a key: send it with a proof, as DPoP.'),
  /** The token is not bound to a key, and was sent as if it were, or the verifier was told to take bound ones only. */
  unbound_token: invalidToken('The token is not bound to a key.'),
  /** The proof that was sent with a bound token does not hold, or there is none. */
  invalid_proof: { status: 401, error: 'invalid_dpop_proof', description: 'The proof does not hold.' },
  /** A scope is missing. */
  insufficient_scope: { status: 403, error: 'insufficient_scope', description: 'The token lacks a scope.' },
  /** A browser's page may not use the token. */
  origin_not_allowed: { status: 403, description: 'The token may not be used from this origin.' },
  /** No plan applies to the app, and this API serves nobody without one. */
  no_plan: { status: 403, description: 'No plan applies to this app.' },
  /** The keys could not be fetched. It is not the caller's fault. */
  keys_unavailable: { status: 503, description: 'Tokens cannot be verified at the moment.' },
  /** The cut list was not confirmed for too long, and the verifier was told to refuse then. */
  cuts_unavailable: { status: 503, description: 'It cannot be told at the moment whether tokens were revoked.' },
} satisfies Record<string, Meaning>;

/** Why a request is not served; for logs and metrics. */
export type Reason = keyof typeof MEANINGS;

/** A request that is not served, and the answer to it: a status and headers (RFC 6750 §3, RFC 9449 §7.1, RFC 9728 §5.1). */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly reason: Reason;
  /** The status of the answer. */
  readonly status: 401 | 403 | 503;
  /** The headers of the answer: `WWW-Authenticate` or `Retry-After`, where there is something to say. */
  readonly headers: Readonly<Record<string, string>>;

  /** @internal */
  constructor(reason: Reason, headers: Record<string, string>, detail?: string, cause?: unknown) {
    const { status, description } = MEANINGS[reason];
    super(detail === undefined ? description : `${description} (${detail})`, cause === undefined ? {} : { cause });
    this.reason = reason;
    this.status = status;
    this.headers = Object.freeze(headers);
  }
}

/** Why a token does not count, before it is known how to answer. */
export class Rejection extends Error {
  constructor(
    readonly reason: Reason,
    readonly detail?: string,
    override readonly cause?: unknown,
  ) {
    super(reason);
  }
}

/** Makes refusals (RFC 6750 §3, RFC 9449 §7.1). */
export class Challenge {
  /** Seconds after which the keys, or the cut list, may be there again. */
  static readonly #RETRY_AFTER = 5;

  readonly #resourceMetadata: string | undefined;
  readonly #algorithms: string | undefined;

  /**
   * @param resourceMetadata where the API describes itself (RFC 9728)
   * @param algorithms of proofs, if bound tokens are asked for
   */
  constructor(resourceMetadata?: URL, algorithms?: readonly string[]) {
    this.#resourceMetadata = resourceMetadata?.href;
    this.#algorithms = algorithms?.join(' ');
  }

  refuse(reason: Reason, detail?: string, cause?: unknown): Refused {
    return new Refused(reason, this.#headers(reason), detail, cause);
  }

  /** The refusal of a token that lacks one of these scopes, space-separated. */
  refuseWithoutScope(scope: string): Refused {
    return new Refused('insufficient_scope', this.#headers('insufficient_scope', scope), scope);
  }

  #headers(reason: Reason, scope?: string): Record<string, string> {
    const { status, error, description }: Meaning = MEANINGS[reason];
    if (status === 503) {
      return { 'Retry-After': String(Challenge.#RETRY_AFTER) };
    }
    if (!error && reason !== 'no_token') {
      return {};
    }
    // Values hold neither quotes nor backslashes: they are texts of ours, scopes, or a URL.
    const parameters = {
      realm: 'mintmark',
      algs: this.#algorithms,
      error,
      error_description: error && description,
      scope,
      resource_metadata: this.#resourceMetadata,
    };
    const said = Object.entries(parameters).filter(([, value]) => value !== undefined);
    const scheme = this.#algorithms === undefined ? 'Bearer' : 'DPoP';
    return { 'WWW-Authenticate': `${scheme} ${said.map(([name, value]) => `${name}="${value ?? ''}"`).join(', ')}` };
  }
}

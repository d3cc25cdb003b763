/** There is no token, and why: the three cases differ in who can do something about it. */
export abstract class TokenUnavailable extends Error {}

const BLOCKED_REASONS = [
  'app_disabled',
  'tenant_inactive',
  'region_missing',
  'database_missing',
  'plan_retired',
  'secret_expired',
] as const;

/** What blocks an app (rules §7); `other` is something that this version of the library does not know. */
export type BlockedReason = (typeof BLOCKED_REASONS)[number] | 'other';

/** The client has proven who it is, but gets no token: somebody who manages the app, or the host, must act. */
export class Blocked extends TokenUnavailable {
  override readonly name = 'Blocked';
  readonly reason: BlockedReason;
  /** The reason as the server said it, also where this version of the library does not know it. */
  readonly code: string;

  /** @internal */
  constructor(code: string, description: string) {
    super(`The app gets no token: ${code || 'no reason given'}. ${description}`);
    this.code = code;
    this.reason = BLOCKED_REASONS.find((known) => known === code) ?? 'other';
  }
}

const REJECTED_REASONS = [
  'unknown_resource',
  'resource_disabled',
  'resource_not_in_plan',
  'unknown_scope',
  'scope_not_in_plan',
] as const;

/**
 * What is wrong with the API or the scopes that are asked for (rules §7); `other` where none was given, as for
 * `invalid_client`, or one that this version of the library does not know.
 */
export type RejectedReason = (typeof REJECTED_REASONS)[number] | 'other';

/** The request itself is refused: the credential, the API, the scope or the address is to be corrected here. */
export class Rejected extends TokenUnavailable {
  override readonly name = 'Rejected';
  /**
   * The code of RFC 6749 §5.2 or RFC 8707 §2, such as `invalid_client`; `credential_unusable` where a secret or a key
   * cannot be read, `token_file_unusable` where the file of a federated token cannot.
   */
  readonly error: string;
  /** Why there is no token for the API or the scopes. */
  readonly reason: RejectedReason;
  /** The reason as the server said it, also where this version of the library does not know it; may be empty. */
  readonly code: string;

  /** @internal */
  constructor(error: string, code: string, description: string, cause?: unknown) {
    const said = code === '' ? error : `${error}, ${code}`;
    super(`The token request is refused: ${said}. ${description}`, cause === undefined ? {} : { cause });
    this.error = error;
    this.code = code;
    this.reason = REJECTED_REASONS.find((known) => known === code) ?? 'other';
  }
}

/** The server cannot answer now, or asks for patience; the library tries again by itself when it is asked next. */
export class TryLater extends TokenUnavailable {
  override readonly name = 'TryLater';
  /** How many seconds the server asked to wait; zero if it did not say. */
  readonly retryAfter: number;

  /** @internal */
  constructor(message: string, retryAfter: number, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.retryAfter = retryAfter;
  }
}

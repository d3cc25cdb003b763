/** An access token, and until when it is of use. It does not show when it is printed or serialized. */
export class Token {
  /** When it ends, counted from when it was asked for. */
  readonly expiresAt: Date;
  /** The granted scopes. */
  readonly scopes: ReadonlySet<string>;
  /** @internal */
  readonly requestedAt: number;
  readonly #value: string;

  /** @internal */
  constructor(value: string, requestedAt: number, seconds: number, scopes: readonly string[]) {
    this.#value = value;
    this.requestedAt = requestedAt;
    this.expiresAt = new Date(requestedAt + seconds * 1000);
    this.scopes = new Set(scopes);
  }

  /** The token itself: what stands behind `Bearer`, or `DPoP`. */
  get value(): string {
    return this.#value;
  }

  /**
   * This share of its life before its end.
   *
   * @internal
   */
  endLess(share: number): number {
    const end = this.expiresAt.getTime();
    return end - (end - this.requestedAt) * share;
  }
}

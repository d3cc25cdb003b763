import type { Caller } from './caller.js';
import { CompactToken } from './compact-token.js';
import type { CutList } from './cut-list.js';
import { MOST_BYTES } from './cuts-request.js';
import type { PublishedKeys } from './published-keys.js';
import { Rejection } from './refused.js';
import type { TokenRules } from './token-rules.js';

interface Settings {
  /** Of the tokens. */
  readonly audience: string;
  /** For how many milliseconds a list counts that was not confirmed. */
  readonly staleAfter: number;
  /** In milliseconds. */
  readonly clockSkew: number;
  /** In milliseconds since 1970. */
  readonly clock: () => number;
}

interface Held {
  readonly list: CutList;
  /** Undefined if the server gave none. */
  readonly tag: string | undefined;
  /** In milliseconds since 1970. */
  readonly confirmedAt: number;
}

/** The cut list that was read last, and when the server said that it is the current one. */
export class HeldCuts {
  readonly #settings: Settings;
  readonly #rules: TokenRules;
  readonly #keys: PublishedKeys;
  #held: Held | undefined;

  constructor(settings: Settings, rules: TokenRules, keys: PublishedKeys) {
    this.#settings = settings;
    this.#rules = rules;
    this.#keys = keys;
  }

  /** Refuses a token, verified otherwise, that is cut. */
  check(token: CompactToken, caller: Caller): void {
    const members = {
      kid: kidOf(token),
      aud: this.#settings.audience, // by which the token counts here
      appId: caller.appId,
      tenantid: caller.tenantId,
      plan: caller.limits.fold(
        (plan) => plan.code,
        () => undefined,
      ),
    };
    const cut = this.#held?.list.killing(members, caller.credentialVersion);
    if (cut !== undefined) {
      throw new Rejection('revoked', cut);
    }
  }

  /** How many milliseconds ago the list was confirmed; undefined if there is none. */
  get age(): number | undefined {
    // A clock that was put back makes a list old, not fresh for ever.
    return this.#held && Math.abs(this.#settings.clock() - this.#held.confirmedAt);
  }

  get isStale(): boolean {
    return this.age === undefined || this.age > this.#settings.staleAfter;
  }

  /**
   * By which the server may confirm the list instead of sending it; undefined for a list in any case. One that is over
   * is to be signed anew.
   */
  get tag(): string | undefined {
    return this.#held && this.#settings.clock() < this.#held.list.expiresAt * 1000 ? this.#held.tag : undefined;
  }

  /** It is the current one, says the server now. */
  confirm(): void {
    this.#held = this.#held && { ...this.#held, confirmedAt: this.#settings.clock() };
  }

  /** Takes a list that was sent now, or refuses it. One that was handed on is as old as it says. */
  async take(sent: string, tag: string | undefined): Promise<CutList> {
    const token = new CompactToken(sent, MOST_BYTES);
    this.#rules.checkListHeader(token);
    await this.#keys.checkSignature(token);
    const list = this.#rules.cutList(token);
    if (this.#held) {
      if (this.#held.list.killsKey(kidOf(token))) {
        throw new Rejection('revoked', 'kid');
      }
      if (list.issuedAt < this.#held.list.issuedAt) {
        throw new Rejection('expired', 'older than the one that is held');
      }
      list.keepKeysOf(this.#held.list);
    }
    const { clock, clockSkew } = this.#settings;
    this.#held = { list, tag, confirmedAt: Math.min(clock(), list.issuedAt * 1000 + clockSkew) };
    return list;
  }
}

function kidOf(token: CompactToken): string {
  return String(token.header.any('kid'));
}

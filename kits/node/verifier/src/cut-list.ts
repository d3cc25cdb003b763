import { Claims } from './claims.js';
import { Rejection } from './refused.js';

const KEY = 'kid';
const VERSION_BELOW = 'credentialVersionBelow';
const SUBJECTS = ['appId', 'tenantid', 'plan', KEY, 'aud'];

/** Values of a token, by the names that cuts have for them; without those that it lacks. */
export type Cuttable = Readonly<Record<string, string | undefined>>;

/** Cuts of the same members: below which credential version tokens are dead, by the members' values. */
interface SameMembers {
  readonly names: readonly string[];
  readonly versionBelow: Map<string, number>;
}

/**
 * What no longer counts among tokens that have not expired (rules §12). Cuts of the same members lie in one hash map: a
 * token is looked up once for each such set of members, however many cuts there are.
 */
export class CutList {
  /** In seconds since 1970. */
  readonly issuedAt: number;
  /** In seconds since 1970. */
  readonly expiresAt: number;
  /** Members of cuts that this version does not know. */
  readonly unknownMembers = new Set<string>();
  readonly #cuts = new Map<string, SameMembers>();

  /** @param claims of a list whose signature, issuer, audience and times were checked */
  constructor(claims: Claims) {
    this.issuedAt = claims.wholeNumber('iat');
    this.expiresAt = claims.wholeNumber('exp');
    for (const cut of claims.objects('cuts')) {
      this.#add(cut);
    }
  }

  /** A cut that has a member which is not known kills nothing: it may be what spares most tokens. */
  #add(cut: Claims): void {
    const versionBelow = cut.has(VERSION_BELOW) ? cut.wholeNumber(VERSION_BELOW) : Infinity;
    const names = cut.names().filter((name) => name !== VERSION_BELOW);
    const unknown = names.filter((name) => !SUBJECTS.includes(name));
    if (names.length === 0) {
      throw new Rejection('invalid_claims', 'cuts');
    }
    if (unknown.length > 0) {
      unknown.forEach((name) => this.unknownMembers.add(name));
      return;
    }
    names.sort();
    const same = this.#sameMembers(names).versionBelow;
    const values = JSON.stringify(names.map((name) => cut.text(name)));
    same.set(values, Math.max(versionBelow, same.get(values) ?? 0));
  }

  #sameMembers(names: readonly string[]): SameMembers {
    const key = names.join(' ');
    const same = this.#cuts.get(key) ?? { names, versionBelow: new Map<string, number>() };
    this.#cuts.set(key, same);
    return same;
  }

  /**
   * Keeps what an earlier list said of keys: a revoked one never comes back, and may be held here for longer than it is
   * in the list.
   */
  keepKeysOf(earlier: CutList): void {
    for (const [kid, versionBelow] of earlier.#sameMembers([KEY]).versionBelow) {
      this.#sameMembers([KEY]).versionBelow.set(kid, versionBelow);
    }
  }

  /** The members of a cut that kills this token; undefined if none does. */
  killing(token: Cuttable, credentialVersion: number): string | undefined {
    for (const [key, { names, versionBelow }] of this.#cuts) {
      const below = versionBelow.get(JSON.stringify(names.map((name) => token[name])));
      if (below !== undefined && credentialVersion < below) {
        return key;
      }
    }
    return undefined;
  }

  killsKey(kid: string): boolean {
    return this.killing({ kid }, 0) !== undefined;
  }
}

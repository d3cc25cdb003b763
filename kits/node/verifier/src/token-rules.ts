import { Caller } from './caller.js';
import type { Claims } from './claims.js';
import type { CompactToken } from './compact-token.js';
import { CutList } from './cut-list.js';
import { type Challenge, Rejection } from './refused.js';

interface Expected {
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly string[];
  /** The types of tokens, in lower case and without a prefix. */
  readonly types: readonly string[];
  /** In seconds. */
  readonly clockSkew: number;
  /** In milliseconds since 1970. */
  readonly clock: () => number;
}

/** What a token must say to count for one API (rules §7), and a cut list (rules §12). */
export class TokenRules {
  readonly #expected: Expected;

  constructor(expected: Expected) {
    this.#expected = expected;
  }

  /** Refuses what need not be looked at further. */
  checkHeader(token: CompactToken): void {
    this.#checkHeader(token, this.#expected.types);
  }

  /** Refuses what need not be looked at further. */
  checkListHeader(list: CompactToken): void {
    this.#checkHeader(list, ['cuts+jwt']);
  }

  #checkHeader({ header }: CompactToken, types: readonly string[]): void {
    if (header.has('crit')) {
      throw new Rejection('malformed', 'crit');
    }
    const typ = header.any('typ');
    // Without a prefix that may be left out, in one letter case (RFC 7515 §4.1.9).
    if (typeof typ !== 'string' || !types.includes(typ.toLowerCase().replace(/^application\//, ''))) {
      throw new Rejection('wrong_type');
    }
    const alg = header.any('alg');
    if (typeof alg !== 'string' || !this.#expected.algorithms.includes(alg)) {
      throw new Rejection('wrong_algorithm');
    }
  }

  /** Whom a token whose signature fits speaks of. */
  caller(token: CompactToken, challenge: Challenge): Caller {
    return new Caller(this.#claims(token, 'nbf'), challenge);
  }

  /** What a list whose signature fits says. */
  cutList(list: CompactToken): CutList {
    return new CutList(this.#claims(list, 'iat'));
  }

  /** @param start the claim that says since when it is valid */
  #claims(token: CompactToken, start: string): Claims {
    const { issuer, audience, clockSkew, clock } = this.#expected;
    const claims = token.claims();
    if (claims.any('iss') !== issuer) {
      throw new Rejection('wrong_issuer');
    }
    const audiences = claims.any('aud');
    if (audiences !== audience && !(Array.isArray(audiences) && audiences.includes(audience))) {
      throw new Rejection('wrong_audience');
    }
    const now = Math.floor(clock() / 1000);
    if (now - clockSkew >= claims.wholeNumber('exp')) {
      throw new Rejection('expired');
    }
    if (now + clockSkew < claims.wholeNumber(start)) {
      throw new Rejection('not_yet_valid');
    }
    return claims;
  }
}

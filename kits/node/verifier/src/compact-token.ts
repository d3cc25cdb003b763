import { Claims, isObject } from './claims.js';
import { Rejection } from './refused.js';

/** Longer ones no server would have taken as a header. */
const LONGEST = 16_384;

/** A JWS in compact form to the letter (RFC 7515 §7.1): no white space, no padding, no bits left over. */
export class CompactToken {
  /** What the header says. Nothing of it is to be trusted yet. */
  readonly header: Claims;
  readonly #payload: string;

  /** @param longest of how many characters it may be */
  constructor(
    readonly text: string,
    longest = LONGEST,
  ) {
    const parts = text.length > longest ? [] : text.split('.');
    const [header, payload] = parts;
    if (parts.length !== 3 || header === undefined || payload === undefined || !parts.every(isExact)) {
      throw new Rejection('malformed');
    }
    this.header = members(header);
    this.#payload = payload;
  }

  /** What the token says. */
  claims(): Claims {
    return members(this.#payload);
  }
}

function isExact(part: string): boolean {
  return Buffer.from(part, 'base64url').toString('base64url') === part;
}

function members(encoded: string): Claims {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(encoded, 'base64url').toString());
  } catch (cause) {
    throw new Rejection('malformed', undefined, cause);
  }
  if (!isObject(value)) {
    throw new Rejection('malformed');
  }
  return new Claims(value);
}

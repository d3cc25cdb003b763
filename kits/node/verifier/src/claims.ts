import { Rejection } from './refused.js';

/** Members of a JSON object that are what they should be; what is not is never taken for missing. */
export class Claims {
  readonly #members: Readonly<Record<string, unknown>>;

  constructor(members: Readonly<Record<string, unknown>>) {
    this.#members = members;
  }

  /** Whatever it is; undefined if there is none. */
  any(name: string): unknown {
    return this.has(name) ? this.#members[name] : undefined;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#members, name);
  }

  names(): string[] {
    return Object.keys(this.#members);
  }

  /** A text that is not empty. */
  text(name: string): string {
    const value = this.any(name);
    if (typeof value !== 'string' || value === '') {
      throw new Rejection('invalid_claims', name);
    }
    return value;
  }

  textIfAny(name: string): string | undefined {
    return this.has(name) ? this.text(name) : undefined;
  }

  /** A whole number from zero that every JSON parser reads exactly (rules §4). */
  wholeNumber(name: string): number {
    const value = this.any(name);
    if (!Number.isSafeInteger(value) || (value as number) < 0) {
      throw new Rejection('invalid_claims', name);
    }
    return value as number;
  }

  wholeNumberIfAny(name: string): number | undefined {
    return this.has(name) ? this.wholeNumber(name) : undefined;
  }

  object(name: string): Claims {
    return objectOf(name, this.any(name));
  }

  /** An array of objects. */
  objects(name: string): Claims[] {
    const array = this.any(name);
    if (!Array.isArray(array)) {
      throw new Rejection('invalid_claims', name);
    }
    return array.map((value: unknown) => objectOf(name, value));
  }
}

function objectOf(name: string, value: unknown): Claims {
  if (!isObject(value)) {
    throw new Rejection('invalid_claims', name);
  }
  return new Claims(value);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

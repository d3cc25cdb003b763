import type { Claims } from './claims.js';

/** One limit of a plan. */
export class Limit {
  /** How much is allowed; zero means that nothing is. Undefined: the plan does not limit it. */
  readonly most: number | undefined;

  /** @internal */
  constructor(most: number | undefined) {
    this.most = most;
  }

  /** Whether so much is within the limit. */
  allows(amount: number): boolean {
    return this.most === undefined || amount <= this.most;
  }
}

/** A plan: how much an app may consume (rules §4). */
export class Plan {
  readonly code: string;
  /** Grows with each change of the plan's limits. */
  readonly revision: number;
  /** Document Units of one document. */
  readonly documentUnitsPerDocument: Limit;
  readonly documentUnitsPerHour: Limit;
  readonly documentUnitsPerDay: Limit;
  readonly documentUnitsPerWeek: Limit;
  readonly documentUnitsPerMonth: Limit;
  readonly apiRequestsPerMinute: Limit;

  /** @internal */
  constructor(claims: Claims) {
    const limit = (name: string) => new Limit(claims.wholeNumberIfAny(name));
    this.code = claims.text('plan');
    this.revision = claims.wholeNumber('revision');
    this.documentUnitsPerDocument = limit('maxDocumentUnitsPerDocument');
    this.documentUnitsPerHour = limit('maxDocumentUnitsPerHour');
    this.documentUnitsPerDay = limit('maxDocumentUnitsPerDay');
    this.documentUnitsPerWeek = limit('maxDocumentUnitsPerWeek');
    this.documentUnitsPerMonth = limit('maxDocumentUnitsPerMonth');
    this.apiRequestsPerMinute = limit('maxApiRequestsPerMinute');
  }
}

/**
 * How much a caller may consume: by its plan, or unsaid, since no plan applies (rules §4). No plan does not mean
 * "unlimited": an API refuses such a caller, or has a default of its own. So both cases are to be named.
 */
export class Limits {
  readonly #plan: Plan | undefined;

  /** @internal */
  constructor(plan: Plan | undefined) {
    this.#plan = plan;
  }

  /** What `plan` makes of the caller's plan, or what `noPlan` gives where none applies. */
  fold<T, U>(plan: (plan: Plan) => T, noPlan: () => U): T | U {
    return this.#plan ? plan(this.#plan) : noPlan();
  }
}

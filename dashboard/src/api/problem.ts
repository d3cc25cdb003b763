import type { components } from './schema';

export type Problem = components['schemas']['Problem'];

/** A refused request, in the server's own words (RFC 9457). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly problem: Problem | null,
    /** The id under which the server logged the request; null if no answer came. */
    readonly requestId: string | null,
    /** Seconds to wait before another try, if the server said so. */
    readonly retryAfter: number | null = null,
  ) {
    super(problem?.detail ?? `status ${status}`);
  }

  /** The stable code, such as `app_name_taken`. */
  get code(): string {
    return this.problem?.code ?? '';
  }

  /** The faults of single fields. */
  get faults(): { field: string; code: string; message: string }[] {
    return this.problem?.errors ?? [];
  }
}

/** Whether this is a refusal with one of these codes. */
export function isProblem(error: unknown, ...codes: string[]): error is ApiProblem {
  return error instanceof ApiProblem && (codes.length === 0 || codes.includes(error.code));
}

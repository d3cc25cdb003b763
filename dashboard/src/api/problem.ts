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

/** A part of the dashboard that did not come. Browsers do not ask for it again before the page is loaded anew. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing';
}

/** What an answer refuses, of which the body was read already. */
export function problemOf(response: Response, body: unknown): ApiProblem {
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return new ApiProblem(
    response.status,
    isProblemBody(body) ? body : null,
    response.headers.get('X-Request-Id'),
    Number.isFinite(retryAfter) ? retryAfter : null,
  );
}

function isProblemBody(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body;
}

/** Whether this is a refusal with one of these codes. */
export function isProblem(error: unknown, ...codes: string[]): error is ApiProblem {
  return error instanceof ApiProblem && (codes.length === 0 || codes.includes(error.code));
}

import type { Caller } from './caller.js';
import type { Verifier } from './verifier.js';

/** A request as Express and Fastify have it. */
export interface IncomingRequest {
  readonly headers: {
    readonly authorization?: string | undefined;
    readonly origin?: string | undefined;
    readonly dpop?: string | string[] | undefined;
  };
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Where a router that is mounted somewhere shortens the `url`. */
  readonly originalUrl?: string | undefined;
}

const callers = new WeakMap<object, Caller>();

/** Lets a request in whose token counts, has these scopes, and may be used from its origin. */
export async function admit(verifier: Verifier, scopes: readonly string[], request: IncomingRequest): Promise<void> {
  const caller = await verifier.authenticate(request.headers.authorization, {
    method: request.method ?? '',
    path: request.originalUrl ?? request.url ?? '',
    proofs: request.headers.dpop,
  });
  const [first, ...more] = scopes;
  if (first !== undefined) {
    caller.requireScope(first, ...more);
  }
  caller.requireOrigin(request.headers.origin);
  callers.set(request, caller);
}

/**
 * Who made this request.
 *
 * @throws Error if nothing that protects stands in front of what handles it
 */
export function callerOf(request: object): Caller {
  const caller = callers.get(request);
  if (!caller) {
    throw new Error('Nothing verified the token of this request: protect(...) must stand in front of its handler.');
  }
  return caller;
}

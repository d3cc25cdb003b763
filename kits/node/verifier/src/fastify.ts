/** A hook for Fastify 4 and 5. */
import { checkedScopes } from './caller.js';
import { admit, type IncomingRequest } from './protection.js';
import type { Verifier } from './verifier.js';

/**
 * For `onRequest`: lets through whose token counts and has all of these scopes, from an origin that the token names if a
 * browser asks; Fastify answers all others with the status and headers of the refusal. Handlers behind it learn by
 * `callerOf(request)` who called.
 *
 * @throws TypeError if one could not be a scope
 */
export function protect(verifier: Verifier, ...scopes: string[]) {
  const required = checkedScopes(scopes);
  return (request: IncomingRequest): Promise<void> => admit(verifier, required, request);
}

/** Middleware for Express 4 and 5, and whatever else takes such. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { checkedScopes } from './caller.js';
import { admit } from './protection.js';
import { Refused } from './refused.js';
import type { Verifier } from './verifier.js';

type Next = (error?: unknown) => void;

/**
 * Lets through whose token counts and has all of these scopes, from an origin that the token names if a browser asks;
 * answers all others itself. Handlers behind it learn by `callerOf(request)` who called.
 *
 * @throws TypeError if one could not be a scope
 */
export function protect(verifier: Verifier, ...scopes: string[]) {
  const required = checkedScopes(scopes);
  return (request: IncomingMessage, response: ServerResponse, next: Next): void => {
    admit(verifier, required, request).then(
      () => next(),
      (failure: unknown) => answerRefused(failure, request, response, next),
    );
  };
}

/** Answers what a handler refuses, by `requireScope` or `requirePlan`; other errors go on. To stand behind all handlers. */
export function answerRefused(error: unknown, _request: IncomingMessage, response: ServerResponse, next: Next): void {
  if (!(error instanceof Refused) || response.headersSent) {
    next(error);
    return;
  }
  response.statusCode = error.status;
  for (const [name, value] of Object.entries({ ...error.headers, 'Content-Type': 'application/json' })) {
    response.setHeader(name, value);
  }
  response.end(JSON.stringify({ error: error.reason, message: error.message }));
}

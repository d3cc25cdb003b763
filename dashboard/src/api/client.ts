import createClient from 'openapi-fetch';
import { freshSignIn } from './freshSignIn';
import { problemOf } from './problem';
import type { paths } from './schema';
import { accessToken, factorOwed, memberId, refresh, sessionEnded } from './session';

/** Requests that carry no access token: they make the session. */
const WITHOUT_TOKEN = [
  '/api/v1/session/refresh',
  '/api/v1/session/second-factor',
  '/api/v1/session/passkey',
  '/api/v1/session/passkey/options',
  '/api/v1/session/reset',
  '/api/v1/session/providers',
  '/api/v1/invitations/acceptance',
  '/api/v1/invitations/preview',
];

function needsToken(request: Request): boolean {
  const path = new URL(request.url).pathname;
  return !WITHOUT_TOKEN.includes(path) && !(path === '/api/v1/session' && request.method === 'POST');
}

/**
 * Sends a request with the session's token, and again with a new one when the token is refused. If the session has ended,
 * the request waits until the member has signed in again, then goes on; nobody else's session sends it. So it does if the
 * service wants a sign-in that is not that old.
 */
async function send(request: Request): Promise<Response> {
  if (!needsToken(request)) {
    return fetch(request);
  }
  const sender = memberId();
  let renewed = false;
  for (;;) {
    const token = await accessToken();
    if (sender !== null && memberId() !== sender) {
      throw new DOMException('The member who asked is not signed in any more.', 'AbortError');
    }
    const attempt = request.clone();
    if (token !== null) {
      attempt.headers.set('Authorization', `Bearer ${token}`);
    }
    const answer = await fetch(attempt);
    const refusal = await refusalOf(answer);
    if (refusal === 'fresh_sign_in_required' && (await freshSignIn())) {
      continue;
    }
    if (refusal === 'second_factor_required') {
      factorOwed();
    }
    if (answer.status !== 401 || token === null) {
      return answer;
    }
    if (renewed) {
      sessionEnded();
      renewed = false;
    } else {
      renewed = (await refresh(token)) !== null;
    }
  }
}

/** Why the service does not do it, where that may change. */
async function refusalOf(answer: Response): Promise<string | undefined> {
  if (answer.status !== 403) {
    return undefined;
  }
  const problem = (await answer
    .clone()
    .json()
    .catch(() => null)) as { code?: string } | null;
  return problem?.code;
}

/** The REST API as the OpenAPI document says; every path, parameter and answer is typed by it. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  fetch: send,
  credentials: 'same-origin',
});

type Outcome<T> = { data?: T; error?: unknown; response: Response };

/** The answer's content, or the problem that the server answered with. */
export async function answer<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  return (await answerWithTag(outcome)).data;
}

/** A resource with its version, which is sent as `If-Match` with a change; null if it has none. */
export type Versioned<T> = { data: T; etag: string | null };

/** The answer's content with its version. */
export async function answerWithTag<T>(outcome: Promise<Outcome<T>>): Promise<Versioned<T>> {
  const { data, error, response } = await outcome;
  if (!response.ok) {
    throw problemOf(response, error);
  }
  return { data: data as T, etag: response.headers.get('ETag') };
}

/** The header that makes a change hold for one version only. */
export function ifMatch(etag: string | null): { 'If-Match'?: string } {
  return etag === null ? {} : { 'If-Match': etag };
}

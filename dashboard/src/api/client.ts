import createClient from 'openapi-fetch';
import { ApiProblem, type Problem } from './problem';
import type { paths } from './schema';
import { accessToken, refresh, sessionEnded } from './session';

/** Requests that carry no access token: they make the session. */
const WITHOUT_TOKEN = ['/api/v1/session/refresh', '/api/v1/invitations/acceptance'];

function needsToken(request: Request): boolean {
  const path = new URL(request.url).pathname;
  return !WITHOUT_TOKEN.includes(path) && !(path === '/api/v1/session' && request.method === 'POST');
}

/** Sends a request with the session's token; when the token is refused, once more with a new one. */
async function send(request: Request): Promise<Response> {
  if (!needsToken(request)) {
    return fetch(request);
  }
  const again = request.clone();
  const token = await accessToken();
  if (token !== null) {
    request.headers.set('Authorization', `Bearer ${token}`);
  }
  const answer = await fetch(request);
  if (answer.status !== 401) {
    return answer;
  }
  const fresh = await refresh(token);
  if (fresh === null) {
    return answer;
  }
  again.headers.set('Authorization', `Bearer ${fresh}`);
  const second = await fetch(again);
  if (second.status === 401) {
    sessionEnded();
  }
  return second;
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

/** The answer's content with its version, to be sent as `If-Match` with a change. */
export async function answerWithTag<T>(outcome: Promise<Outcome<T>>): Promise<{ data: T; etag: string | null }> {
  const { data, error, response } = await outcome;
  if (!response.ok) {
    const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN);
    throw new ApiProblem(
      response.status,
      isProblemBody(error) ? error : null,
      response.headers.get('X-Request-Id'),
      Number.isFinite(retryAfter) ? retryAfter : null,
    );
  }
  return { data: data as T, etag: response.headers.get('ETag') };
}

function isProblemBody(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body;
}

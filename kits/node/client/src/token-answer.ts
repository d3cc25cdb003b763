import { Token } from './token.js';
import { Blocked, Rejected, TryLater, type TokenUnavailable } from './token-unavailable.js';

/** No server means more seconds; one that says so is asked again after this. */
const LONGEST_WAIT = 600;

type Members = Readonly<Record<string, unknown>>;

/**
 * The token that the token endpoint answered (http-api §1), or that the proof needs another nonce (RFC 9449 §8).
 *
 * @param requestedAt when it was asked for
 * @param type what it is to be
 * @throws {@link TokenUnavailable} if the answer is another one
 */
export async function tokenIn(
  response: Response,
  requestedAt: number,
  type: 'Bearer' | 'DPoP',
): Promise<Token | 'nonce wanted'> {
  const body = members(await response.text());
  if (response.status === 400 && body.error === 'use_dpop_nonce') {
    return 'nonce wanted';
  }
  if (response.status !== 200) {
    throw failure(response, body, requestedAt);
  }
  const value = text(body, 'access_token');
  const seconds = body.expires_in;
  const isOfType = text(body, 'token_type').toLowerCase() === type.toLowerCase();
  if (!isOfType || value === '' || !Number.isSafeInteger(seconds) || (seconds as number) <= 0) {
    throw new TryLater(`The token endpoint answered 200 without a ${type} token.`, 0);
  }
  const scopes = text(body, 'scope').split(' ');
  return new Token(
    value,
    requestedAt,
    Math.min(seconds as number, 2 ** 31),
    scopes.filter((scope) => scope !== ''),
  );
}

function failure(response: Response, body: Members, now: number): TokenUnavailable {
  const error = text(body, 'error');
  const { status } = response;
  if (status === 429 || status >= 500) {
    const said = `The token endpoint answered ${status}${error === '' ? '' : `, ${error}`}.`;
    return new TryLater(said, retryAfter(response.headers.get('Retry-After') ?? '', now));
  }
  if (error === 'unauthorized_client') {
    return new Blocked(text(body, 'reason'), text(body, 'error_description'));
  }
  return error === ''
    ? new Rejected(`status ${status}`, '', 'This is not how a token endpoint answers.')
    : new Rejected(error, text(body, 'reason'), text(body, 'error_description'));
}

/** Seconds, or a date (RFC 9110 §10.2.3). */
function retryAfter(value: string, now: number): number {
  const until = /^[A-Z][a-z]{2}, /.test(value) ? Math.ceil((Date.parse(value) - now) / 1000) : NaN;
  const seconds = /^[0-9]{1,9}$/.test(value) ? Number(value) : until;
  return Number.isNaN(seconds) ? 0 : Math.min(Math.max(seconds, 0), LONGEST_WAIT);
}

function members(json: string): Members {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Members) : {};
  } catch {
    return {};
  }
}

function text(body: Members, member: string): string {
  const value = body[member];
  return typeof value === 'string' ? value : '';
}

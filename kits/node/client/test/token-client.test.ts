import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  Blocked,
  Credential,
  Rejected,
  TokenClient,
  TokenUnavailable,
  TryLater,
  type TokenClientSettings,
} from '@mintmark/client';
import { TokenEndpoint } from './token-endpoint.js';

const LIFETIME = 900;
const CREDENTIAL = Credential.secret('mm_app', 'mms_secret');

let endpoint: TokenEndpoint;
let tokens: TokenClient;
let now: number;

const client = (settings: TokenClientSettings = {}) =>
  TokenClient.of(endpoint.issuer, CREDENTIAL, { clock: () => now, ...settings });

beforeEach(async () => {
  now = Date.parse('2026-11-27T08:00:00Z');
  endpoint = await TokenEndpoint.start();
  tokens = client();
});

afterEach(() => endpoint.close());

const pass = (seconds: number) => (now += seconds * 1000);
const value = async () => (await tokens.token()).value;

async function thrown(): Promise<TokenUnavailable> {
  try {
    await tokens.token();
  } catch (failure) {
    if (failure instanceof TokenUnavailable) {
      return failure;
    }
    throw failure;
  }
  throw new Error('There was a token.');
}

describe('a token', () => {
  it('is kept for four fifths of its life', async () => {
    expect(await value()).toBe('token-1');
    pass(719);

    const token = await tokens.token();
    expect(token.value).toBe('token-1');
    expect(endpoint.requests).toHaveLength(1);
    expect([...token.scopes]).toEqual(['mintmark.api']);
    expect(token.expiresAt).toEqual(new Date(now + (LIFETIME - 719) * 1000));
  });

  it('is renewed in the background', async () => {
    await value();
    pass(721);
    endpoint.hold();

    expect(await value(), 'at once').toBe('token-1');
    expect(await value()).toBe('token-1');
    await expect.poll(() => endpoint.requests.length).toBe(2);
    endpoint.release();
    await expect.poll(value).toBe('token-2');
    expect(endpoint.requests).toHaveLength(2);
  });

  it('is not used when it would end on its way', async () => {
    await value();
    pass(LIFETIME - 30);

    expect(await value()).toBe('token-2');
  });

  it('is asked for once for all who wait', async () => {
    const got = await Promise.all(Array.from({ length: 100 }, value));

    expect(new Set(got)).toEqual(new Set(['token-1']));
    expect(endpoint.requests).toHaveLength(1);
  });

  it('is asked for once for all who wait in vain', async () => {
    endpoint.answers(503);
    const got = await Promise.all(Array.from({ length: 100 }, thrown));

    expect(got.every((failure) => failure instanceof TryLater)).toBe(true);
    expect(endpoint.requests).toHaveLength(1);
  });

  it('that cannot be renewed is used until its end', async () => {
    await value();
    pass(730);
    endpoint.answers(503, { error: 'temporarily_unavailable' }, { 'Retry-After': '60' });
    await value();
    await expect.poll(() => endpoint.requests.length).toBe(2);

    expect(await value()).toBe('token-1');
    pass(165);
    await expect.poll(() => thrown()).toBeInstanceOf(TryLater);
  });

  it('is forgotten when an API refused it', async () => {
    const first = await tokens.token();
    tokens.forget(first);
    expect(await tokens.token(), 'it is young').toBe(first);
    pass(5);
    tokens.forget(first);

    const second = await tokens.token();
    expect(second.value).toBe('token-2');
    pass(5);
    tokens.forget(first);
    expect(await tokens.token(), 'another one was refused').toBe(second);
  });

  it('authorizes a request', async () => {
    const init = await tokens.authorize({ method: 'POST', headers: { Authorization: 'of old', Accept: 'text/plain' } });

    expect(init.method).toBe('POST');
    expect(Object.fromEntries(new Headers(init.headers))).toEqual({
      accept: 'text/plain',
      authorization: 'Bearer token-1',
    });
  });

  it('is asked for with scopes', async () => {
    await client({ scope: 'documents.read documents.write' }).token();
    await tokens.token();

    expect(endpoint.requests.map(({ form }) => form.get('scope'))).toEqual(['documents.read documents.write', null]);
  });

  it('is asked for for an API', async () => {
    await client({ resource: 'https://orders.example.com' }).token();
    await tokens.token();

    expect(endpoint.requests.map(({ form }) => form.get('resource'))).toEqual(['https://orders.example.com', null]);
  });

  it('is not asked for for an API with a blank name', () => {
    expect(() => client({ resource: ' ' })).toThrow(TypeError);
  });

  it('does not live longer because a clock was put back', async () => {
    const first = await tokens.token();
    pass(-10_800);
    const second = await tokens.token();
    expect(second).not.toBe(first);
    expect(second.expiresAt).toEqual(new Date(now + LIFETIME * 1000));

    pass(LIFETIME);
    endpoint.answers(503, '', { 'Retry-After': '45' });
    expect(await thrown()).toBeInstanceOf(TryLater);
    endpoint.answersAsUsual();
    pass(-10_800);
    expect(await value(), 'the pause is over').toBe('token-4');
  });
});

describe('a failure', () => {
  it.each([429, 503])('%i leaves the server alone for as long as it asks', async (status) => {
    endpoint.answers(status, { error: 'slow_down' }, { 'Retry-After': '45' });
    expect(await thrown()).toMatchObject({ retryAfter: 45 });
    endpoint.answersAsUsual();

    pass(44);
    expect(await thrown()).toBeInstanceOf(TryLater);
    expect(endpoint.requests).toHaveLength(1);
    pass(1);
    expect(await value()).toBe('token-2');
  });

  it.each([
    ['Fri, 27 Nov 2026 08:01:30 GMT', 90],
    ['Fri, 27 Nov 2026 07:00:00 GMT', 0],
    ['soon', 0],
    ['-5', 0],
    ['99999999999999999999', 0],
    ['999999999', 600],
  ])('with Retry-After "%s" is one of %i seconds', async (header, seconds) => {
    endpoint.answers(503, '', { 'Retry-After': header });

    expect(await thrown()).toMatchObject({ retryAfter: seconds });
  });

  it('is followed by longer pauses, up to a minute', async () => {
    endpoint.answers(401, { error: 'invalid_client' });
    let asked = 0;
    for (const pause of [1, 2, 4, 8, 16, 32, 60, 60]) {
      await thrown();
      expect(endpoint.requests).toHaveLength(++asked);
      now += pause * 1000 - 1;
      await thrown();
      expect(endpoint.requests).toHaveLength(asked);
      now += 1;
    }
  });

  it('after a success begins anew with its pauses', async () => {
    endpoint.answers(503);
    await thrown();
    pass(1);
    await thrown();
    pass(2);
    endpoint.answersAsUsual();
    await value();
    pass(LIFETIME);
    endpoint.answers(503);
    await thrown();
    pass(1);
    endpoint.answersAsUsual();

    expect(await value()).toBe('token-5');
  });

  it.each([
    ['app_disabled', 'app_disabled'],
    ['tenant_inactive', 'tenant_inactive'],
    ['region_missing', 'region_missing'],
    ['database_missing', 'database_missing'],
    ['plan_retired', 'plan_retired'],
    ['secret_expired', 'secret_expired'],
    ['something_new', 'other'],
  ])('tells that the app is blocked: %s', async (code, reason) => {
    endpoint.answers(400, { error: 'unauthorized_client', error_description: 'Ask somebody.', reason: code });

    const blocked = await thrown();
    expect(blocked).toBeInstanceOf(Blocked);
    expect(blocked).toMatchObject({ reason, code });
    expect(blocked.message).toContain('Ask somebody.');
  });

  it.each([
    [401, 'invalid_client'],
    [400, 'invalid_scope'],
    [400, 'invalid_request'],
  ])('%i tells what is to be corrected: %s', async (status, error) => {
    endpoint.answers(status, { error });

    expect(await thrown()).toBeInstanceOf(Rejected);
    expect(await thrown(), 'no reason was given').toMatchObject({ error, reason: 'other', code: '' });
  });

  it.each([
    ['invalid_target', 'unknown_resource', 'unknown_resource'],
    ['invalid_target', 'resource_disabled', 'resource_disabled'],
    ['invalid_target', 'resource_not_in_plan', 'resource_not_in_plan'],
    ['invalid_scope', 'unknown_scope', 'unknown_scope'],
    ['invalid_scope', 'scope_not_in_plan', 'scope_not_in_plan'],
    ['invalid_scope', 'something_new', 'other'],
  ])('tells why there is no token for the API: %s, %s', async (error, code, reason) => {
    endpoint.answers(400, { error, error_description: 'Name another.', reason: code });

    const rejected = await thrown();
    expect(rejected).toBeInstanceOf(Rejected);
    expect(rejected).toMatchObject({ error, code, reason });
    expect(rejected.message).toBe(`The token request is refused: ${error}, ${code}. Name another.`);
  });

  it.each([
    "<html>Welcome to the hotel's network</html>",
    '[]',
    'null',
    '{}',
    '{"access_token":"a","token_type":"DPoP","expires_in":900}',
    '{"access_token":"a","token_type":"Bearer"}',
    '{"access_token":"a","token_type":"Bearer","expires_in":0}',
    '{"access_token":"","token_type":"Bearer","expires_in":900}',
  ])('is what is no token: %s', async (body) => {
    endpoint.answers(200, body);

    expect(await thrown()).toBeInstanceOf(TryLater);
  });

  it('is a redirect', async () => {
    endpoint.answers(307, '', { Location: `${endpoint.issuer}/connect/token?again` });

    expect(await thrown()).toMatchObject({ error: 'status 307' });
    expect(endpoint.requests).toHaveLength(1);
  });

  it('is an address where nobody answers', async () => {
    tokens = TokenClient.of('http://localhost:1', CREDENTIAL);

    expect(await thrown()).toBeInstanceOf(TryLater);
  });

  it('is an answer that does not come', async () => {
    tokens = client({ timeout: 100 });
    endpoint.hold();

    expect(await thrown()).toBeInstanceOf(TryLater);
  });
});

describe('nothing secret', () => {
  it('is shown or serialized', async () => {
    endpoint.answers(401, { error: 'invalid_client' });
    const shown = (thing: unknown) => inspect(thing, { depth: 9, showHidden: true }) + JSON.stringify(thing);
    expect(shown(CREDENTIAL) + shown(tokens) + shown(await thrown())).not.toContain('mms_secret');

    pass(60);
    endpoint.answersAsUsual();
    expect(shown(await tokens.token()) + shown(tokens)).not.toContain('token-2');
  });
});

describe('an issuer that no installation can have', () => {
  it.each(['mintmark', 'http://id.example.com', 'https://id.example.com/', 'https://id.example.com/a'])(
    '%s is refused',
    (issuer) => {
      expect(() => TokenClient.of(issuer, CREDENTIAL)).toThrow(TypeError);
    },
  );
});

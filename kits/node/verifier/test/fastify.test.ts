import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { protect } from '@mintmark/verifier/fastify';
import { documentsApi } from './example/fastify.js';
import { following, issuer, server as cuts } from './following.js';
import { APP } from './pretended-cuts.js';
import { GOOD, tokenOf } from './vectors.js';

let api: ReturnType<typeof documentsApi>;

beforeEach(() => {
  api = documentsApi(issuer.verifier());
});

afterEach(() => api.close());

const send = (token?: string, headers: Record<string, string> = {}) =>
  api.inject({
    url: '/documents',
    headers: token === undefined ? headers : { ...headers, authorization: `Bearer ${token}` },
  });

describe('an API of Fastify', () => {
  it('serves whose token counts', async () => {
    const served = await send(GOOD);

    expect(served.statusCode).toBe(200);
    expect(served.body).toBe('The documents of plan starter are in eu-central-1-db.');
  });

  it('answers for itself where a token does not count', async () => {
    const refused = await send(tokenOf('expired'));

    expect(refused.statusCode).toBe(401);
    expect(refused.headers['www-authenticate']).toMatch(/^Bearer realm="mintmark", error="invalid_token"/);
    expect(refused.json()).toMatchObject({ message: 'The token has expired.' });
    expect((await send()).headers['www-authenticate']).toBe('Bearer realm="mintmark"');
  });

  it('refuses what the token does not allow', async () => {
    expect((await send(tokenOf('no scope'))).statusCode).toBe(403);
    expect((await send(tokenOf('no limits: no plan applies'))).statusCode, 'in the handler').toBe(403);
    expect((await send(GOOD, { origin: 'https://evil.example' })).statusCode).toBe(403);
    expect((await send(GOOD, { origin: 'https://app.example.com' })).statusCode).toBe(200);
  });

  it('says that it cannot verify for now', async () => {
    issuer.status = 500;
    const refused = await send(GOOD);

    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toBe('5');
  });
});

describe('an API of Fastify that follows the cut list', () => {
  it('answers for itself where a token was revoked', async () => {
    await cuts.cut(APP);
    api = documentsApi(following());
    const refused = await send(GOOD);

    expect(refused.statusCode).toBe(401);
    expect(refused.headers['www-authenticate']).toContain('error="invalid_token"');
  });

  it('says that it cannot tell for now what was revoked', async () => {
    cuts.answers(500);
    api = documentsApi(following());
    const refused = await send(GOOD);

    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toBe('5');
  });
});

describe('the hook for Fastify', () => {
  it('takes no scope that is none', () => {
    expect(() => protect(issuer.verifier(), '')).toThrow(TypeError);
  });
});

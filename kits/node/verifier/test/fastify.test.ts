import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callerOf } from '@mintmark/verifier';
import { protect } from '@mintmark/verifier/fastify';
import fastify from 'fastify';
import { documentsApi } from './example/fastify.js';
import { following, issuer, server as cuts } from './following.js';
import { APP } from './pretended-cuts.js';
import { callWithProof, GOOD, tokenOf, vectors } from './vectors.js';

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

  it('serves a bound token with a proof for the request', async () => {
    const bound = fastify();
    bound.addHook('onRequest', protect(issuer.verifier({ dpopAt: vectors.address })));
    bound.get('/documents/:id', (request, reply) => reply.send(callerOf(request).boundTo));
    const get = (url: string) => bound.inject({ url, headers: callWithProof('a good proof') });

    expect((await get('/documents/8')).statusCode).toBe(401);
    const served = await get('/documents/7?page=2');
    expect(served.body).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const again = await get('/documents/7');
    expect(again.headers['www-authenticate']).toContain(
      'algs="ES256 RS256 PS256 EdDSA Ed25519", error="invalid_dpop_proof"',
    );
    await bound.close();
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

import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type NextFunction, type Request, type Response } from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callerOf } from '@mintmark/verifier';
import { answerRefused, protect } from '@mintmark/verifier/express';
import { documentsApi } from './example/express.js';
import { following, issuer, server as cuts } from './following.js';
import { APP } from './pretended-cuts.js';
import { callWithProof, GOOD, tokenOf, vectors } from './vectors.js';

let server: Server;

async function serve(api: express.Express): Promise<void> {
  server = api.listen(0, 'localhost');
  await once(server, 'listening');
}

beforeEach(() => serve(documentsApi(issuer.verifier())));

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

const send = (token?: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`http://localhost:${(server.address() as AddressInfo).port}/documents`, {
    method,
    headers: token === undefined ? headers : { ...headers, Authorization: `Bearer ${token}` },
  });

describe('an API of Express', () => {
  it('serves whose token counts', async () => {
    const served = await send(GOOD);

    expect(served.status).toBe(200);
    expect(await served.text()).toBe('The documents are in eu-central-1-db.');
  });

  it('answers for itself where a token does not count', async () => {
    const refused = await send(tokenOf('expired'));

    expect(refused.status).toBe(401);
    expect(refused.headers.get('WWW-Authenticate')).toMatch(/^Bearer realm="mintmark", error="invalid_token"/);
    expect(await refused.json()).toEqual({ error: 'expired', message: 'The token has expired.' });
    expect((await send()).headers.get('WWW-Authenticate')).toBe('Bearer realm="mintmark"');
  });

  it('refuses what the token does not allow', async () => {
    expect((await send(tokenOf('no scope'))).status).toBe(403);
    expect((await send(tokenOf('no limits: no plan applies'))).status).toBe(403);
    expect((await send(tokenOf('a limit of zero'))).status).toBe(403);
    expect((await send(GOOD, { Origin: 'https://evil.example' })).status).toBe(403);
    expect((await send(GOOD, { Origin: 'https://app.example.com' })).status).toBe(200);
  });

  it('serves a bound token with a proof for the request, also behind a router that is mounted somewhere', async () => {
    const api = express();
    const documents = express.Router();
    documents.get('/:id', protect(issuer.verifier({ dpopAt: vectors.address })), (request, response) => {
      response.send(callerOf(request).boundTo);
    });
    api.use('/documents', documents);
    api.use(answerRefused);
    server.close();
    await serve(api);
    const headers = { ...callWithProof('a good proof') };
    const get = (path: string) =>
      fetch(`http://localhost:${(server.address() as AddressInfo).port}${path}`, { headers });

    const elsewhere = await get('/documents/8');
    expect(await elsewhere.json()).toMatchObject({ error: 'invalid_proof' });
    const served = await get('/documents/7?page=2');
    expect(served.status).toBe(200);
    expect(await served.text()).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const again = await get('/documents/7');
    expect(again.status).toBe(401);
    expect(again.headers.get('WWW-Authenticate')).toContain(
      'algs="ES256 RS256 PS256 EdDSA Ed25519", error="invalid_dpop_proof"',
    );
  });

  it('answers what a handler refuses', async () => {
    const refused = await send(GOOD, {}, 'DELETE');

    expect(refused.status).toBe(403);
    expect(refused.headers.get('WWW-Authenticate')).toContain('scope="documents.delete"');
  });

  it('says that it cannot verify for now', async () => {
    issuer.status = 500;
    const refused = await send(GOOD);

    expect(refused.status).toBe(503);
    expect(refused.headers.get('Retry-After')).toBe('5');
  });
});

describe('an API of Express that follows the cut list', () => {
  it('answers for itself where a token was revoked', async () => {
    await cuts.cut(APP);
    await serve(documentsApi(following()));
    const refused = await send(GOOD);

    expect(refused.status).toBe(401);
    expect(refused.headers.get('WWW-Authenticate')).toContain('error="invalid_token"');
    expect(await refused.json()).toEqual({ error: 'revoked', message: 'The token was revoked. (appId)' });
  });

  it('says that it cannot tell for now what was revoked', async () => {
    cuts.answers(500);
    await serve(documentsApi(following()));
    const refused = await send(GOOD);

    expect(refused.status).toBe(503);
    expect(refused.headers.get('Retry-After')).toBe('5');
    expect(await refused.json()).toMatchObject({ error: 'cuts_unavailable' });
  });
});

describe('middleware for Express', () => {
  it('hands on errors that are no refusals', async () => {
    const api = express();
    api.get('/documents', (request, response) => {
      response.send(callerOf(request).appId);
    });
    api.use(answerRefused);
    // eslint-disable-next-line @typescript-eslint/no-unused-vars -- Express knows by their number that it is for errors
    api.use((error: Error, _request: Request, response: Response, _next: NextFunction) => {
      response.status(500).send(error.message);
    });
    await serve(api);
    const failed = await send(GOOD);

    expect(failed.status).toBe(500);
    expect(await failed.text()).toContain('protect(...) must stand in front');
  });

  it('takes no scope that is none', () => {
    expect(() => protect(issuer.verifier(), 'documents.read documents.write')).toThrow(TypeError);
  });
});

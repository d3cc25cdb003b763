import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SIGNED_IN, problem, service } from './service';

async function fresh() {
  vi.resetModules();
  return { session: await import('../src/api/session'), client: await import('../src/api/client') };
}

describe('the session', () => {
  let parts: Awaited<ReturnType<typeof fresh>>;
  beforeEach(async () => {
    localStorage.clear();
    parts = await fresh();
  });

  it('begins from the refresh cookie, once for requests that come together', async () => {
    const calls = service({
      'POST /api/v1/session/refresh': () => ({ body: SIGNED_IN }),
      'GET /api/v1/tenant': () => ({ body: {} }),
    });
    await parts.session.refresh(null);
    await Promise.all([1, 2, 3].map(() => parts.client.api.GET('/api/v1/tenant')));
    expect(calls.filter(({ path }) => path.endsWith('/refresh'))).toHaveLength(1);
    expect(
      calls.filter(({ path }) => path.endsWith('/tenant')).map(({ headers }) => headers.get('Authorization')),
    ).toEqual(Array(3).fill('Bearer token-1'));
  });

  it('gets a new token when one is refused, and sends the request again', async () => {
    let tokens = 1;
    const calls = service({
      'POST /api/v1/session/refresh': () => ({ body: { ...SIGNED_IN, accessToken: `token-${++tokens}` } }),
      'GET /api/v1/tenant': ({ headers }) =>
        headers.get('Authorization') === 'Bearer token-2' ? { body: { name: 'T' } } : problem(401, 'unauthenticated'),
    });
    parts.session.startSession(SIGNED_IN as never);
    const { data } = await parts.client.api.GET('/api/v1/tenant');
    expect(data).toEqual({ name: 'T' });
    expect(calls.map(({ path }) => path)).toEqual(['/api/v1/tenant', '/api/v1/session/refresh', '/api/v1/tenant']);
  });

  it('keeps a request until the member has signed in again, then sends it', async () => {
    let good = 'token-9';
    const calls = service({
      'POST /api/v1/session/refresh': () => problem(401, 'unauthenticated'),
      'POST /api/v1/apps': ({ headers }) =>
        headers.get('Authorization') === `Bearer ${good}` ? { status: 201, body: {} } : problem(401, 'unauthenticated'),
    });
    parts.session.startSession(SIGNED_IN as never);
    const sent = parts.client.api.POST('/api/v1/apps', {
      body: { name: 'Typed', licenseRegion: 'eu-1', enabled: true },
    });
    await vi.waitFor(() => expect(parts.session.currentSession().state).toBe('expired'));
    expect(parts.session.currentSession()).toMatchObject({ member: { id: 'member-1' } });
    good = 'token-2';
    parts.session.signedIn({ ...SIGNED_IN, accessToken: good } as never);
    expect((await sent).response.status).toBe(201);
    expect(calls.filter(({ path }) => path === '/api/v1/apps').map(({ body }) => body)).toEqual(
      Array(2).fill({ name: 'Typed', licenseRegion: 'eu-1', enabled: true }),
    );
  });

  it('never sends what one member asked for as another', async () => {
    const calls = service({
      'POST /api/v1/session/refresh': () => problem(401, 'unauthenticated'),
      'GET /api/v1/tenant': () => problem(401, 'unauthenticated'),
    });
    parts.session.startSession(SIGNED_IN as never);
    const sent = parts.client.api.GET('/api/v1/tenant');
    await vi.waitFor(() => expect(parts.session.currentSession().state).toBe('expired'));
    parts.session.signedIn({ ...SIGNED_IN, member: { ...SIGNED_IN.member, id: 'member-2' } } as never);
    await expect(sent).rejects.toThrow('not signed in any more');
    expect(calls.filter(({ path }) => path === '/api/v1/tenant')).toHaveLength(1);
  });

  it('has ended for this page when the cookie has become that of somebody else', async () => {
    service({
      'POST /api/v1/session/refresh': () => ({
        body: { ...SIGNED_IN, member: { ...SIGNED_IN.member, id: 'member-2' } },
      }),
    });
    parts.session.startSession(SIGNED_IN as never);
    expect(await parts.session.refresh('token-1')).toBeNull();
    expect(parts.session.currentSession()).toMatchObject({ state: 'expired', member: { id: 'member-1' } });
  });

  it('is not ended by a service that is away, which is said as it is', async () => {
    service({
      'POST /api/v1/session/refresh': () => problem(503, 'temporarily_unavailable'),
      'GET /api/v1/tenant': () => problem(401, 'unauthenticated'),
    });
    parts.session.startSession(SIGNED_IN as never);
    await expect(parts.client.api.GET('/api/v1/tenant')).rejects.toMatchObject({ status: 503 });
    expect(parts.session.currentSession().state).toBe('signed-in');
  });

  it('is renewed by the same call when its answer got lost, also on the next page, and by another one after that', async () => {
    let lost = true;
    const calls = service({
      'POST /api/v1/session/refresh': () => {
        if (lost) {
          throw new TypeError('Failed to fetch');
        }
        return { body: SIGNED_IN };
      },
    });
    await expect(parts.session.refresh(null)).rejects.toThrow('Failed to fetch');
    parts = await fresh();
    lost = false;
    expect(await parts.session.refresh(null)).toBe('token-1');
    expect(await parts.session.refresh('token-1')).toBe('token-1');
    const [first, repeated, next] = calls.map(({ headers }) => headers.get('Idempotency-Key'));
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(repeated).toBe(first);
    expect(next).toMatch(/^[0-9a-f]{32}$/);
    expect(next).not.toBe(first);
  });

  it.each([
    [401, false],
    [400, false],
    [503, true],
  ])('whose refresh is answered with %i repeats it: %s', async (status, repeats) => {
    const calls = service({ 'POST /api/v1/session/refresh': () => problem(status, 'some_code') });
    await parts.session.refresh(null).catch(() => undefined);
    await parts.session.refresh(null).catch(() => undefined);
    const [first, second] = calls.map(({ headers }) => headers.get('Idempotency-Key'));
    expect(first === second).toBe(repeats);
  });

  it('stays ended for who signs out while it is renewed', async () => {
    let answer: (() => void) | undefined;
    vi.spyOn(globalThis, 'fetch').mockImplementation(
      () =>
        new Promise((resolve) => {
          answer = () => resolve(new Response(JSON.stringify(SIGNED_IN)));
        }),
    );
    parts.session.startSession(SIGNED_IN as never);
    const renewed = parts.session.refresh('token-1');
    await vi.waitFor(() => expect(answer).toBeDefined());
    parts.session.signedOut();
    answer?.();
    await renewed;
    expect(parts.session.currentSession().state).toBe('signed-out');
  });
});

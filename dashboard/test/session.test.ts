import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SIGNED_IN, problem, service } from './service';

async function fresh() {
  vi.resetModules();
  return { session: await import('../src/api/session'), client: await import('../src/api/client') };
}

describe('the session', () => {
  let parts: Awaited<ReturnType<typeof fresh>>;
  beforeEach(async () => {
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

  it('says that it has ended when no new token comes, and keeps the member for signing in again', async () => {
    service({
      'POST /api/v1/session/refresh': () => problem(401, 'unauthenticated'),
      'GET /api/v1/tenant': () => problem(401, 'unauthenticated'),
    });
    parts.session.startSession(SIGNED_IN as never);
    await parts.client.api.GET('/api/v1/tenant');
    expect(parts.session.currentSession()).toMatchObject({ state: 'expired', member: { id: 'member-1' } });
  });

  it('is not ended by a service that is away', async () => {
    service({
      'POST /api/v1/session/refresh': () => problem(503, 'temporarily_unavailable'),
      'GET /api/v1/tenant': () => problem(401, 'unauthenticated'),
    });
    parts.session.startSession(SIGNED_IN as never);
    await parts.client.api.GET('/api/v1/tenant');
    expect(parts.session.currentSession().state).toBe('signed-in');
  });
});

import { vi } from 'vitest';

export type Call = { method: string; path: string; query: URLSearchParams; headers: Headers; body: unknown };
type Reply = { status?: number; body?: unknown; headers?: Record<string, string> };

/** A service that answers as a test says, and remembers what it was asked. */
export function service(routes: Record<string, (call: Call) => Reply | Promise<Reply>>): Call[] {
  const calls: Call[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request =
      input instanceof Request ? input.clone() : new Request(new URL(String(input), window.location.origin), init);
    const url = new URL(request.url);
    const text = await request.text();
    const call: Call = {
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: text.startsWith('{') ? JSON.parse(text) : text,
    };
    calls.push(call);
    const route = routes[`${call.method} ${call.path}`];
    if (route === undefined) {
      throw new Error(`nobody answers ${call.method} ${call.path}`);
    }
    const { status = 200, body, headers = {} } = await route(call);
    return new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json', ...headers },
    });
  });
  return calls;
}

/** A refusal as the service words it. */
export function problem(
  status: number,
  code: string,
  errors?: { field: string; code: string; message: string }[],
): Reply {
  return {
    status,
    headers: { 'X-Request-Id': 'request-1' },
    body: {
      type: `/docs/errors/${code}`,
      title: code,
      status,
      detail: `detail of ${code}`,
      instance: '/',
      code,
      errors,
    },
  };
}

export const SIGNED_IN = {
  accessToken: 'token-1',
  tokenType: 'Bearer',
  expiresIn: 300,
  member: {
    id: 'member-1',
    email: 'mia@tenant.example',
    displayName: 'Mia',
    roles: ['tenant-admin'],
    tenantId: 'tenant-1',
    tenantName: 'Tenant',
    passwordChangeRequired: false,
    secondFactor: { registered: false, required: false, putOffUntil: null },
  },
};

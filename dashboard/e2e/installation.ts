// What a test needs from the running service before it opens the browser: made through the REST API, known to no other
// test.
import { randomUUID } from 'node:crypto';

const base = required('MINTMARK_BASE_URL');
export const operator = {
  email: required('MINTMARK_OPERATOR_EMAIL'),
  password: required('MINTMARK_OPERATOR_PASSWORD'),
};
export const password = 'a member’s long password';
/** What an operator chooses for a member, who replaces it. */
const firstPassword = 'what an operator chose at first';

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set: these tests run against a service that is running`);
  }
  return value;
}

/** A name or code that nothing else has. */
export function fresh(prefix: string): string {
  return `${prefix}-${randomUUID().slice(0, 8)}`;
}

async function send<T>(token: string | null, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(base + path, {
    method,
    headers: {
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  }
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export type Caller = <T = Record<string, unknown>>(method: string, path: string, body?: unknown) => Promise<T>;

/** Calls the REST API as this person. */
export async function as(person: { email: string; password: string }): Promise<Caller> {
  const { accessToken } = await send<{ accessToken: string }>(null, 'POST', '/api/v1/session', person);
  return (method, path, body) => send(accessToken, method, path, body);
}

/** Far less than the five minutes for which a sign-in is fresh. */
const SHARED_FOR_MS = 60_000;
let shared: { caller: Caller; since: number } | undefined;

/** Calls it as the operator of the installation; tests share the session for a while, since a password is slow to compare. */
export async function asOperator(): Promise<Caller> {
  if (shared === undefined || Date.now() - shared.since > SHARED_FOR_MS) {
    shared = { since: Date.now(), caller: await as(operator) };
  }
  return shared.caller;
}

export type Tenant = { id: string; name: string; admin: { email: string; password: string }; api: Caller };

/** A region with an active database. */
export async function region(host: Caller): Promise<string> {
  const code = fresh('region');
  await host('POST', '/api/v1/license-regions', { code, name: `Region ${code}`, active: true });
  await host('POST', `/api/v1/license-regions/${code}/databases`, {
    dbCode: `${code}-db`,
    description: 'first',
    active: true,
  });
  return code;
}

/** An active plan of ten Document Units an hour. */
export async function plan(host: Caller, code = fresh('plan')): Promise<string> {
  await host('POST', '/api/v1/plans', {
    code,
    name: `Plan ${code}`,
    status: 'active',
    limits: { maxDocumentUnitsPerHour: 10, maxApiRequestsPerMinute: 600 },
  });
  return code;
}

export type Api = { id: string; name: string; identifier: string };

/** An API that plans open, with two scopes. */
export function api(host: Caller, more: object = {}): Promise<Api> {
  return host('POST', '/api/v1/resource-servers', {
    name: fresh('Orders API'),
    identifier: `https://${fresh('orders')}.example.com/v1`,
    access: 'by_plan',
    scopes: [
      { name: 'orders:read', description: 'Read orders' },
      { name: 'orders:write', description: '' },
    ],
    ...more,
  });
}

/** A member of a tenant who has not yet replaced the password that an operator chose. */
export async function newMember(host: Caller, tenantId: string, role: string) {
  const email = `${fresh('member')}@tenant.example`;
  await host('POST', `/api/v1/tenants/${tenantId}/members`, {
    email,
    displayName: 'Mia Member',
    password: firstPassword,
    roles: [role],
  });
  return { email, password: firstPassword };
}

/** A member of a tenant. */
export async function member(host: Caller, tenantId: string, role: string) {
  return accepted(host, `/api/v1/tenants/${tenantId}/members`, 'Mia Member', role);
}

/** An operator with this role, who has chosen a password. */
export async function operatorWith(host: Caller, role: string) {
  return accepted(host, '/api/v1/operators', 'Otto Operator', role);
}

/** Whoever is invited and accepts: of all ways to a password that is one’s own the one with the fewest hashes. */
async function accepted(host: Caller, path: string, displayName: string, role: string) {
  const email = `${fresh('person')}@people.example`;
  const { link } = await host<{ link: string }>('POST', path, { email, displayName, roles: [role] });
  await send(null, 'POST', '/api/v1/invitations/acceptance', {
    token: new URLSearchParams(new URL(link).hash.slice(1)).get('token'),
    displayName,
    password,
  });
  return { email, password };
}

/** A second operator, for what two of them do at once. */
export async function secondOperator(host: Caller): Promise<Caller> {
  const email = `${fresh('operator')}@mintmark.example`;
  await host('POST', '/api/v1/operators', { email, displayName: 'Olga Operator', password, roles: ['platform-admin'] });
  return as({ email, password });
}

/** An active tenant with an admin. */
export async function tenant(host: Caller): Promise<Tenant> {
  const name = fresh('Tenant');
  const { id } = await host<{ id: string }>('POST', '/api/v1/tenants', { name });
  await host('PATCH', `/api/v1/tenants/${id}`, { status: 'active' });
  const admin = await member(host, id, 'tenant-admin');
  return { id, name, admin, api: await as(admin) };
}

export type RegisteredApp = { id: string; name: string; clientId: string; clientSecret: string };

/** An app of a tenant. */
export function app(of: Tenant, licenseRegion: string, name = fresh('App'), more: object = {}): Promise<RegisteredApp> {
  return of.api('POST', '/api/v1/apps', { name, licenseRegion, ...more });
}

/** Asks the token endpoint, as a backend service does. */
export async function token(
  clientId: string,
  clientSecret: string,
  asked: { resource?: string } = {},
): Promise<number> {
  const answer = await fetch(`${base}/connect/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...asked }),
  });
  return answer.status;
}

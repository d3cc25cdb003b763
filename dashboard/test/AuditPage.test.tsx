import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { startSession } from '../src/api/session';
import { AuditPage } from '../src/pages/audit/AuditPage';
import { type Call, service, SIGNED_IN } from './service';
import { show } from './show';

vi.mock('../src/components/saveFile', () => ({ saveFile: vi.fn() }));

const acme = { id: 'tenant-1', name: 'Acme' };
const other = { id: 'tenant-2', name: 'Other' };
const operator = { ...SIGNED_IN, member: { ...SIGNED_IN.member, roles: ['platform-admin'], tenantId: null } };

function page(items: unknown[]) {
  return { body: { items, nextCursor: null } };
}

function tenantsFor({ query }: Call) {
  const q = query.get('q');
  return page([acme, other].filter(({ id, name }) => q === null || id === q || name.toLowerCase().includes(q)));
}

describe('the audit trail of operators', () => {
  beforeEach(() => startSession(operator as never));

  it('is narrowed to a tenant that the service finds, and exported so', async () => {
    const calls = service({
      'GET /api/v1/audit-events': () => page([]),
      'GET /api/v1/operators': () => page([]),
      'GET /api/v1/tenants': tenantsFor,
    });
    const asked = (accept: string) =>
      calls
        .filter(({ path, headers }) => path.endsWith('/audit-events') && headers.get('Accept')?.includes(accept))
        .at(-1)
        ?.query.get('tenantId');
    const user = userEvent.setup();
    show(<AuditPage />, '/audit');
    const tenant = await screen.findByRole('combobox', { name: 'Tenant' });
    await expect.poll(() => tenant).toBeEnabled();
    await user.type(tenant, 'oth');
    await expect.poll(() => screen.queryByRole('option', { name: 'Acme', hidden: true })).toBeNull();
    await user.click(await screen.findByRole('option', { name: 'Other', hidden: true }));
    await expect.poll(() => calls.some(({ query }) => query.get('tenantId') === 'tenant-2')).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await expect.poll(() => asked('ndjson')).toBe('tenant-2');
  });

  it('names the tenant that an address says', async () => {
    const calls = service({
      'GET /api/v1/audit-events': () => page([]),
      'GET /api/v1/operators': () => page([]),
      'GET /api/v1/tenants': tenantsFor,
    });
    show(<AuditPage />, '/audit?tenantId=tenant-2');
    await expect.poll(() => screen.getByRole('combobox', { name: 'Tenant' })).toHaveValue('Other');
    expect(
      calls
        .filter(({ path }) => path.endsWith('/audit-events'))
        .every(({ query }) => query.get('tenantId') === 'tenant-2'),
    ).toBe(true);
  });
});

import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { startSession } from '../src/api/session';
import { TenantsPage } from '../src/pages/operator/TenantsPage';
import { service, SIGNED_IN } from './service';
import { show } from './show';

const acme = {
  id: 'tenant-1',
  name: 'Acme',
  status: 'active',
  appLimit: 5,
  planPolicy: 'open',
  createdAt: '2026-01-01T00:00:00Z',
};
const operator = { ...SIGNED_IN, member: { ...SIGNED_IN.member, roles: ['platform-admin'], tenantId: null } };

describe('the tenants', () => {
  beforeEach(() => startSession(operator as never));

  it('are searched by the service, also for what an address says', async () => {
    const calls = service({
      'GET /api/v1/tenants': ({ query }) => ({
        body: { items: query.get('q') === 'nobody' ? [] : [acme], nextCursor: null },
      }),
    });
    const user = userEvent.setup();
    show(<TenantsPage />, '/tenants?q=nobody');
    expect(await screen.findByText('No matching tenants')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear the search' }));
    expect(await screen.findByRole('link', { name: 'Acme' })).toBeVisible();
    const search = screen.getByRole('searchbox', { name: 'Search' });
    expect(search).toHaveValue('');
    await user.type(search, ' acm ');
    await expect.poll(() => calls.at(-1)?.query.get('q')).toBe('acm');
  });
});

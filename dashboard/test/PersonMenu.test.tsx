import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { startSession } from '../src/api/session';
import { PersonMenu } from '../src/pages/people/PersonMenu';
import { service, SIGNED_IN } from './service';
import { show } from './show';

const ben = {
  id: 'member-2',
  email: 'ben@tenant.example',
  displayName: 'Ben',
  roles: ['tenant-viewer' as const],
  createdAt: '2026-11-23T10:15:30Z',
  updatedAt: '2026-11-23T10:15:30Z',
};
const firefox = {
  id: 'session-1',
  address: '192.0.2.7',
  browser: 'Firefox on Linux',
  createdAt: '2026-11-23T10:15:30Z',
  lastUsedAt: '2026-11-23T10:20:30Z',
  current: false,
};

describe('what an admin does about a member', () => {
  const signIn = (...roles: string[]) =>
    startSession({ ...SIGNED_IN, member: { ...SIGNED_IN.member, roles } } as never);
  beforeEach(() => signIn('tenant-admin'));

  it('is to see where the member is signed in, and to end it', async () => {
    let open = [firefox];
    service({
      'GET /api/v1/members/member-2/sessions': () => ({ body: { items: open, nextCursor: null } }),
      'DELETE /api/v1/members/member-2/sessions': () => {
        open = [];
        return { status: 204 };
      },
    });
    const user = userEvent.setup();
    show(<PersonMenu people={{ of: 'own-tenant' }} person={ben} />);
    await user.click(screen.getByRole('button', { name: 'More about Ben' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Sessions' }));
    const dialog = await screen.findByRole('dialog', { name: 'Where Ben is signed in' });
    const row = await within(dialog).findByRole('row', { name: /Firefox on Linux/ });
    expect(row).toHaveTextContent('192.0.2.7');
    await user.click(within(dialog).getByRole('button', { name: 'End all sessions' }));
    expect(await within(dialog).findByText('No sessions.')).toBeVisible();
  });

  it('is to make a reset link, which is shown once', async () => {
    const link = 'http://localhost/reset#token=mmp_x';
    const calls = service({
      'POST /api/v1/tenants/tenant-1/members/member-2/reset': () => ({
        body: { link, expiresAt: '2026-11-24T10:15:30Z' },
      }),
    });
    const user = userEvent.setup();
    signIn('platform-support');
    show(<PersonMenu people={{ of: 'tenant', tenant: 'tenant-1' }} person={ben} />);
    await user.click(screen.getByRole('button', { name: 'More about Ben' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Create a reset link' }));
    const dialog = await screen.findByRole('dialog', { name: 'A reset link for Ben?' });
    expect(calls).toHaveLength(0);
    await user.click(within(dialog).getByRole('button', { name: 'Create a reset link' }));
    await waitFor(() => expect(screen.getByTestId('reset-link')).toHaveTextContent(link));
  });

  it('is what their role allows: security sees sessions, and support helps nobody above itself', async () => {
    const user = userEvent.setup();
    signIn('tenant-security');
    const { unmount } = show(<PersonMenu people={{ of: 'own-tenant' }} person={ben} />);
    await user.click(screen.getByRole('button', { name: 'More about Ben' }));
    expect(await screen.findByRole('menuitem', { name: 'Sessions' })).toBeVisible();
    expect(screen.queryByRole('menuitem', { name: 'Create a reset link' })).toBeNull();
    unmount();

    signIn('platform-support');
    show(<PersonMenu people={{ of: 'operators' }} person={{ ...ben, roles: ['platform-admin'] }} />);
    await user.click(screen.getByRole('button', { name: 'More about Ben' }));
    expect(await screen.findByRole('menuitem', { name: 'Sessions' })).toBeVisible();
    expect(screen.queryByRole('menuitem', { name: 'Create a reset link' })).toBeNull();
  });

  it('is nothing for a viewer', () => {
    signIn('tenant-viewer');
    show(<PersonMenu people={{ of: 'own-tenant' }} person={ben} />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

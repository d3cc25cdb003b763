import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { api } from '../src/api/client';
import { startSession } from '../src/api/session';
import { FreshSignIn } from '../src/layout/FreshSignIn';
import { problem, service, SIGNED_IN } from './service';
import { show } from './show';

const KEY = { name: 'CI', role: 'tenant-viewer' } as const;

/** Takes the token of a fresh sign-in only. */
function strict() {
  return service({
    'POST /api/v1/session': () => ({ body: { ...SIGNED_IN, accessToken: 'token-2' } }),
    'POST /api/v1/management-keys': ({ headers }) =>
      headers.get('Authorization') === 'Bearer token-2'
        ? { status: 201, body: { key: 'mmk_' } }
        : problem(403, 'fresh_sign_in_required'),
  });
}

describe('what takes a fresh sign-in', () => {
  beforeEach(() => startSession(SIGNED_IN as never));

  it('waits until the member has signed in once more, then is sent again', async () => {
    const calls = strict();
    const user = userEvent.setup();
    show(<FreshSignIn />);
    const sent = api.POST('/api/v1/management-keys', { body: KEY });
    const dialog = await screen.findByRole('dialog', { name: 'Confirm that it is you' });
    expect(within(dialog).getByLabelText('E-mail address')).toHaveValue('mia@tenant.example');
    await user.type(within(dialog).getByLabelText('Password'), 'a long password');
    await user.click(within(dialog).getByRole('button', { name: 'Sign in' }));
    expect((await sent).response.status).toBe(201);
    expect(calls.filter(({ path }) => path === '/api/v1/management-keys').map(({ body }) => body)).toEqual([KEY, KEY]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('is refused when the member would not', async () => {
    const calls = strict();
    const user = userEvent.setup();
    show(<FreshSignIn />);
    const sent = api.POST('/api/v1/management-keys', { body: KEY });
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Close' }));
    expect((await sent).response.status).toBe(403);
    expect(calls.filter(({ path }) => path === '/api/v1/management-keys')).toHaveLength(1);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

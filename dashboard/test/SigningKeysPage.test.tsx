import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { startSession } from '../src/api/session';
import { SigningKeysPage } from '../src/pages/operator/SigningKeysPage';
import { problem, service, SIGNED_IN } from './service';
import { show } from './show';

const signing = key('kid-1', 'signing', '2026-11-23T10:15:30Z');
const standBy = key('kid-2', 'announced', '2026-11-24T10:15:30Z');

function key(kid: string, state: string, signsFrom: string) {
  return {
    kid,
    state,
    algorithm: 'ES256',
    publicKey: { kty: 'EC' },
    announcedAt: '2026-11-23T10:15:30Z',
    signsFrom,
    retiredAt: null,
    publishedUntil: null,
  };
}

const keys = { 'GET /api/v1/signing-keys': () => ({ body: { items: [standBy, signing], nextCursor: null } }) };

describe('the signing keys', () => {
  const signIn = (...roles: string[]) =>
    startSession({ ...SIGNED_IN, member: { ...SIGNED_IN.member, roles, tenantId: null, tenantName: null } } as never);
  beforeEach(() => signIn('platform-admin'));

  it('show which key stands by and from when it may sign', async () => {
    service(keys);
    show(<SigningKeysPage />);
    const row = await screen.findByRole('row', { name: /kid-2/ });
    expect(within(row).getByText('Stands by')).toBeVisible();
    expect(row).toHaveTextContent(/May sign from .*2026/);
    expect(screen.getByRole('row', { name: /kid-1/ })).not.toHaveTextContent('May sign from');
  });

  it('rotate without a question when the stand-by may sign', async () => {
    const calls = service({ ...keys, 'POST /api/v1/signing-keys/rotate': () => ({ body: standBy }) });
    const user = userEvent.setup();
    show(<SigningKeysPage />);
    await user.click(await screen.findByRole('button', { name: 'Rotate' }));
    await waitFor(() => expect(calls.filter(({ method }) => method === 'GET')).toHaveLength(2));
    expect(calls.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([{ now: false }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('say that it is too early, and rotate now only when that is confirmed', async () => {
    const calls = service({
      ...keys,
      'POST /api/v1/signing-keys/rotate': ({ body }) =>
        (body as { now: boolean }).now ? { body: standBy } : problem(409, 'announcement_running'),
    });
    const user = userEvent.setup();
    show(<SigningKeysPage />);
    await user.click(await screen.findByRole('button', { name: 'Rotate' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('detail of announcement_running')).toBeVisible();
    const sent = () => calls.filter(({ method }) => method === 'POST').map(({ body }) => body);
    expect(sent()).toEqual([{ now: false }]);
    await user.click(within(dialog).getByRole('button', { name: 'Rotate now' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent()).toEqual([{ now: false }, { now: true }]);
  });

  it('say of another refusal what it is, and ask nothing', async () => {
    service({ ...keys, 'POST /api/v1/signing-keys/rotate': () => problem(409, 'concurrent_change') });
    const user = userEvent.setup();
    show(<SigningKeysPage />);
    await user.click(await screen.findByRole('button', { name: 'Rotate' }));
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('are neither rotated nor revoked by who may only look', async () => {
    signIn('platform-support', 'platform-viewer');
    service(keys);
    show(<SigningKeysPage />);
    expect(await screen.findByRole('row', { name: /kid-2/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: /Rotate|Revoke/ })).toBeNull();
  });
});

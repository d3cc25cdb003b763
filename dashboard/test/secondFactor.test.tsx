import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '../src/api/client';
import { currentSession, owesFactor, startSession } from '../src/api/session';
import { FactorNotice } from '../src/layout/FactorNotice';
import { SecondFactorPage } from '../src/pages/session/SecondFactorPage';
import { SignInForm } from '../src/pages/session/SignInForm';
import { problem, service, SIGNED_IN } from './service';
import { show } from './show';

const NEEDED = { secondFactor: { token: 'step-1', methods: ['totp', 'recovery-code'] } };

function signedInOwing(putOffUntil: string | null) {
  const secondFactor = { registered: false, required: true, putOffUntil };
  startSession({ ...SIGNED_IN, member: { ...SIGNED_IN.member, secondFactor } } as never);
}

describe('signing in with a second factor', () => {
  async function firstStep() {
    const user = userEvent.setup();
    await user.type(screen.getByLabelText('E-mail address'), 'mia@tenant.example');
    await user.type(screen.getByLabelText('Password'), 'a long password');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    return user;
  }

  it('asks for the code, says at its field that it is wrong, and signs in', async () => {
    let code = '';
    const calls = service({
      'POST /api/v1/session': () => ({ body: NEEDED }),
      'POST /api/v1/session/second-factor': ({ body }) => {
        code = (body as { code: string }).code;
        return code === '492039' ? { body: SIGNED_IN } : problem(401, 'wrong_code');
      },
    });
    const done = vi.fn();
    show(<SignInForm onDone={done} />);
    const user = await firstStep();
    const field = await screen.findByLabelText('Code of your authenticator app');
    await user.type(field, '1');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await screen.findByText('The code is wrong, too old, or was used already.');
    await user.clear(field);
    await user.type(field, '492039');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(done).toHaveBeenCalledOnce());
    expect(calls.at(-1)?.body).toEqual({ token: 'step-1', code: '492039' });
    expect(currentSession().state).toBe('signed-in');
  });

  it('takes a recovery code instead, and begins again when it took too long', async () => {
    const calls = service({
      'POST /api/v1/session': () => ({ body: NEEDED }),
      'POST /api/v1/session/second-factor': () => problem(401, 'sign_in_expired'),
    });
    show(<SignInForm />);
    const user = await firstStep();
    await user.click(await screen.findByRole('button', { name: 'Use a recovery code' }));
    await user.type(screen.getByLabelText('Recovery code'), 'k7wd-3m0q-x9ta-5c2v');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await screen.findByText('That took too long, or failed too often. Start over.');
    expect(calls.find(({ path }) => path.endsWith('/second-factor'))?.body).toEqual({
      token: 'step-1',
      recoveryCode: 'k7wd-3m0q-x9ta-5c2v',
    });
    expect(screen.getByLabelText('Password')).toHaveValue('');
  });
});

describe('who has to have a second factor', () => {
  beforeEach(() => vi.useRealTimers());

  it('is told until when it can be put off', () => {
    signedInOwing('2999-01-01T00:00:00Z');
    show(<FactorNotice />);
    expect(screen.getByText(/It can be put off until/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Set up a second factor' })).toBeInTheDocument();
  });

  it('owes it when that time is over, or nobody waits', () => {
    const member = (putOffUntil: string | null, registered = false) =>
      ({ ...SIGNED_IN.member, secondFactor: { registered, required: true, putOffUntil } }) as never;
    expect(owesFactor(member('2999-01-01T00:00:00Z'))).toBe(false);
    expect(owesFactor(member('2020-01-01T00:00:00Z'))).toBe(true);
    expect(owesFactor(member(null))).toBe(true);
    expect(owesFactor(member(null, true))).toBe(false);
    expect(owesFactor({ ...SIGNED_IN.member, secondFactor: null } as never)).toBe(false);
  });

  it('owes it as soon as the service says so', async () => {
    startSession(SIGNED_IN as never);
    service({ 'GET /api/v1/tenant': () => problem(403, 'second_factor_required') });
    await api.GET('/api/v1/tenant');
    const session = currentSession();
    expect(session.state === 'signed-in' && owesFactor(session.member)).toBe(true);
  });

  it('scans the secret, confirms it, and gets recovery codes that stay until they are saved', async () => {
    signedInOwing(null);
    const calls = service({
      'GET /api/v1/session/factors': () => ({
        body: { items: [], recoveryCodesLeft: 0, required: true, putOffUntil: null },
      }),
      'POST /api/v1/session/factors/totp': () => ({
        body: { id: 'factor-1', uri: 'otpauth://totp/Mintmark:mia?secret=GEZDGNBV&issuer=Mintmark' },
      }),
      'PUT /api/v1/session/factors/totp': () => ({ body: { recoveryCodes: ['one-1', 'two-2'] } }),
      // The session is not renewed yet.
      'POST /api/v1/session/refresh': () => problem(503, 'temporarily_unavailable'),
    });
    const user = userEvent.setup();
    show(<SecondFactorPage />, '/account/second-factor');
    await user.click(await screen.findByRole('button', { name: 'Set up an authenticator app' }));
    expect(await screen.findByTestId('totp-secret')).toHaveTextContent('GEZDGNBV');
    expect(screen.getByRole('img', { name: 'QR code for your authenticator app' })).toBeInTheDocument();
    await user.type(screen.getByLabelText('Code that the app shows'), '492039');
    await user.click(screen.getByRole('button', { name: 'Confirm' }));
    expect(await screen.findByTestId('recovery-codes')).toHaveTextContent('one-1 two-2');
    expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({ code: '492039' });
    const session = currentSession();
    expect(session.state === 'signed-in' && owesFactor(session.member)).toBe(false);
  });
});

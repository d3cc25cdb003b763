import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { passkeySupport } from '../src/api/passkeys';
import { currentSession, startSession } from '../src/api/session';
import { OwnFactors } from '../src/pages/session/OwnFactors';
import { SignInForm } from '../src/pages/session/SignInForm';
import { problem, service, SIGNED_IN } from './service';
import { show } from './show';

const MEMBER_ID = '019392b6-0b1c-7d2e-8f3a-4b5c6d7e8f90';
const OPTIONS = { challenge: 'Y2hhbGxlbmdl', rpId: 'localhost', allowCredentials: [], userVerification: 'required' };
const CREATION = {
  rp: { id: 'mint.example', name: 'Mintmark' },
  user: { id: 'dXNlcg', name: 'mia@tenant.example', displayName: 'Mia' },
  challenge: 'Y2hhbGxlbmdl',
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
};
const NEEDED = {
  secondFactor: { token: 'step-1', methods: ['passkey', 'recovery-code'], passkeyOptions: OPTIONS },
};

const get = vi.fn();
const create = vi.fn();

/** What a browser answers for a passkey of this member. */
function passkeyOf(memberId: string) {
  const userHandle = Uint8Array.from(memberId.replaceAll('-', '').match(/../g) ?? [], (hex) =>
    parseInt(hex, 16),
  ).buffer;
  const some = new Uint8Array([1, 2, 3]).buffer;
  return {
    id: 'AQID',
    rawId: some,
    type: 'public-key',
    response: { authenticatorData: some, clientDataJSON: some, signature: some, userHandle },
    getClientExtensionResults: () => ({}),
  };
}

function refusal(name: string) {
  return new DOMException('not now', name);
}

beforeEach(() => {
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('PublicKeyCredential', vi.fn());
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator) as object, { credentials: { get, create } }));
  get.mockReset();
  create.mockReset();
});

afterEach(() => vi.unstubAllGlobals());

describe('signing in with a passkey', () => {
  it('takes no password, and says quietly when there was none', async () => {
    const calls = service({
      'POST /api/v1/session/passkey/options': () => ({ body: OPTIONS }),
      'POST /api/v1/session/passkey': () => ({ body: SIGNED_IN }),
    });
    const done = vi.fn();
    const user = userEvent.setup();
    show(<SignInForm onDone={done} />);
    get.mockRejectedValueOnce(refusal('NotAllowedError')).mockResolvedValueOnce(passkeyOf(MEMBER_ID));
    await user.click(screen.getByRole('button', { name: 'Sign in with a passkey' }));
    expect(await screen.findByText(/^No passkey was used/)).toHaveRole('status');
    await user.click(screen.getByRole('button', { name: 'Sign in with a passkey' }));
    await waitFor(() => expect(done).toHaveBeenCalledOnce());
    const sent = calls.find(({ path }) => path === '/api/v1/session/passkey');
    expect(sent?.body).toMatchObject({ passkey: { id: 'AQID', response: { signature: 'AQID' } } });
    expect(currentSession().state).toBe('signed-in');
  });

  it('sends no passkey of somebody else where a member shall sign in again', async () => {
    const calls = service({
      'POST /api/v1/session/passkey/options': () => ({ body: OPTIONS }),
    });
    const again = { ...SIGNED_IN.member, id: MEMBER_ID, secondFactor: { registered: true } };
    const user = userEvent.setup();
    show(<SignInForm again={again as never} />);
    get.mockResolvedValueOnce(passkeyOf('019392b6-0b1c-7d2e-8f3a-000000000000'));
    await user.click(screen.getByRole('button', { name: 'Sign in with a passkey' }));
    await screen.findByText('This passkey is that of another account. Choose one of yours.');
    expect(calls.map(({ path }) => path)).not.toContain('/api/v1/session/passkey');
  });

  it('is offered neither where the browser cannot, nor to a member who has none', () => {
    const again = { ...SIGNED_IN.member, secondFactor: { registered: false } };
    show(<SignInForm again={again as never} />);
    expect(screen.queryByRole('button', { name: 'Sign in with a passkey' })).toBeNull();
    vi.stubGlobal('isSecureContext', false);
    show(<SignInForm />);
    expect(screen.queryByRole('button', { name: 'Sign in with a passkey' })).toBeNull();
    expect(passkeySupport()).toBe('insecure');
  });
});

describe('passkeys in the field of the address', () => {
  beforeEach(() => {
    const isConditionalMediationAvailable = () => Promise.resolve(true);
    vi.stubGlobal('PublicKeyCredential', Object.assign(vi.fn(), { isConditionalMediationAvailable }));
  });

  type Request = { mediation?: string; signal: AbortSignal; publicKey: { challenge: ArrayBuffer } };

  /** What the browser was asked for, the oldest first. */
  function requests(): Request[] {
    return get.mock.calls.map(([request]) => request as Request);
  }

  /** Nobody chooses one. */
  function untilAborted({ signal }: Request): Promise<never> {
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(refusal('AbortError'))));
  }

  it('sign in whoever chooses one', async () => {
    const calls = service({
      'POST /api/v1/session/passkey/options': () => ({ body: OPTIONS }),
      'POST /api/v1/session/passkey': () => ({ body: SIGNED_IN }),
    });
    get.mockResolvedValueOnce(passkeyOf(MEMBER_ID));
    const done = vi.fn();
    show(<SignInForm onDone={done} />);
    await waitFor(() => expect(done).toHaveBeenCalledOnce());
    expect(requests()).toEqual([expect.objectContaining({ mediation: 'conditional' })]);
    expect(calls.at(-1)?.body).toMatchObject({ passkey: { id: 'AQID' } });
  });

  it('are missed by nobody who wants none', async () => {
    service({ 'POST /api/v1/session/passkey/options': () => ({ body: OPTIONS }) });
    get.mockRejectedValueOnce(refusal('NotAllowedError'));
    show(<SignInForm />);
    await waitFor(() => expect(get).toHaveBeenCalledOnce());
    await expect(get.mock.results[0]?.value).rejects.toThrow();
    expect(screen.queryByRole('status')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('are not asked for where the service is away, and nothing is said of it', async () => {
    const calls = service({});
    show(<SignInForm />);
    await waitFor(() => expect(calls.map(({ path }) => path)).toEqual(['/api/v1/session/passkey/options']));
    expect(get).not.toHaveBeenCalled();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('are offered for another challenge before the old one has expired', async () => {
    const challenges = ['AAAA', 'BBBB', 'CCCC'];
    service({
      'POST /api/v1/session/passkey/options': () => ({
        body: { ...OPTIONS, challenge: challenges.shift() ?? 'DDDD', timeout: 500 },
      }),
    });
    get.mockImplementation(untilAborted);
    show(<SignInForm />);
    await waitFor(() => expect(requests().length).toBeGreaterThan(1));
    const [first, second] = requests();
    expect(first?.signal.aborted).toBe(true);
    expect(new Uint8Array(second?.publicKey.challenge ?? new ArrayBuffer())).not.toEqual(
      new Uint8Array(first?.publicKey.challenge ?? new ArrayBuffer()),
    );
  });

  it('make way for the button, and for another page', async () => {
    service({ 'POST /api/v1/session/passkey/options': () => ({ body: OPTIONS }) });
    let cancel = () => {};
    const dialog = new Promise((_, reject) => {
      cancel = () => reject(refusal('NotAllowedError'));
    });
    get.mockImplementation((request: Request) =>
      request.mediation === 'conditional' ? untilAborted(request) : dialog,
    );
    const user = userEvent.setup();
    const { unmount } = show(<SignInForm />);
    await waitFor(() => expect(get).toHaveBeenCalledOnce());
    await user.click(screen.getByRole('button', { name: 'Sign in with a passkey' }));
    await waitFor(() => expect(requests().map(({ signal }) => signal.aborted)).toEqual([true, false]));
    cancel();
    await screen.findByText(/^No passkey was used/);
    await waitFor(() =>
      expect(requests().map(({ mediation }) => mediation)).toEqual(['conditional', undefined, 'conditional']),
    );
    expect(requests().at(-1)?.signal.aborted).toBe(false);
    unmount();
    expect(requests().at(-1)?.signal.aborted).toBe(true);
  });

  it('are offered no more once one was refused', async () => {
    const calls = service({
      'POST /api/v1/session/passkey/options': () => ({ body: OPTIONS }),
      'POST /api/v1/session/passkey': () => problem(401, 'sign_in_failed'),
    });
    get.mockResolvedValue(passkeyOf(MEMBER_ID));
    show(<SignInForm />);
    await screen.findByText(/^This passkey does not sign you in/);
    expect(get).toHaveBeenCalledOnce();
    expect(calls).toHaveLength(2);
  });

  it('are not offered to a member who shall sign in again', () => {
    const calls = service({});
    show(<SignInForm again={SIGNED_IN.member as never} />);
    expect(screen.getByLabelText('E-mail address')).toHaveAttribute('autocomplete', 'username');
    expect(calls).toEqual([]);
  });
});

describe('the second step with a passkey', () => {
  async function firstStep() {
    const user = userEvent.setup();
    await user.type(screen.getByLabelText('E-mail address'), 'mia@tenant.example');
    await user.type(screen.getByLabelText('Password'), 'a long password');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    return user;
  }

  it('offers it first, says that it was not accepted, and begins again when it took too long', async () => {
    const answers = [problem(401, 'wrong_code'), problem(401, 'sign_in_expired')];
    const calls = service({
      'POST /api/v1/session': () => ({ body: NEEDED }),
      'POST /api/v1/session/second-factor': () => answers.shift() ?? { body: SIGNED_IN },
    });
    get.mockResolvedValue(passkeyOf(MEMBER_ID));
    show(<SignInForm />);
    const user = await firstStep();
    await user.click(await screen.findByRole('button', { name: 'Use a passkey' }));
    await screen.findByText('This passkey was not accepted. Start over, or use another way.');
    expect(screen.queryByRole('button', { name: 'Use the app' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Use a passkey' }));
    await screen.findByText('That took too long, or failed too often. Start over.');
    const step = calls.find(({ path }) => path === '/api/v1/session/second-factor');
    expect(step?.body).toMatchObject({ token: 'step-1', passkey: { id: 'AQID' } });
  });

  it('asks for a recovery code where the page cannot use passkeys, and says why', async () => {
    vi.stubGlobal('isSecureContext', false);
    service({ 'POST /api/v1/session': () => ({ body: NEEDED }) });
    show(<SignInForm />);
    await firstStep();
    expect(await screen.findByLabelText('Recovery code')).toBeInTheDocument();
    expect(screen.getByText(/^Passkeys need https/)).toBeInTheDocument();
  });
});

describe('adding a passkey', () => {
  beforeEach(() => startSession(SIGNED_IN as never));

  async function naming() {
    const calls = service({
      'GET /api/v1/session/factors': () => ({
        body: { items: [], recoveryCodesLeft: 0, required: false, putOffUntil: null },
      }),
      'POST /api/v1/session/factors/passkeys/options': () => ({ body: CREATION }),
    });
    const user = userEvent.setup();
    show(<OwnFactors />, '/account');
    await user.click(await screen.findByRole('button', { name: 'Add a passkey' }));
    return { user, calls, dialog: within(await screen.findByRole('dialog', { name: 'Add a passkey' })) };
  }

  it('asks for its name before the browser makes it', async () => {
    const { user, calls, dialog } = await naming();
    await user.click(dialog.getByRole('button', { name: 'Continue' }));
    await dialog.findByText('Give it a name.');
    expect(calls.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it.each([
    ['NotAllowedError', /^No passkey was added/],
    ['InvalidStateError', /^There is a passkey of yours on this device already/],
    ['SecurityError', /^Passkeys work only at the address/],
    ['NotSupportedError', /^This device cannot do it/],
  ])('says what %s of the browser means, and keeps the name', async (name, said) => {
    const { user, dialog } = await naming();
    create.mockRejectedValueOnce(refusal(name));
    await user.type(dialog.getByLabelText('Name'), 'Laptop');
    await user.click(dialog.getByRole('button', { name: 'Continue' }));
    await dialog.findByText(said);
    expect(dialog.getByLabelText('Name')).toHaveValue('Laptop');
  });
});

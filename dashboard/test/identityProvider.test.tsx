import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { leaveSession, startSession } from '../src/api/session';
import { IdentityProviderPage } from '../src/pages/provider/IdentityProviderPage';
import { placeOf, providerFaults, sentProvider, shownProvider } from '../src/pages/provider/providerForm';
import { SignInPage } from '../src/pages/session/SignInPage';
import { problem, service, SIGNED_IN } from './service';
import { show } from './show';

const STORED = {
  id: 'provider-1',
  issuer: 'https://login.acme.example',
  clientId: 'mintmark',
  clientSecretSet: true,
  clientKeySet: false,
  emailDomains: ['acme.example'],
  groupRoles: { admins: 'tenant-admin' },
  localPasswords: true,
  enabled: true,
  breakGlassMemberId: null,
  redirectUri: 'https://mint.example/api/v1/session/provider/provider-1/callback',
  postLogoutRedirectUri: 'https://mint.example/',
  createdAt: '2026-11-23T10:15:30Z',
  updatedAt: '2026-11-23T10:15:30Z',
};
const stored = { 'GET /api/v1/identity-provider': () => ({ body: STORED, headers: { ETag: '"3"' } }) };

describe('the provider form', () => {
  it('keeps the secret unless one is typed, and takes it away for a client without one', () => {
    const typed = shownProvider(STORED);
    expect(sentProvider(typed)).not.toHaveProperty('clientSecret');
    expect(sentProvider({ ...typed, clientSecret: 'new' })).toMatchObject({ clientSecret: 'new' });
    expect(sentProvider({ ...typed, clientSecret: 'new', proof: 'none' })).toMatchObject({ clientSecret: null });
  });

  it('sends a key in place of a secret, keeps the one of before, and wants its form', () => {
    const byKey = { ...STORED, clientSecretSet: false, clientKeySet: true };
    const typed = shownProvider(byKey);
    expect(typed.proof).toBe('key');
    expect(sentProvider(typed)).not.toHaveProperty('clientKey');
    expect(sentProvider({ ...typed, clientKey: '{"kty":"EC","d":"x"}' })).toMatchObject({ clientKey: { kty: 'EC' } });
    expect(sentProvider({ ...typed, clientSecret: 'left over' })).not.toHaveProperty('clientSecret');
    expect(providerFaults(byKey).clientKey('', typed)).toBeNull();
    expect(providerFaults(byKey).clientKey('{"kty":', typed)).not.toBeNull();
    expect(providerFaults(STORED).clientKey('', typed)).not.toBeNull();
    expect(providerFaults(byKey).clientSecret('', { ...typed, proof: 'secret' })).not.toBeNull();
    expect(providerFaults(STORED).clientKey('', { ...typed, proof: 'secret' })).toBeNull();
  });

  it('leaves out rows without a group, and shows a fault at the row of its group', () => {
    const typed = { ...shownProvider(STORED), groupRoles: [{ group: ' ', role: 'tenant-viewer' }] };
    expect(sentProvider(typed).groupRoles).toEqual({});
    expect(placeOf('groupRoles.admins', shownProvider(STORED))).toBe('groupRoles.0.role');
    expect(placeOf('emailDomains[2]', typed)).toBe('emailDomains');
    expect(placeOf('issuer', typed)).toBe('issuer');
  });
});

describe('the page of the provider', () => {
  beforeEach(() => startSession(SIGNED_IN as never));

  it('is an empty form where there is none, and sets one of no version', async () => {
    const calls = service({
      'GET /api/v1/identity-provider': () => problem(404, 'not_found'),
      'PUT /api/v1/identity-provider': () =>
        problem(422, 'validation_failed', [
          { field: 'emailDomains[0]', code: 'email_domain_not_owned', message: 'This domain is not yours.' },
        ]),
    });
    const user = userEvent.setup();
    show(<IdentityProviderPage />);
    await user.type(await screen.findByLabelText(/Issuer/), 'https://login.acme.example');
    await user.type(screen.getByRole('combobox', { name: /E-mail domains/ }), 'acme.example{enter}');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('This domain is not yours.')).toBeVisible();
    const put = calls.find(({ method }) => method === 'PUT');
    expect(put?.headers.get('If-Match')).toBeNull();
    expect(put?.body).toMatchObject({ issuer: 'https://login.acme.example', emailDomains: ['acme.example'] });
  });

  it('changes the version that it shows', async () => {
    const calls = service({ ...stored, 'PUT /api/v1/identity-provider': () => ({ body: STORED }) });
    const user = userEvent.setup();
    show(<IdentityProviderPage />);
    await user.click(await screen.findByLabelText(/Allow passwords/));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(calls.some(({ method }) => method === 'PUT')).toBe(true));
    const put = calls.find(({ method }) => method === 'PUT');
    expect(put?.headers.get('If-Match')).toBe('"3"');
    expect(put?.body).toMatchObject({ localPasswords: false });
    expect(put?.body).not.toHaveProperty('clientSecret');
  });
});

describe('the page of the provider, for who only reads', () => {
  it('shows what is set and changes nothing', async () => {
    startSession({ ...SIGNED_IN, member: { ...SIGNED_IN.member, roles: ['tenant-security'] } } as never);
    service(stored);
    show(<IdentityProviderPage />);
    expect(await screen.findByLabelText(/Issuer/)).toBeDisabled();
    expect(screen.getByLabelText(/Issuer/)).toHaveValue(STORED.issuer);
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Remove the provider' })).toBeNull();
  });
});

describe('the sign-in page', () => {
  beforeEach(() => {
    leaveSession();
    window.location.hash = '';
  });

  it('offers the provider of the domain, and asks by nothing else', async () => {
    const calls = service({
      'GET /api/v1/session/providers': () => ({
        body: { items: [{ id: 'provider-1', host: 'login.acme.example', startUri: 'https://mint.example/start' }] },
      }),
    });
    const user = userEvent.setup();
    show(<SignInPage />);
    await user.type(screen.getByLabelText(/E-mail address/), 'ada@acme.example');
    const link = await screen.findByRole('link', { name: 'Sign in with login.acme.example' });
    expect(link).toHaveAttribute('href', '/api/v1/session/provider/provider-1/start');
    expect(calls.every(({ query }) => query.get('email')?.startsWith('somebody@'))).toBe(true);
  });

  it('says why a provider let nobody in', () => {
    service({});
    window.location.hash = '#refused=no_role';
    show(<SignInPage />);
    expect(screen.getByRole('alert')).toHaveTextContent('None of your groups gives you a role here.');
  });
});

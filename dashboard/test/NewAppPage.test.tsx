import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { startSession } from '../src/api/session';
import { NewAppPage } from '../src/pages/apps/NewAppPage';
import { problem, service, SIGNED_IN } from './service';
import { show } from './show';

const choices = {
  'GET /api/v1/tenant': () => ({ body: { planPolicy: 'open', status: 'active', appsInUse: 3, appLimit: 25 } }),
  'GET /api/v1/choices/license-regions': () => ({
    body: { items: [{ code: 'eu-1', name: 'Europe' }], nextCursor: null },
  }),
  'GET /api/v1/choices/plans': () => ({
    body: { items: [{ code: 'starter', name: 'Starter', limits: {} }], nextCursor: null },
  }),
};

describe('registering an app', () => {
  beforeEach(() => startSession(SIGNED_IN as never));

  it('puts each fault of the server at its field and keeps what was typed', async () => {
    service({
      ...choices,
      'POST /api/v1/apps': () =>
        problem(422, 'validation_failed', [
          { field: 'licenseRegion', code: 'required', message: 'A region is required.' },
          { field: 'allowedDomains[1]', code: 'wildcard_domain', message: 'No wildcards.' },
        ]),
    });
    const user = userEvent.setup();
    show(<NewAppPage />);
    await user.type(screen.getByLabelText(/^Name/), 'Billing');
    await user.type(screen.getByLabelText('Allowed domain 2'), '*.example.com');
    await user.click(screen.getByRole('button', { name: 'Register' }));
    await waitFor(() => expect(screen.getByText('A region is required.')).toBeVisible());
    expect(screen.getByLabelText('Allowed domain 2')).toHaveAccessibleDescription(/No wildcards\./);
    expect(screen.getByLabelText('Allowed domain 1')).not.toHaveAccessibleDescription(/No wildcards\./);
    expect(screen.getByLabelText(/^Name/)).toHaveValue('Billing');
  });

  it('shows the secret once and lets go of it only after it was said to be saved', async () => {
    const calls = service({
      ...choices,
      'POST /api/v1/apps': ({ query }) =>
        query.get('dryRun') === 'true'
          ? { body: { allowedDomains: ['xn--bcher-kva.example'] } }
          : { status: 201, body: { id: 'app-1', name: 'Billing', clientId: 'mm_1', clientSecret: 'mms_secret' } },
    });
    const user = userEvent.setup();
    show(<NewAppPage />);
    await user.click(screen.getByRole('combobox', { name: /License region/ }));
    await user.click(await screen.findByText('Europe (eu-1)'));
    await user.type(screen.getByLabelText(/^Name/), 'Billing');
    await user.type(screen.getByLabelText('Allowed domain 1'), 'Bücher.example');
    await user.tab();
    expect(await screen.findByText('Will be stored as xn--bcher-kva.example')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Register' }));
    expect(await screen.findByText('mms_secret')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Done' })).toBeDisabled();
    await user.click(screen.getByRole('checkbox', { name: 'I have saved the secret' }));
    expect(screen.getByRole('button', { name: 'Done' })).toBeEnabled();
    expect(
      calls.find(({ path, query, method }) => method === 'POST' && path === '/api/v1/apps' && !query.has('dryRun'))
        ?.body,
    ).toEqual({
      name: 'Billing',
      licenseRegion: 'eu-1',
      allowedDomains: ['Bücher.example'],
      redirectUris: [],
      postLogoutRedirectUris: [],
      enabled: true,
    });
  });
});

import type { Locator, Page } from '@playwright/test';
import { exportJWK, generateKeyPair } from 'jose';
import { FAULTS, inject } from './faults';
import { app, fresh, newMember, operator, plan, region, tenant, token } from './installation';
import { expect, signIn, test } from './test';

test.use({ withFaults: true });

type Write = {
  path: string;
  /** Leads to the form or question, filled in. */
  prepare: () => Promise<void>;
  send: () => Locator;
  request: { method: string; path: RegExp };
  /** What is there when it is done. */
  done: () => Locator;
  /** What was typed, and still stands after a failure. */
  typed?: [Locator, string];
};

/** A write that fails says so where it was asked for, keeps what was typed, and works when it is asked for again. */
async function standsFaults(page: Page, write: Write): Promise<void> {
  await page.goto(write.path);
  await write.prepare();
  for (const fault of FAULTS) {
    const injected = await inject(page, fault, write.request);
    await write.send().click();
    const words = { 500: 'Something went wrong on our side', 503: 'is not available', offline: 'cannot be reached' };
    await expect(page.getByRole('alert').getByText(words[fault]).first(), `${write.path} ${fault}`).toBeVisible();
    if (write.typed !== undefined) {
      await expect(write.typed[0]).toHaveValue(write.typed[1]);
    }
    await injected.heal();
  }
  await write.send().click();
  await expect(write.done().first()).toBeVisible();
}

test('no failed write of a tenant loses what was typed', async ({ page, host }) => {
  const code = await region(host);
  const planCode = await plan(host);
  const of = await tenant(host);
  const made = await app(of, code);
  const other = await newMember(host, of.id, 'tenant-viewer');
  await signIn(page, of.admin);
  const dialog = page.getByRole('dialog');
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  const confirm = page.getByLabel(/Type “.*” to confirm/);
  const row = page.getByRole('row', { name: new RegExp(other.email) });

  await standsFaults(page, {
    path: '/apps/new',
    prepare: async () => {
      await page.getByRole('combobox', { name: 'License region' }).click();
      await page.getByRole('option', { name: new RegExp(code) }).click();
      await page.getByLabel('Name').fill('Registered');
    },
    typed: [page.getByLabel('Name'), 'Registered'],
    send: () => page.getByRole('button', { name: 'Register' }),
    request: { method: 'POST', path: /\/apps$/ },
    done: () => page.getByTestId('client-secret'),
  });
  await page.getByRole('checkbox', { name: 'I have saved the secret' }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  await standsFaults(page, {
    path: `/apps/${made.id}`,
    prepare: () => name.fill('Renamed'),
    typed: [name, 'Renamed'],
    send: () => page.getByRole('button', { name: 'Save' }),
    request: { method: 'PATCH', path: /\/apps\// },
    done: () => page.getByRole('heading', { name: 'Renamed', level: 1 }),
  });
  await standsFaults(page, {
    path: `/apps/${made.id}`,
    prepare: () => page.getByRole('button', { name: 'Disable' }).click(),
    send: () => dialog.getByRole('button', { name: 'Disable' }),
    request: { method: 'PATCH', path: /\/apps\// },
    done: () => page.getByText('The app is disabled.'),
  });
  await standsFaults(page, {
    path: `/apps/${made.id}`,
    prepare: () => Promise.resolve(),
    send: () => page.getByRole('button', { name: 'Enable' }),
    request: { method: 'PATCH', path: /\/apps\// },
    done: () => page.getByText('The app is enabled.'),
  });
  await standsFaults(page, {
    path: `/apps/${made.id}`,
    prepare: async () => {
      await page.getByRole('button', { name: 'Choose a plan' }).click();
      await dialog.getByRole('combobox', { name: 'Plan' }).click();
      await page.getByRole('option', { name: `Plan ${planCode}` }).click();
    },
    typed: [dialog.getByRole('combobox', { name: 'Plan' }), `Plan ${planCode}`],
    send: () => dialog.getByRole('button', { name: 'Save' }),
    request: { method: 'PUT', path: /\/plan$/ },
    done: () => page.getByText('The plan is changed.'),
  });
  await standsFaults(page, {
    path: `/apps/${made.id}`,
    prepare: async () => {
      await page.getByRole('button', { name: 'Rotate secret' }).click();
      await confirm.fill('Renamed');
    },
    typed: [confirm, 'Renamed'],
    send: () => dialog.getByRole('button', { name: 'Rotate secret' }),
    request: { method: 'POST', path: /\/secret$/ },
    done: () => page.getByTestId('client-secret'),
  });
  expect(await token(made.clientId, await page.getByTestId('client-secret').innerText())).toBe(200);
  await page.getByRole('checkbox', { name: 'I have saved the secret' }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  const jwk = JSON.stringify({ kid: 'billing-1', ...(await exportJWK((await generateKeyPair('ES256')).publicKey)) });
  await standsFaults(page, {
    path: `/apps/${made.id}/keys`,
    prepare: async () => {
      await page.getByRole('button', { name: 'Add a public key' }).click();
      await dialog.getByLabel('Public key (JWK)').fill(jwk);
    },
    typed: [dialog.getByLabel('Public key (JWK)'), jwk],
    send: () => dialog.getByRole('button', { name: 'Add a public key' }),
    request: { method: 'PUT', path: /\/public-keys$/ },
    done: () => page.getByText('The key is added.'),
  });
  await standsFaults(page, {
    path: `/apps/${made.id}/keys`,
    prepare: () => page.getByRole('button', { name: 'Remove billing-1' }).click(),
    send: () => dialog.getByRole('button', { name: 'Remove' }),
    request: { method: 'PUT', path: /\/public-keys$/ },
    done: () => page.getByText('The key is removed.'),
  });
  await of.api('PUT', `/api/v1/apps/${made.id}/public-keys`, { keys: [JSON.parse(jwk)] });
  await standsFaults(page, {
    path: `/apps/${made.id}`,
    prepare: async () => {
      await page.getByRole('button', { name: 'Remove the secret' }).click();
      await confirm.fill('Renamed');
    },
    typed: [confirm, 'Renamed'],
    send: () => dialog.getByRole('button', { name: 'Remove the secret' }),
    request: { method: 'DELETE', path: /\/secret$/ },
    done: () => page.getByText('The secret is removed.'),
  });
  await standsFaults(page, {
    path: `/apps/${made.id}`,
    prepare: async () => {
      await page.getByRole('button', { name: 'Delete this app' }).click();
      await confirm.fill('Renamed');
    },
    typed: [confirm, 'Renamed'],
    send: () => dialog.getByRole('button', { name: 'Delete' }),
    request: { method: 'DELETE', path: /\/apps\// },
    done: () => page.getByText('Renamed is deleted.'),
  });
  await standsFaults(page, {
    path: '/members',
    prepare: async () => {
      await page.getByRole('button', { name: 'Invite' }).click();
      await dialog.getByLabel('E-mail address').fill('guest@tenant.example');
    },
    typed: [dialog.getByLabel('E-mail address'), 'guest@tenant.example'],
    send: () => dialog.getByRole('button', { name: 'Invite' }),
    request: { method: 'POST', path: /\/invitations$/ },
    done: () => page.getByTestId('invitation-link'),
  });
  await page.getByRole('checkbox', { name: 'I have saved it' }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  await standsFaults(page, {
    path: '/members',
    prepare: () => Promise.resolve(),
    send: () => page.getByRole('row', { name: /guest@/ }).getByRole('button', { name: 'Cancel' }),
    request: { method: 'DELETE', path: /\/invitations\// },
    done: () => page.getByText('Cancelled'),
  });
  await standsFaults(page, {
    path: '/members',
    prepare: async () => {
      await row.getByRole('button', { name: 'Change roles' }).click();
      await dialog.getByRole('checkbox', { name: 'Admin: may change everything' }).check();
      await dialog.getByRole('checkbox', { name: 'Viewer: may look' }).uncheck();
    },
    send: () => dialog.getByRole('button', { name: 'Save' }),
    request: { method: 'PATCH', path: /\/members\// },
    done: () => row.getByRole('cell', { name: 'Admin', exact: true }),
  });
  await standsFaults(page, {
    path: '/members',
    prepare: async () => {
      await row.getByRole('button', { name: 'Remove' }).click();
      await confirm.fill('Mia Member');
    },
    send: () => dialog.getByRole('button', { name: 'Remove' }),
    request: { method: 'DELETE', path: /\/members\// },
    done: () => page.getByText('Mia Member (you)'),
  });
  await expect(row).toHaveCount(0);
  await standsFaults(page, {
    path: '/management-keys',
    prepare: async () => {
      await page.getByRole('button', { name: 'Create key' }).click();
      await dialog.getByLabel('Name').fill('Pipeline');
    },
    typed: [dialog.getByLabel('Name'), 'Pipeline'],
    send: () => dialog.getByRole('button', { name: 'Create key' }),
    request: { method: 'POST', path: /\/management-keys$/ },
    done: () => page.getByTestId('management-key'),
  });
  await page.getByRole('checkbox', { name: 'I have saved it' }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  await standsFaults(page, {
    path: '/management-keys',
    prepare: async () => {
      await page.getByRole('button', { name: 'Delete' }).click();
      await confirm.fill('Pipeline');
    },
    send: () => dialog.getByRole('button', { name: 'Delete' }),
    request: { method: 'DELETE', path: /\/management-keys\// },
    done: () => page.getByText('No management keys'),
  });
  await standsFaults(page, {
    path: '/account',
    prepare: async () => {
      await page.getByLabel('Current password').fill(of.admin.password);
      await page.getByLabel('New password', { exact: true }).fill('another long password');
      await page.getByLabel('New password, again').fill('another long password');
    },
    typed: [page.getByLabel('New password', { exact: true }), 'another long password'],
    send: () => page.getByRole('button', { name: 'Change your password' }),
    request: { method: 'PUT', path: /\/password$/ },
    done: () => page.getByText('Your password is changed.'),
  });
});

test('no failed write of an operator loses what was typed', async ({ page, host }) => {
  const of = await tenant(host);
  const planCode = await plan(host);
  await app(of, await region(host));
  await signIn(page, operator);
  const dialog = page.getByRole('dialog');
  const confirm = page.getByLabel(/Type “.*” to confirm/);
  const named = (role: 'button' | 'heading', name: string) => page.getByRole(role, { name, exact: true });
  const [code, server] = [fresh('code'), fresh('search')];

  await standsFaults(page, {
    path: '/tenants',
    prepare: async () => {
      await named('button', 'Register a tenant').click();
      await dialog.getByLabel('Name').fill(code);
    },
    typed: [dialog.getByLabel('Name'), code],
    send: () => dialog.getByRole('button', { name: 'Register a tenant' }),
    request: { method: 'POST', path: /\/tenants$/ },
    done: () => named('heading', code),
  });
  await standsFaults(page, {
    path: `/tenants/${of.id}`,
    prepare: () => page.getByLabel('App limit').fill('30'),
    typed: [page.getByLabel('App limit'), '30'],
    send: () => named('button', 'Save'),
    request: { method: 'PATCH', path: /\/tenants\// },
    done: () => page.getByText('Saved', { exact: true }),
  });
  await standsFaults(page, {
    path: `/tenants/${of.id}`,
    prepare: async () => {
      await named('button', 'Suspend').click();
      await confirm.fill(of.name);
    },
    typed: [confirm, of.name],
    send: () => dialog.getByRole('button', { name: 'Suspend' }),
    request: { method: 'PATCH', path: /\/tenants\// },
    done: () => page.getByText('Suspended'),
  });
  await standsFaults(page, {
    path: `/tenants/${of.id}`,
    prepare: () => Promise.resolve(),
    send: () => named('button', 'Activate'),
    request: { method: 'PATCH', path: /\/tenants\// },
    done: () => page.getByText('Active', { exact: true }),
  });
  await standsFaults(page, {
    path: `/tenants/${of.id}`,
    prepare: async () => {
      await page.getByRole('tab', { name: 'Apps' }).click();
      await named('button', 'Change plan').click();
      await dialog.getByRole('combobox', { name: 'Plan' }).click();
      await page.getByRole('option', { name: `Plan ${planCode}` }).click();
    },
    typed: [dialog.getByRole('combobox', { name: 'Plan' }), `Plan ${planCode}`],
    send: () => dialog.getByRole('button', { name: 'Set the plan' }),
    request: { method: 'PUT', path: /\/plan$/ },
    done: () => page.getByRole('cell', { name: `Plan ${planCode}` }),
  });
  await standsFaults(page, {
    path: '/license-regions',
    prepare: async () => {
      await named('button', 'Add a region').click();
      await dialog.getByLabel(/^Code/).fill(code);
      await dialog.getByLabel('Name').fill('Europe');
    },
    typed: [dialog.getByLabel(/^Code/), code],
    send: () => dialog.getByRole('button', { name: 'Add a region' }),
    request: { method: 'POST', path: /\/license-regions$/ },
    done: () => page.getByText('Saved', { exact: true }),
  });
  await standsFaults(page, {
    path: `/license-regions/${code}`,
    prepare: async () => {
      await named('button', 'Add a database').click();
      await dialog.getByLabel('Database code').fill(`${code}-db`);
      await dialog.getByRole('switch', { name: 'Make active' }).uncheck();
    },
    typed: [dialog.getByLabel('Database code'), `${code}-db`],
    send: () => dialog.getByRole('button', { name: 'Add a database' }),
    request: { method: 'POST', path: /\/databases$/ },
    done: () => page.getByRole('rowheader', { name: `${code}-db` }),
  });
  await standsFaults(page, {
    path: `/license-regions/${code}`,
    prepare: () => named('button', 'Make active').click(),
    send: () => dialog.getByRole('button', { name: 'Make active' }),
    request: { method: 'PATCH', path: /\/databases\// },
    done: () => named('button', 'Deactivate'),
  });
  await standsFaults(page, {
    path: `/license-regions/${code}`,
    prepare: () => named('button', 'Switch off').click(),
    send: () => dialog.getByRole('button', { name: 'Switch off' }),
    request: { method: 'PATCH', path: /\/license-regions\/[^/]+$/ },
    done: () => named('button', 'Switch on'),
  });
  const second = fresh('code');
  await standsFaults(page, {
    path: '/license-regions?dialog=new',
    prepare: async () => {
      await dialog.getByLabel(/^Code/).fill(second);
      await dialog.getByLabel('Name').fill('Asia');
      await dialog.getByLabel('Database code').fill(`${second}-db`);
    },
    typed: [dialog.getByLabel('Database code'), `${second}-db`],
    send: () => dialog.getByRole('button', { name: 'Add a region' }),
    request: { method: 'POST', path: /\/databases$/ },
    done: () => page.getByText('Saved', { exact: true }),
  });
  await standsFaults(page, {
    path: '/plans',
    prepare: async () => {
      await named('button', 'Add a plan').click();
      await dialog.getByLabel('Code').fill(code);
      await dialog.getByLabel('Name').fill('Starter');
      await dialog.getByLabel('Document Units per hour').fill('100');
    },
    typed: [dialog.getByLabel('Document Units per hour'), '100'],
    send: () => dialog.getByRole('button', { name: 'Add a plan' }),
    request: { method: 'POST', path: /\/plans$/ },
    done: () => page.getByText('Saved', { exact: true }),
  });
  await standsFaults(page, {
    path: `/plans/${code}`,
    prepare: () => page.getByLabel('Document Units per day').fill('500'),
    typed: [page.getByLabel('Document Units per day'), '500'],
    send: () => named('button', 'Save'),
    request: { method: 'PATCH', path: /\/plans\// },
    done: () => page.getByText('Saved', { exact: true }),
  });
  await standsFaults(page, {
    path: `/plans/${code}`,
    prepare: () => named('button', 'Archive').click(),
    send: () => dialog.getByRole('button', { name: 'Archive' }),
    request: { method: 'PATCH', path: /\/plans\// },
    done: () => page.getByText('Archived', { exact: true }),
  });
  await standsFaults(page, {
    path: '/apis',
    prepare: async () => {
      await named('button', 'Register an API').click();
      await dialog.getByLabel('Name').fill(server);
      await dialog.getByLabel('Identifier').fill(`urn:example:${server}`);
      await named('button', 'Add a scope').click();
      await dialog.getByLabel('Scope 1', { exact: true }).fill('search');
    },
    typed: [dialog.getByLabel('Scope 1', { exact: true }), 'search'],
    send: () => dialog.getByRole('button', { name: 'Register an API' }),
    request: { method: 'POST', path: /\/resource-servers$/ },
    done: () => page.getByTestId('client-secret'),
  });
  await page.getByRole('checkbox', { name: 'I have saved it' }).check();
  await named('button', 'Done').click();
  await expect(named('heading', server)).toBeVisible();
  const path = new URL(page.url()).pathname;
  await standsFaults(page, {
    path,
    prepare: () => page.getByLabel('Tokens live for').fill('20'),
    typed: [page.getByLabel('Tokens live for'), '20'],
    send: () => named('button', 'Save'),
    request: { method: 'PATCH', path: /\/resource-servers\// },
    done: () => page.getByText('Saved', { exact: true }),
  });
  await standsFaults(page, {
    path,
    prepare: async () => {
      await named('button', 'Disable').click();
      await confirm.fill(server);
    },
    typed: [confirm, server],
    send: () => dialog.getByRole('button', { name: 'Disable' }),
    request: { method: 'PATCH', path: /\/resource-servers\// },
    done: () => page.getByText('Disabled', { exact: true }),
  });
  await standsFaults(page, {
    path,
    prepare: () => Promise.resolve(),
    send: () => named('button', 'Enable'),
    request: { method: 'PATCH', path: /\/resource-servers\// },
    done: () => page.getByText('Enabled', { exact: true }),
  });
  await standsFaults(page, {
    path,
    prepare: async () => {
      await named('button', 'Rotate secret').click();
      await confirm.fill(server);
    },
    typed: [confirm, server],
    send: () => dialog.getByRole('button', { name: 'Rotate secret' }),
    request: { method: 'POST', path: /\/secret$/ },
    done: () => page.getByTestId('client-secret'),
  });
  await page.getByRole('checkbox', { name: 'I have saved it' }).check();
  await named('button', 'Done').click();
  await standsFaults(page, {
    path,
    prepare: async () => {
      await named('button', 'Delete').click();
      await confirm.fill(server);
    },
    typed: [confirm, server],
    send: () => dialog.getByRole('button', { name: 'Delete' }),
    request: { method: 'DELETE', path: /\/resource-servers\// },
    done: () => page.getByText(`${server} is deleted.`),
  });
  await standsFaults(page, {
    path: '/signing-keys',
    prepare: () => Promise.resolve(),
    send: () => named('button', 'Rotate'),
    request: { method: 'POST', path: /\/rotate$/ },
    done: () => dialog.getByText(/may sign from/),
  });
  await standsFaults(page, {
    path: '/signing-keys',
    prepare: () => named('button', 'Rotate').click(),
    send: () => dialog.getByRole('button', { name: 'Rotate now' }),
    request: { method: 'POST', path: /\/rotate$/ },
    done: () => page.getByText('The stand-by key signs now'),
  });
});

test('a slow write is sent once, however often it is asked for, and the page stays', async ({ page, host }) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  await signIn(page, of.admin, `/apps/${made.id}`);
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Slow');
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let sent = 0;
  await page.route('**/api/v1/apps/*', async (route) => {
    if (route.request().method() === 'PATCH') {
      sent++;
      await released;
    }
    await route.fallback();
  });
  await name.press('Enter');
  await name.press('Enter');
  await expect(page.getByRole('button', { name: 'Save' })).toHaveAttribute('data-loading', 'true');
  await name.fill('Typed meanwhile');
  release();
  await expect(page.getByRole('heading', { name: 'Slow', level: 1 })).toBeVisible();
  await expect(name).toHaveValue('Typed meanwhile');
  expect(sent).toBe(1);
});

import type { Page } from '@playwright/test';
import { code } from './authenticator';
import { type Caller, fresh, member, password, tenant } from './installation';
import { another, expect, inspect, signIn, test } from './test';

/** Sets up an authenticator app on the page of it; answers its secret and the recovery codes. */
async function setUp(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
  await expect(page.getByTestId('qr-code')).toBeVisible();
  const secret = await page.getByTestId('totp-secret').innerText();
  // The code of the step before, so that this one and the next are left.
  await page.getByLabel('Code that the app shows').fill(code(secret, -1));
  await page.getByRole('button', { name: 'Confirm' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your recovery codes' });
  const codes = (await dialog.getByTestId('recovery-codes').innerText()).split(/\s+/);
  expect(codes).toHaveLength(10);
  await dialog.getByLabel('I have saved it').check();
  await dialog.getByRole('button').last().click();
  await expect(page.getByRole('heading', { name: 'Your account', level: 1 })).toBeVisible();
  return { secret, codes };
}

async function firstStep(page: Page, person: { email: string; password: string }): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('an authenticator app is set up, and asked for at the next sign-in', async ({ page, host, browser }) => {
  const of = await tenant(host);
  const person = await member(host, of.id, 'tenant-viewer');
  await signIn(page, person, '/account');
  await page.getByRole('link', { name: 'Set up an authenticator app' }).click();
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
  await page.getByLabel('Code that the app shows').fill('1');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('This is not the code that is shown now.')).toBeVisible();
  await inspect(page, 'second-factor');
  await page.reload();
  const { secret, codes } = await setUp(page);
  await expect(page.getByText('10 recovery codes are left.')).toBeVisible();
  await inspect(page, 'account-second-factor');

  const elsewhere = await another(browser);
  await firstStep(elsewhere, person);
  await elsewhere.getByLabel('Code of your authenticator app').fill('000000');
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(elsewhere.getByText('The code is wrong, too old, or was used already.')).toBeVisible();
  await inspect(elsewhere, 'sign-in-second-factor');
  await elsewhere.getByLabel('Code of your authenticator app').fill(code(secret));
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(elsewhere.getByRole('heading', { name: 'Apps', level: 1 })).toBeVisible();

  const lost = await another(browser);
  await firstStep(lost, person);
  await lost.getByRole('button', { name: 'Use a recovery code' }).click();
  await lost.getByLabel('Recovery code').fill(codes[0] ?? '');
  await lost.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(lost.getByRole('heading', { name: 'Apps', level: 1 })).toBeVisible();
  await lost.goto('/account');
  await expect(lost.getByText('9 recovery codes are left.')).toBeVisible();
  await lost.getByRole('button', { name: 'Remove', exact: true }).click();
  await lost.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(lost.getByText('None: you sign in with your password alone.')).toBeVisible();
});

test('a tenant that asks for one leads its members there, and nowhere else', async ({ page, host, browser }) => {
  const of = await tenant(host);
  const person = await member(host, of.id, 'tenant-viewer');
  const working = await another(browser);
  await signIn(working, person, '/apps');
  await operatorAsks(page, host, of.id);

  await working.getByRole('link', { name: 'Audit trail' }).click();
  await expect(working.getByText('A second factor is required. Set it up now')).toBeVisible();
  await working.goto('/apps');
  await expect(working.getByText('A second factor is required. Set it up now')).toBeVisible();
  await setUp(working);
  await working.goto('/apps');
  await expect(working.getByRole('heading', { name: 'Apps', level: 1 })).toBeVisible();
});

/** An operator says so in the settings of the tenant; on its pages it is told until when it may wait itself. */
async function operatorAsks(page: Page, host: Caller, tenantId: string): Promise<void> {
  const operator = { email: `${fresh('operator')}@mintmark.example`, password };
  await host('POST', '/api/v1/operators', { ...operator, displayName: 'Otto Operator', roles: ['platform-admin'] });
  await signIn(page, operator);
  await page.goto('/account');
  await page.getByLabel('Current password').fill(password);
  await page.getByLabel('New password', { exact: true }).fill(`${password} again`);
  await page.getByLabel('New password, again').fill(`${password} again`);
  await page.getByRole('button', { name: 'Change your password' }).click();
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await expect(page.getByText('It can be put off until')).toBeVisible();
  await page.goto(`/tenants/${tenantId}`);
  await expect(page.getByText('It can be put off until')).toBeVisible();
  await page.getByRole('combobox', { name: 'Second factor of its members' }).click();
  await page.getByRole('option', { name: /^Required/ }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved')).toBeVisible();
}

test('an operator removes the lost second factor of a member', async ({ page, host, browser }) => {
  const of = await tenant(host);
  const person = await member(host, of.id, 'tenant-viewer');
  const theirs = await another(browser);
  await signIn(theirs, person, '/account/second-factor');
  await setUp(theirs);
  const email = `${fresh('operator')}@mintmark.example`;
  await host('POST', '/api/v1/operators', { email, displayName: 'Otto', password, roles: ['platform-admin'] });
  await signIn(page, { email, password });
  await page.goto('/account');
  await page.getByLabel('Current password').fill(password);
  await page.getByLabel('New password', { exact: true }).fill(`${password} again`);
  await page.getByLabel('New password, again').fill(`${password} again`);
  await page.getByRole('button', { name: 'Change your password' }).click();
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await page.getByRole('link', { name: 'Set up an authenticator app' }).first().click();
  await setUp(page);

  await page.goto(`/tenants/${of.id}/members`);
  await page
    .getByRole('row', { name: new RegExp(person.email) })
    .getByRole('button', { name: /^More about/ })
    .click();
  await page.getByRole('menuitem', { name: 'Remove second factors' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Remove second factors' }).click();
  await expect(dialog).toBeHidden();

  await theirs.reload();
  await expect(theirs.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await signIn(theirs, person, '/account');
  await expect(theirs.getByText('None: you sign in with your password alone.')).toBeVisible();
});

import type { Page } from '@playwright/test';
import { refuse } from './faults';
import { member, tenant } from './installation';
import { expect, inspect, signIn, test } from './test';

/** A device that keeps passkeys; `unlocks` says whether whoever holds it can unlock it. */
async function device(page: Page) {
  const browser = await page.context().newCDPSession(page);
  await browser.send('WebAuthn.enable');
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    unlocks: (isUserVerified: boolean) => browser.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}

/** Begins with a passkey of this name. */
async function add(page: Page, name: string) {
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a passkey' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  return dialog;
}

async function saveCodes(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Your recovery codes' });
  expect((await dialog.getByTestId('recovery-codes').innerText()).split(/\s+/)).toHaveLength(10);
  await dialog.getByLabel('I have saved it').check();
  await dialog.getByRole('button').last().click();
  await expect(dialog).toBeHidden();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
}

test('a passkey signs in by itself and after a password, until it is removed', async ({ page, host }) => {
  const of = await tenant(host);
  const person = await member(host, of.id, 'tenant-viewer');
  const { unlocks } = await device(page);
  await signIn(page, person, '/account');

  await unlocks(false);
  const adding = await add(page, 'Laptop at work');
  await expect(adding.getByText('No passkey was added')).toBeVisible();
  await unlocks(true);
  await expect(adding.getByLabel('Name')).toHaveValue('Laptop at work');
  await adding.getByRole('button', { name: 'Continue' }).click();
  await saveCodes(page);
  const row = page.getByRole('row', { name: /Laptop at work/ });
  await expect(row).toContainText('never');
  await inspect(page, 'account-passkeys');
  const again = await add(page, 'The same laptop');
  await expect(again.getByText('There is a passkey of yours on this device already')).toBeVisible();
  await again.getByRole('button', { name: 'Cancel' }).click();
  await expect(again).toBeHidden();

  await signOut(page);
  await unlocks(false);
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText('No passkey was used')).toBeVisible();
  await expect(page.getByLabel('E-mail address')).toHaveValue(person.email);
  await inspect(page, 'sign-in-passkey-refused');
  await unlocks(true);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(row).toBeVisible();

  await signOut(page);
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Use a recovery code' })).toBeVisible();
  await inspect(page, 'sign-in-passkey');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(row).toBeVisible();

  await expect(row).not.toContainText('never');
  let asked = false;
  await page.route('**/api/v1/session/factors/*', (route) => {
    if (route.request().method() !== 'DELETE' || asked) {
      return route.fallback();
    }
    asked = true;
    return refuse(route, 403, 'fresh_sign_in_required');
  });
  await row.getByRole('button', { name: 'Remove Laptop at work' }).click();
  await page
    .getByRole('dialog', { name: 'Remove the passkey Laptop at work?' })
    .getByRole('button', { name: 'Remove' })
    .click();
  const fresh = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await expect(fresh.getByLabel('E-mail address')).toHaveValue(person.email);
  await fresh.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText('None: you sign in with your password alone.')).toBeVisible();
  await expect(fresh).toBeHidden();

  await signOut(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByText('This passkey does not sign you in')).toBeVisible();
  await signIn(page, person);
});

test('a passkey is enough where a tenant asks for a second factor, and then stays', async ({ page, host }) => {
  const of = await tenant(host);
  const person = await member(host, of.id, 'tenant-viewer');
  await host('PATCH', `/api/v1/tenants/${of.id}`, { secondFactor: 'required' });
  await device(page);
  await signIn(page, person, '/apps');
  await expect(page.getByText('A second factor is required. Set it up now')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Set up an authenticator app' })).toBeVisible();
  await inspect(page, 'second-factor-owed');
  await add(page, 'Phone');
  await saveCodes(page);
  await expect(page.getByRole('heading', { name: 'Your account', level: 1 })).toBeVisible();
  await expect(page.getByRole('row', { name: /Phone/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove Phone' })).toHaveCount(0);
  await page.goto('/apps');
  await expect(page.getByRole('heading', { name: 'Apps', level: 1 })).toBeVisible();
});

import type { Page } from '@playwright/test';
import { refuse } from './faults';
import { member, tenant } from './installation';
import { expect, inspect, signIn, test } from './test';

/** What the page has asked the browser for, in order: whether in a dialog or in the field of the address. */
type Asked = { mediation: string; ended: boolean }[];

/**
 * A device that keeps passkeys; `unlocks` says whether whoever holds it can unlock it, and `touched` whether somebody touches it
 * by whatever it is asked for: then a passkey that is only offered is chosen, too. Where it is not `offering`, the browser
 * offers none.
 */
async function device(page: Page, { offering }: { offering: boolean }) {
  await page.addInitScript((offers) => {
    const asked: Asked = [];
    const get = navigator.credentials.get.bind(navigator.credentials);
    navigator.credentials.get = (options) => {
      const one = { mediation: options?.mediation ?? 'optional', ended: false };
      asked.push(one);
      return get(options).finally(() => {
        one.ended = true;
      });
    };
    Object.assign(window, { asked });
    if (!offers) {
      PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
    }
  }, offering);
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
    touched: (enabled: boolean) =>
      browser.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }),
  };
}

async function requests(page: Page): Promise<Asked> {
  return page.evaluate(() => (window as unknown as { asked: Asked }).asked);
}

async function offered(page: Page): Promise<void> {
  await expect.poll(async () => (await requests(page)).at(-1)).toEqual({ mediation: 'conditional', ended: false });
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
  const { unlocks } = await device(page, { offering: false });
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
  expect((await requests(page)).map(({ mediation }) => mediation)).toEqual(['optional', 'optional']);

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
  await device(page, { offering: false });
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

test('a passkey is offered where the address is typed, and makes way for whatever else is begun', async ({
  page,
  host,
}) => {
  const of = await tenant(host);
  const person = await member(host, of.id, 'tenant-viewer');
  const { touched } = await device(page, { offering: true });
  await signIn(page, person, '/account');
  await add(page, 'Phone');
  await saveCodes(page);
  const row = page.getByRole('row', { name: /Phone/ });
  await expect(row).toContainText('never');

  await touched(false);
  await signOut(page);
  await offered(page);
  await expect(page.getByLabel('E-mail address')).toHaveAttribute('autocomplete', 'username webauthn');
  await inspect(page, 'sign-in-passkey-offered', ['light'], ['wide']);
  await touched(true);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(row).toBeVisible();
  expect((await requests(page)).slice(-2)).toEqual([
    { mediation: 'conditional', ended: true },
    { mediation: 'optional', ended: true },
  ]);

  await touched(false);
  await signOut(page);
  await offered(page);
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeVisible();
  await expect.poll(async () => (await requests(page)).at(-1)?.ended).toBe(true);
  await page.getByRole('button', { name: 'Start over' }).click();
  await offered(page);

  await touched(true);
  await page.goto('/account');
  await expect(row).not.toContainText('never');
  expect(await requests(page)).toEqual([{ mediation: 'conditional', ended: true }]);

  await row.getByRole('button', { name: 'Remove Phone' }).click();
  await page.getByRole('dialog', { name: 'Remove the passkey Phone?' }).getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('None: you sign in with your password alone.')).toBeVisible();
  await signOut(page);
  await expect(page.getByText('This passkey does not sign you in')).toBeVisible();
});

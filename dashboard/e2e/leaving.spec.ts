import type { Page } from '@playwright/test';
import { inject, READS, readAgain } from './faults';
import { app, as, fresh, member, operator, region, tenant, token } from './installation';
import { expect, signIn, signInAgain, test } from './test';

test.use({ withFaults: true });

/** Loads the page anew as its user would, and stays when the browser asks. */
async function staysOnReload(page: Page): Promise<void> {
  const asked = page.waitForEvent('dialog');
  await page.evaluate(() => setTimeout(() => location.reload()));
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
}

function leaving(page: Page, what: string) {
  return page.getByRole('dialog', { name: what });
}

test('unsaved settings ask before they go, by a link, back, reload and sign-out, and stay over tabs', async ({
  page,
  host,
}) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  await signIn(page, of.admin, '/apps');
  await page.getByRole('link', { name: made.name }).click();
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Half typed');

  await page.getByRole('tab', { name: 'Issuance check' }).click();
  await expect(page.getByText('This app would get a token now.')).toBeVisible();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await expect(name).toHaveValue('Half typed');

  const dialog = leaving(page, 'Discard unsaved changes?');
  await page.getByRole('navigation').getByRole('link', { name: 'Members' }).click();
  await dialog.getByRole('button', { name: 'Stay on this page' }).click();
  await expect(name).toHaveValue('Half typed');
  await page.evaluate(() => history.go(-3));
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(name).toHaveValue('Half typed');
  await staysOnReload(page);
  await expect(name).toHaveValue('Half typed');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await dialog.getByRole('button', { name: 'Stay on this page' }).click();
  await expect(name).toHaveValue('Half typed');

  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Half typed', level: 1 })).toBeVisible();
  await name.fill('Given up');
  await page.getByRole('navigation').getByRole('link', { name: 'Members' }).click();
  await dialog.getByRole('button', { name: 'Discard changes' }).click();
  await expect(page.getByRole('heading', { name: 'Members', level: 1 })).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: 'Apps', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Half typed' })).toBeVisible();
});

test('a click beside a half-filled dialog, or Escape, asks first; an empty one just closes', async ({ page }) => {
  await signIn(page, operator, '/tenants');
  const dialog = page.getByRole('dialog', { name: 'Register a tenant' });
  const asked = leaving(page, 'Discard unsaved changes?');
  const open = page.getByRole('button', { name: 'Register a tenant' });
  await open.click();
  await page.mouse.click(5, 450);
  await expect(dialog).toBeHidden();
  await open.click();
  await dialog.getByLabel('Name').fill('Half typed');
  await page.mouse.click(5, 450);
  await expect(asked).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(asked).toBeHidden();
  await expect(dialog.getByLabel('Name')).toHaveValue('Half typed');
  await dialog.getByLabel('Name').press('Escape');
  await asked.getByRole('button', { name: 'Stay on this page' }).click();
  await expect(dialog.getByLabel('Name')).toHaveValue('Half typed');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await asked.getByRole('button', { name: 'Discard changes' }).click();
  await expect(dialog).toBeHidden();
});

test('tabs of a tenant keep what is typed', async ({ page, host }) => {
  const of = await tenant(host);
  await signIn(page, operator, `/tenants/${of.id}`);
  await page.getByLabel('App limit').fill('31');
  await page.getByRole('tab', { name: 'Members' }).click();
  await expect(page.getByText('Mia Member')).toBeVisible();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await expect(page.getByLabel('App limit')).toHaveValue('31');
});

test('what is shown once asks before it goes: a key, an invitation link, a secret', async ({ page, host }) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  await signIn(page, of.admin, '/apps');
  for (const [link, open, field, typed, shown, title] of [
    ['Management keys', 'Create key', 'Name', 'Pipeline', 'management-key', 'Leave without saving the key?'],
    [
      'Members',
      'Invite',
      'E-mail address',
      'g@t.example',
      'invitation-link',
      'Leave without saving the invitation link?',
    ],
    [made.name, 'Rotate secret', /to confirm/, made.name, 'client-secret', 'Leave without saving the secret?'],
  ] as const) {
    await page.getByRole('link', { name: 'Apps', exact: true }).first().click();
    await page.getByRole('link', { name: link }).click();
    await page.getByRole('button', { name: open }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(field).fill(typed);
    await dialog.getByRole('button', { name: open }).click();
    const value = await page.getByTestId(shown).innerText();
    await staysOnReload(page);
    await page.goBack();
    await leaving(page, title).getByRole('button', { name: 'Stay on this page' }).click();
    await expect(page.getByTestId(shown)).toHaveText(value);
    await page.getByRole('checkbox', { name: /^I have saved/ }).check();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByTestId(shown)).toHaveCount(0);
    expect(await page.content()).not.toContain(value);
  }
});

test('neither a failed read, nor another’s change, nor the end of the session takes a new secret away', async ({
  page,
  host,
}) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  const other = await as(await member(host, of.id, 'tenant-admin'));
  await signIn(page, of.admin, `/apps/${made.id}`);
  await page.getByRole('button', { name: 'Rotate secret' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Type “.*” to confirm/).fill(made.name);
  await expect(dialog.getByText(/Tokens in the last hour: \d/)).toBeVisible();
  const injected = await inject(page, '500', READS);
  await dialog.getByRole('button', { name: 'Rotate secret' }).click();
  const secret = await page.getByTestId('client-secret').innerText();
  await injected.failed();
  await expect(page.getByTestId('client-secret')).toHaveText(secret);
  await injected.heal();
  await other('PATCH', `/api/v1/apps/${made.id}`, { name: fresh('Renamed') });
  await readAgain(page);
  await other('DELETE', `/api/v1/apps/${made.id}/secret`).catch(() => undefined);
  await of.api('DELETE', '/api/v1/session?everywhere=true');
  // A read that is still under way is not begun again
  await expect(async () => {
    await readAgain(page);
    await expect(page.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await signInAgain(page, of.admin);
  await expect(page.getByTestId('client-secret')).toHaveText(secret);
  expect(await token(made.clientId, secret)).toBe(200);
});

import { refuse } from './faults';
import { as, fresh, member, password, tenant } from './installation';
import { another, expect, inspect, signIn, test } from './test';

test('a session elsewhere is seen and ended from here', async ({ page, host, browser }) => {
  const of = await tenant(host);
  const person = await member(host, of.id, 'tenant-viewer');
  const elsewhere = await another(browser);
  await signIn(elsewhere, person);
  await signIn(page, person, '/account');
  const sessions = page.getByRole('region', { name: 'Sessions' });
  const own = sessions.getByRole('row', { name: /This session/ });
  await expect(own).toContainText('Chrome on');
  await expect(own.getByRole('button')).toHaveCount(0);
  await expect(sessions.getByRole('row', { name: /Chrome on/ })).toHaveCount(2);
  await inspect(page, 'account-sessions');

  await sessions
    .getByRole('row', { name: /Chrome on/ })
    .filter({ hasNotText: 'This session' })
    .getByRole('button', { name: 'End' })
    .click();

  await expect(sessions.getByRole('row', { name: /Chrome on/ })).toHaveCount(1);
  await elsewhere.reload();
  await expect(elsewhere.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('who has forgotten the password is told whom to ask, gets a link and chooses another one', async ({
  page,
  host,
  browser,
}) => {
  const of = await tenant(host);
  const person = await member(host, of.id, 'tenant-viewer');
  const lost = await another(browser);
  await lost.goto('/sign-in');
  await lost.getByRole('button', { name: 'Forgotten your password?' }).click();
  await expect(lost.getByText('Ask an admin of your tenant')).toBeVisible();

  await signIn(page, of.admin, '/members');
  await page
    .getByRole('row', { name: new RegExp(person.email) })
    .getByRole('button', { name: /^More about/ })
    .click();
  await page.getByRole('menuitem', { name: 'Create a reset link' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create a reset link' }).click();
  const link = await page.getByTestId('reset-link').innerText();

  await lost.goto(link);
  await expect(lost).toHaveURL(/\/reset$/);
  await inspect(lost, 'reset');
  await lost.getByLabel('New password', { exact: true }).fill('short');
  await lost.getByLabel('New password, again').fill('short');
  await lost.getByRole('button', { name: 'Change the password' }).click();
  await expect(lost.getByText('A password has 12 to 128 characters.')).toBeVisible();
  const chosen = 'a password that is not lost';
  await lost.getByLabel('New password', { exact: true }).fill(chosen);
  await lost.getByLabel('New password, again').fill(chosen);
  await lost.getByRole('button', { name: 'Change the password' }).click();
  await expect(lost.getByText('Your password is changed. Sign in with it now.')).toBeVisible();
  await signIn(lost, { ...person, password: chosen }, '/sign-in');

  await lost.goto(link);
  await lost.getByLabel('New password', { exact: true }).fill(chosen);
  await lost.getByLabel('New password, again').fill(chosen);
  await lost.getByRole('button', { name: 'Change the password' }).click();
  await expect(lost.getByText('This link cannot be used')).toBeVisible();
});

test('an admin ends the sessions of a member', async ({ page, host, browser }) => {
  const of = await tenant(host);
  const person = await member(host, of.id, 'tenant-viewer');
  const theirs = await another(browser);
  await signIn(theirs, person);
  await signIn(page, of.admin, '/members');
  await page
    .getByRole('row', { name: new RegExp(person.email) })
    .getByRole('button', { name: /^More about/ })
    .click();
  await page.getByRole('menuitem', { name: 'Sessions' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('row', { name: /Chrome on/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'End all sessions' }).click();
  await expect(dialog.getByText('No sessions.')).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('an invitation gets another link, and the first one is dead', async ({ page, host }) => {
  const of = await tenant(host);
  const email = `${fresh('guest')}@tenant.example`;
  const first = await of.api<{ link: string }>('POST', '/api/v1/invitations', { email, roles: ['tenant-viewer'] });
  await signIn(page, of.admin, '/members');
  await page
    .getByRole('row', { name: new RegExp(email) })
    .getByRole('button', { name: 'New link' })
    .click();
  const second = await page.getByTestId('invitation-link').innerText();
  expect(second).not.toBe(first.link);
  const accept = (link: string) =>
    page.request.post('/api/v1/invitations/acceptance', {
      data: { token: link.split('#token=')[1], displayName: 'Gil Guest', password },
    });
  expect((await accept(first.link)).status()).toBe(410);
  expect((await accept(second)).status()).toBe(200);
  expect(await as({ email, password })).toBeDefined();
});

test('what takes a fresh sign-in asks for the password, and is done then', async ({ page, host }) => {
  const of = await tenant(host);
  await signIn(page, of.admin, '/management-keys');
  let refused = false;
  await page.route('**/api/v1/management-keys', (route) => {
    if (route.request().method() !== 'POST' || refused) {
      return route.fallback();
    }
    refused = true;
    return refuse(route, 403, 'fresh_sign_in_required');
  });
  await page.getByRole('button', { name: 'Create key' }).click();
  const form = page.getByRole('dialog', { name: 'Create key' });
  await form.getByLabel('Name').fill('Deployment');
  await form.getByRole('button', { name: 'Create key' }).click();
  const asked = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await expect(asked.getByLabel('E-mail address')).toHaveValue(of.admin.email);
  await asked.getByLabel('Password', { exact: true }).fill(of.admin.password);
  await asked.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByTestId('management-key')).toBeVisible();
  await expect(asked).toBeHidden();
});

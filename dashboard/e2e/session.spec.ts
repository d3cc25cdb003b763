import { outOfDate, readAgain, refuse } from './faults';
import { app, as, fresh, member, newMember, password, region, tenant } from './installation';
import { another, expect, signIn, signInAgain, test } from './test';

test('a wrong password is refused at its field, a right one leads to where one wanted to go', async ({
  page,
  host,
}) => {
  const of = await tenant(host);
  await page.goto('/members');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('This field is required.')).toHaveCount(2);
  await expect(page.getByLabel('E-mail address')).toBeFocused();
  await page.getByLabel('E-mail address').fill(of.admin.email);
  await page.getByLabel('Password', { exact: true }).fill('not this one at all');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('The e-mail address or the password is wrong.')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(of.admin.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Members', level: 1 })).toBeVisible();
});

test('the session lives on across a reload and in another tab, and ends in all of them', async ({ page, host }) => {
  const of = await tenant(host);
  await signIn(page, of.admin, '/apps');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Apps', level: 1 })).toBeVisible();
  const second = await page.context().newPage();
  await Promise.all([second.goto('/apps'), page.reload()]);
  await expect(second.getByRole('heading', { name: 'Apps', level: 1 })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Apps', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(second.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('a page that is left before its session was renewed takes nobody out of it', async ({ page, host }) => {
  const of = await tenant(host);
  await signIn(page, of.admin, '/apps');
  for (let times = 0; times < 5; times++) {
    const asked = page.waitForRequest('**/session/refresh');
    await page.evaluate(() => setTimeout(() => location.reload()));
    await asked;
    await page.goto('/apps');
    await expect(page.getByRole('heading', { name: 'Apps', level: 1 })).toBeVisible();
  }
});

test('a browser that lets no page keep anything signs in all the same', async ({ page, host }) => {
  const of = await tenant(host);
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
    }
  });
  await signIn(page, of.admin, '/apps');
  await expect(page.getByText('No apps yet')).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: 'Members' }).click();
  await expect(page.getByText('Mia Member (you)')).toBeVisible();
});

test('a session that ends when a form is sent loses nothing: it is sent after signing in', async ({ page, host }) => {
  const code = await region(host);
  const of = await tenant(host);
  const name = fresh('Half typed');
  await signIn(page, of.admin, '/apps/new');
  await page.getByRole('combobox', { name: 'License region' }).click();
  await page.getByRole('option', { name: new RegExp(code) }).click();
  await page.getByLabel('Name').fill(name);
  await of.api('DELETE', '/api/v1/session?everywhere=true');
  await page.getByRole('button', { name: 'Register' }).click();
  await signInAgain(page, of.admin);
  await expect(page.getByTestId('client-secret')).toBeVisible();
  const { items } = await (await as(of.admin))<{ items: unknown[] }>('GET', '/api/v1/apps');
  expect(items).toHaveLength(1);
});

test('a session that ends elsewhere keeps the page and what was typed, asks over it, and goes on', async ({
  page,
  host,
}) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  await signIn(page, of.admin, `/apps/${made.id}`);
  const field = page.getByRole('textbox', { name: 'Name', exact: true });
  await field.fill('Half typed');
  await of.api('DELETE', '/api/v1/session?everywhere=true');
  await readAgain(page);
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await expect(dialog.getByLabel('E-mail address')).toHaveValue(of.admin.email);
  await expect(dialog.getByLabel('Password', { exact: true })).toBeFocused();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByText('Credentials and deletion')).toBeVisible();
  await signInAgain(page, of.admin);
  await expect(field).toHaveValue('Half typed');
  await expect(outOfDate(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Half typed', level: 1 })).toBeVisible();
});

test('a token that is refused in the middle is renewed, and nobody notices', async ({ page, host }) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  await signIn(page, of.admin, `/apps/${made.id}`);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Renamed');
  const refused: string[] = [];
  await page.route('**/api/v1/apps/**', (route) => {
    const asked = `${route.request().method()} ${route.request().url()}`;
    if (refused.includes(asked)) {
      return route.fallback();
    }
    refused.push(asked);
    return refuse(route, 401, 'unauthenticated');
  });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Renamed', level: 1 })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(refused[0]).toMatch(/^PATCH/);
});

test('an invited person accepts, is signed in and can look but not change', async ({ page, host, browser }) => {
  const of = await tenant(host);
  await app(of, await region(host));
  const email = `${fresh('guest')}@tenant.example`;
  await signIn(page, of.admin, '/members');
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite someone' });
  await dialog.getByLabel('E-mail address').fill(email);
  await dialog.getByRole('checkbox', { name: 'Admin: may change everything' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'Viewer: may look' }).check();
  await dialog.getByRole('button', { name: 'Invite' }).click();
  const link = await page.getByTestId('invitation-link').innerText();

  const guest = await another(browser);
  await guest.goto(link);
  for (const [label, value] of [
    ['Tenant', of.name],
    ['E-mail address', email],
    ['Roles', 'Viewer'],
    ['Invited by', 'Mia Member'],
  ] as const) {
    await expect(guest.getByText(label, { exact: true }).locator('..')).toContainText(value);
  }
  await guest.getByLabel('Your name').fill('Gil Guest');
  await guest.getByLabel('New password', { exact: true }).fill('short');
  await guest.getByLabel('New password, again').fill('short');
  await guest.getByRole('button', { name: 'Accept the invitation' }).click();
  await expect(guest.getByText('A password has 12 to 128 characters.')).toBeVisible();
  await guest.getByLabel('New password', { exact: true }).fill('a guest’s long password');
  await guest.getByLabel('New password, again').fill('a guest’s long password');
  await guest.getByRole('button', { name: 'Accept the invitation' }).click();
  await expect(guest.getByRole('heading', { name: 'Apps', level: 1 })).toBeVisible();
  await expect(guest.getByRole('link', { name: 'Register an app' })).toHaveCount(0);
  await guest.goto(link);
  await expect(guest.getByText('This invitation cannot be used')).toBeVisible();
  await expect(guest.getByRole('textbox')).toHaveCount(0);
});

test('an invitation that is accepted where somebody else is signed in leads to the page of the new member', async ({
  page,
  host,
}) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  const email = `${fresh('guest')}@tenant.example`;
  const invite = { email, roles: ['tenant-viewer'] };
  const { link } = await of.api<{ link: string }>('POST', '/api/v1/invitations', invite);
  await signIn(page, of.admin, `/apps/${made.id}`);
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Half typed');

  const second = await page.context().newPage();
  await second.goto(link);
  await expect(second.getByText(`You are signed in here as Mia Member (${of.admin.email}).`)).toBeVisible();
  await second.getByLabel('Your name').fill('Gil Guest');
  await second.getByLabel('New password', { exact: true }).fill('a guest’s long password');
  await second.getByLabel('New password, again').fill('a guest’s long password');
  await second.getByRole('button', { name: 'Accept the invitation' }).click();
  await expect(second.getByRole('button', { name: 'Account of Gil Guest' })).toBeVisible();
  await expect(second.getByRole('heading', { name: 'Apps', level: 1 })).toBeVisible();

  await readAgain(page);
  await expect(page.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
  await signInAgain(page, of.admin);
  await expect(name).toHaveValue('Half typed');
});

test('what belongs to another tenant does not exist, also by a direct link', async ({ page, host }) => {
  const code = await region(host);
  const mine = await tenant(host);
  const theirs = await app(await tenant(host), code);
  await signIn(page, mine.admin, `/apps/${theirs.id}`);
  await expect(page.getByText('Page not found')).toBeVisible();
  await page.goto('/tenants');
  await expect(page.getByText('Page not found')).toBeVisible();
});

test('who has a password of an operator replaces it first, wherever one wants to go', async ({ page, host }) => {
  const of = await tenant(host);
  const person = await newMember(host, of.id, 'tenant-admin');
  await signIn(page, person, '/members');
  await expect(page.getByText('You did not choose this password yourself.')).toBeVisible();
  await page.goto('/apps');
  await expect(page.getByRole('heading', { name: 'Change your password' })).toBeVisible();
  await page.getByLabel('Current password').fill(person.password);
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByLabel('New password, again').fill(password);
  await page.getByRole('button', { name: 'Change your password' }).click();
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await expect(page.getByText('You did not choose this password yourself.')).toBeHidden();
  await page.getByRole('link', { name: 'Members' }).click();
  await expect(page.getByRole('heading', { name: 'Members', level: 1 })).toBeVisible();
});

test('the own password can be changed, and the new one holds', async ({ page, host }) => {
  const of = await tenant(host);
  const person = await member(host, of.id, 'tenant-viewer');
  await signIn(page, person, '/account');
  await page.getByLabel('Current password').fill('not this one at all');
  await page.getByLabel('New password', { exact: true }).fill('another long password');
  await page.getByLabel('New password, again').fill('another long password');
  await page.getByRole('button', { name: 'Change your password' }).click();
  await expect(page.getByText('This is not your current password.')).toBeVisible();
  await page.getByLabel('Current password').fill(person.password);
  await page.getByRole('button', { name: 'Change your password' }).click();
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await signIn(page, { ...person, password: 'another long password' }, '/sign-in');
});

import { app, region, tenant } from './installation';
import { expect, signIn, test } from './test';

test.use({ withFaults: true });

test('navigation without a connection keeps the frame and what was typed, and goes on when it is back', async ({
  page,
  host,
  context,
}) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  await signIn(page, of.admin, '/apps');
  await expect(page.getByRole('link', { name: made.name })).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText('You are offline.')).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: 'Members' }).click();
  await expect(page.getByRole('main').getByText('The service cannot be reached.')).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: 'Apps', exact: true }).click();
  await expect(page.getByRole('link', { name: made.name })).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: 'Members' }).click();
  await context.setOffline(false);
  await expect(page.getByRole('heading', { name: 'Members', level: 1 })).toBeVisible();
  await expect(page.getByText('You are offline.')).toHaveCount(0);
  await expect(page.getByText('Mia Member (you)')).toBeVisible();
});

test('a page that is gone after an upgrade is loaded anew, once, and otherwise says so', async ({ page, host }) => {
  const of = await tenant(host);
  await signIn(page, of.admin, '/apps');
  await expect(page.getByText('No apps yet')).toBeVisible();
  let loads = 0;
  page.on('load', () => loads++);
  await page.route('**/assets/ManagementKeysPage-*.js', (route) => route.fulfill({ status: 404 }));
  await page.getByRole('navigation').getByRole('link', { name: 'Management keys' }).click();
  await expect(page.getByText('there may be a newer version')).toBeVisible();
  expect(loads).toBe(1);
  await page.unroute('**/assets/ManagementKeysPage-*.js');
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByText('No management keys')).toBeVisible();
  expect(loads).toBe(2);
});

test('a session whose renewal was done but never answered goes on', async ({ page, host, context, baseURL }) => {
  const of = await tenant(host);
  await signIn(page, of.admin, '/apps');
  const [before] = await context.cookies(`${baseURL}/api/v1/session`);
  let renewed = 0;
  await page.route('**/session/refresh', async (route) => {
    const key = (await route.request().headerValue('Idempotency-Key')) ?? '';
    const answer = await fetch(route.request().url(), {
      method: 'POST',
      headers: { Cookie: `${before?.name}=${before?.value}`, 'Idempotency-Key': key },
    });
    expect(answer.status).toBe(200);
    renewed++;
    await route.abort('connectionreset');
  });
  await page.reload();
  await expect(page.getByText('The service cannot be reached.')).toBeVisible();
  expect(renewed).toBeGreaterThan(0);
  await page.unroute('**/session/refresh');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Apps', level: 1 })).toBeVisible();
  const [after] = await context.cookies(`${baseURL}/api/v1/session`);
  expect(after?.value).not.toBe(before?.value);
});

test('signing out without a connection says what it could not do, and does it when it can', async ({
  page,
  host,
  context,
}) => {
  const of = await tenant(host);
  await signIn(page, of.admin, '/apps');
  await expect(page.getByText('No apps yet')).toBeVisible();
  await page.getByRole('button', { name: /^Account of/ }).click();
  await context.setOffline(true);
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText('You are signed out in this browser only')).toBeVisible();
  const ended = page.waitForResponse((answer) => answer.request().method() === 'DELETE');
  await context.setOffline(false);
  expect((await ended).status()).toBe(204);
  await expect(page.getByText('You are signed out in this browser only')).toHaveCount(0);
  await page.goto('/apps');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('a sign-out that the service refuses is made up for before the next sign-in', async ({ page, host }) => {
  const of = await tenant(host);
  await signIn(page, of.admin, '/apps');
  await expect(page.getByText('No apps yet')).toBeVisible();
  await page.route('**/api/v1/session', (route) =>
    route.request().method() === 'DELETE' ? route.fulfill({ status: 503 }) : route.fallback(),
  );
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out in this browser only')).toBeVisible();
  const ended = page.waitForResponse((answer) => answer.request().method() === 'DELETE' && answer.ok());
  await page.unroute('**/api/v1/session');
  await page.getByLabel('E-mail address').fill(of.admin.email);
  await page.getByLabel('Password', { exact: true }).fill(of.admin.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await ended;
  await expect(page.getByText('No apps yet')).toBeVisible();
  await page.reload();
  await expect(page.getByText('No apps yet')).toBeVisible();
});

import { api, app, fresh, operator, plan, region, tenant, token } from './installation';
import { expect, inspect, signIn, test } from './test';

test('first load brings less than 255 KB of compressed scripts, and asks no other host', async ({ page, host }) => {
  const of = await tenant(host);
  await app(of, await region(host));
  await signIn(page, of.admin);
  const sizes: number[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) {
      sizes.push(Number(response.headers()['content-length'] ?? 0));
    }
  });
  await page.context().clearCookies({ name: 'nothing' });
  await page.goto('/apps');
  await expect(page.getByRole('table')).toBeVisible();
  const loaded = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry.name.endsWith('.js'))
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
  );
  expect(loaded).toBeGreaterThan(50_000);
  expect(loaded).toBeLessThan(255_000);
});

test('the way in looks right', async ({ page, host }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await inspect(page, 'sign-in');
  const of = await tenant(host);
  const invite = { email: `${fresh('guest')}@tenant.example`, roles: ['tenant-viewer'] };
  const { link } = await of.api<{ link: string }>('POST', '/api/v1/invitations', invite);
  await page.goto(`/invitation${new URL(link).hash}`);
  await expect(page.getByLabel('Your name')).toBeVisible();
  await inspect(page, 'invitation');
});

test('the pages of a tenant look right', async ({ page, host }) => {
  const code = await region(host);
  const planCode = await plan(host);
  const of = await tenant(host);
  await signIn(page, of.admin, '/apps');
  await expect(page.getByText('No apps yet')).toBeVisible();
  await inspect(page, 'apps-empty');
  const made = await app(of, code, fresh('Billing API'), {
    plan: planCode,
    allowedDomains: ['app.example.com', 'localhost:3000'],
  });
  await app(of, code, fresh('Search'), { enabled: false });
  await token(made.clientId, made.clientSecret);
  for (const [name, path, ready] of [
    ['apps', '/apps', made.name],
    ['app-new', '/apps/new', 'Register an app'],
    ['app', `/apps/${made.id}`, 'Credentials and deletion'],
    ['app-issuance', `/apps/${made.id}/issuance`, 'This app would get a token now.'],
    ['app-activity', `/apps/${made.id}/activity`, 'Refused attempts by reason, the last 48 hours'],
    ['app-audit', `/apps/${made.id}/audit`, 'App created'],
    ['members', '/members', 'Mia Member'],
    ['management-keys', '/management-keys', 'No management keys'],
    ['audit', '/audit', 'App created'],
    ['account', '/account', 'Change your password'],
    ['not-found', '/apps/018f3c5e-0000-7000-8000-000000000000', 'Page not found'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByText(ready).first()).toBeVisible();
    await inspect(page, name);
  }
});

test('capture looks right', async ({ page, host }) => {
  const code = await region(host);
  const of = await tenant(host);
  await signIn(page, of.admin, '/apps/new');
  await page.getByRole('combobox', { name: 'License region' }).click();
  await page.getByRole('option', { name: new RegExp(code) }).click();
  await page.getByLabel('Name').fill(fresh('Billing API'));
  await page.getByRole('button', { name: 'Register' }).click();
  await page.getByRole('button', { name: 'Request a token' }).click();
  await expect(page.getByText('It is good for 15 minutes')).toBeVisible();
  await inspect(page, 'capture');
});

test('the pages of an operator look right', async ({ page, host }) => {
  const code = await region(host);
  const planCode = await plan(host);
  const of = await tenant(host);
  await app(of, code, fresh('App'), { plan: planCode });
  const orders = await api(host);
  await host('PATCH', `/api/v1/plans/${planCode}`, { apis: [{ resourceServer: orders.id, scopes: ['orders:read'] }] });
  const { items } = await host<{ items: { id: string; isDefault: boolean }[] }>('GET', '/api/v1/resource-servers');
  await signIn(page, operator);
  for (const [name, path, ready] of [
    ['overview', '/overview', 'Apps by region'],
    ['tenants', '/tenants', 'Registered'],
    ['tenant', `/tenants/${of.id}`, of.name],
    ['license-regions', '/license-regions', 'Code'],
    ['license-region', `/license-regions/${code}`, `${code}-db`],
    ['plans', '/plans', 'Revision'],
    ['plan', `/plans/${planCode}`, orders.name],
    ['signing-keys', '/signing-keys', 'Signs'],
    ['apis', '/apis', 'Identifier'],
    ['api', `/apis/${orders.id}`, 'bearer_methods_supported'],
    ['api-default', `/apis/${items.find(({ isDefault }) => isDefault)?.id}`, 'From the configuration'],
    ['operators', '/operators', operator.email],
    ['operator-audit', '/audit', 'Verify the chains'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByText(ready).first()).toBeVisible();
    await inspect(page, name);
  }
});

test('everything can be reached and done with the keyboard alone', async ({ page, host }) => {
  const of = await tenant(host);
  await page.goto('/');
  await page.getByLabel('E-mail address').focus();
  await page.keyboard.type(of.admin.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(of.admin.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Register an app', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Apps', exact: true }).press('Enter');
  await expect(page.getByText('No apps yet')).toBeVisible();
  await page.reload();
  await expect(page.getByText('No apps yet')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#content')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: /^Learn more/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Register an app' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Register an app', level: 1 })).toBeVisible();
});

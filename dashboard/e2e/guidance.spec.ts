import type { Page } from '@playwright/test';
import { inject, readAgain } from './faults';
import { api, app, fresh, operator, plan, region, tenant } from './installation';
import { expect, inspect, signIn, test } from './test';

test.use({ withFaults: true });

/** Holds once the page has read again; what it was reading already does not count, so it is asked until it does. */
function shownAgain(page: Page, holds: () => Promise<void>): Promise<void> {
  return expect(async () => {
    await readAgain(page);
    await holds();
  }).toPass();
}

test('an empty installation shows its first steps, each linked, ticked as it happens, and gone when all are done', async ({
  page,
}) => {
  const lists: Record<string, object[]> = {
    'license-regions': [],
    plans: [],
    tenants: [],
    members: [],
    invitations: [],
  };
  await page.route(/\/api\/v1\/(?:.*\/)?([a-z-]+)\?limit=100$/, (route) => {
    const list = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    return lists[list] === undefined
      ? route.fallback()
      : route.fulfill({ json: { items: lists[list], nextCursor: null } });
  });
  await signIn(page, operator);
  const steps = page.getByRole('region', { name: 'Set up this installation' });
  await expect(steps.getByText('0 of 5 done')).toBeVisible();
  await expect(steps.getByRole('link')).toHaveCount(5);
  await inspect(page, 'overview-empty');

  for (const [step, dialog] of [
    ['Add a license region with its first database', 'Add a region'],
    ['Add a plan', 'Add a plan'],
    ['Register a tenant', 'Register a tenant'],
  ] as const) {
    await steps.getByRole('link', { name: step }).click();
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('navigation').getByRole('link', { name: 'Overview' }).click();
  }

  const id = '019392b3-0b1c-7d2e-8f3a-4b5c6d7e8f90';
  const made: [string, object, string][] = [
    ['license-regions', { code: 'eu-1', name: 'Europe', active: true, activeDatabase: null }, '0 of 5 done'],
    ['license-regions', { code: 'eu-2', name: 'Europe', active: true, activeDatabase: 'eu-2-db' }, '1 of 5 done'],
    ['plans', { code: 'starter', status: 'active' }, '2 of 5 done'],
    ['tenants', { id, status: 'pending_activation' }, '3 of 5 done'],
  ];
  for (const [list, item, done] of made) {
    lists[list]?.push(item);
    await shownAgain(page, () => expect(steps.getByText(done)).toBeVisible({ timeout: 2_000 }));
  }
  await expect(steps.getByRole('link', { name: 'Activate the tenant' })).toHaveAttribute('href', `/tenants/${id}`);
  await expect(steps.getByRole('link', { name: 'Invite its first admin' })).toHaveAttribute(
    'href',
    `/tenants/${id}/members?dialog=invite`,
  );
  lists.tenants = [{ id, status: 'active' }];
  await shownAgain(page, () => expect(steps.getByText('4 of 5 done')).toBeVisible({ timeout: 2_000 }));
  lists.invitations = [{ state: 'pending' }];
  await shownAgain(page, () => expect(steps).toHaveCount(0, { timeout: 2_000 }));
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
});

test('a tenant that may register no app is told before it types anything, and who can change it', async ({
  page,
  host,
}) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  await host('PATCH', `/api/v1/tenants/${of.id}`, { appLimit: 1 });
  await signIn(page, of.admin, '/apps');
  await expect(page.getByText('1 of 1 apps in use')).toBeVisible();
  await page.getByRole('link', { name: 'Register an app' }).click();
  await expect(page.getByText('Your tenant has as many apps as it may have')).toBeVisible();
  await expect(page.getByText('ask an operator to raise the limit')).toBeVisible();
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);

  // What was said is so no more: the form comes by itself, and stays with what is typed in it.
  await host('PATCH', `/api/v1/tenants/${of.id}`, { appLimit: 25 });
  await page.getByLabel('Name').fill('Half typed');
  await host('PATCH', `/api/v1/tenants/${of.id}`, { status: 'suspended' });
  await expect(page.getByText('Your tenant is suspended')).toBeVisible();
  await expect(page.getByText('An operator can activate it.')).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue('Half typed');
  await page.goto('/apps');
  await expect(page.getByText('Your tenant is suspended')).toBeVisible();
  await page.getByRole('link', { name: made.name }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeDisabled();
  await expect(page.getByRole('button', { name: /Save|plan/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Rotate secret' })).toBeVisible();
  await page.getByRole('button', { name: 'Disable' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await expect(page.getByText('The app is disabled.')).toBeVisible();
  // What would be refused is not offered.
  await expect(page.getByRole('button', { name: /Enable|Undo/ })).toHaveCount(0);
  await inspect(page, 'app-of-suspended');
});

test('a tenant without any region to choose is told so, and who can change it', async ({ page, host }) => {
  const of = await tenant(host);
  await page.route('**/api/v1/choices/license-regions', (route) =>
    route.fulfill({ json: { items: [], nextCursor: null } }),
  );
  await signIn(page, of.admin);
  await expect(page.getByText('There is no license region to choose from')).toBeVisible();
  await expect(page.getByText('An operator can activate one, with a database.')).toBeVisible();
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
  await inspect(page, 'app-new-no-region');
});

test('an app is disabled after its use was shown, and both ways can be undone', async ({ page, host }) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  const path = `/api/v1/apps/${made.id}`;
  await signIn(page, of.admin, `/apps/${made.id}`);
  await page.getByRole('button', { name: 'Disable' }).click();
  const dialog = page.getByRole('dialog', { name: 'Disable this app?' });
  await expect(dialog.getByText('Last token: never')).toBeVisible();
  await expect(dialog.getByText('Tokens in the last hour: 0')).toBeVisible();
  await expect(page).toHaveURL(/dialog=disable$/);
  await inspect(page, 'app-disable');
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await expect(page.getByText('The app is disabled.')).toBeVisible();
  expect(await of.api('GET', path)).toMatchObject({ enabled: false });
  await of.api('PATCH', path, { allowedDomains: ['meanwhile.example.com'] });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone')).toBeVisible();
  expect(await of.api('GET', path)).toMatchObject({ enabled: true, allowedDomains: ['meanwhile.example.com'] });

  await page.getByRole('button', { name: 'Disable' }).click();
  await dialog.getByRole('button', { name: 'Disable' }).click();
  const injected = await inject(page, '503', { method: 'PATCH', path: /\/apps\// });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('It could not be undone')).toBeVisible();
  await injected.heal();
  await page.getByRole('button', { name: 'Enable', exact: true }).click();
  await expect(page.getByText('The app is enabled.')).toBeVisible();
});

test('the issuance check acts on what it finds: it enables the app, and leads to another plan and a new secret', async ({
  page,
  host,
}) => {
  const of = await tenant(host);
  const [orders, code] = [await api(host), await plan(host)];
  await host('PATCH', `/api/v1/plans/${code}`, { apis: [{ resourceServer: orders.id, scopes: ['orders:read'] }] });
  const made = await app(of, await region(host), fresh('App'), { enabled: false });
  await signIn(page, of.admin, `/apps/${made.id}/issuance`);
  await page.getByRole('listitem').filter({ hasText: 'It is switched off.' }).getByRole('button').click();
  await expect(page.getByText('This app would get a token now.')).toBeVisible();
  await page.getByLabel('API', { exact: true }).fill(orders.identifier);
  await page.keyboard.press('Enter');
  await page.getByRole('listitem').filter({ hasText: 'whose plan opens this API' }).getByRole('button').click();
  const dialog = page.getByRole('dialog', { name: 'Choose a plan' });
  await dialog.getByRole('combobox', { name: 'Plan' }).click();
  await page.getByRole('option', { name: `Plan ${code}` }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('This app would get a token now.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByText('This app would get no token now.')).toBeVisible();
  expect(await of.api('GET', `/api/v1/apps/${made.id}`)).toMatchObject({ plan: null });
});

test('a domain is previewed while it is typed, for an app that is there too, and never as the last one', async ({
  page,
  host,
}) => {
  const of = await tenant(host);
  const made = await app(of, await region(host), fresh('App'), { allowedDomains: ['app.example.com'] });
  await host('PATCH', `/api/v1/tenants/${of.id}`, { appLimit: 1 });
  await signIn(page, of.admin, `/apps/${made.id}`);
  const field = page.getByLabel('Allowed domain 2');
  await field.pressSequentially('HTTPS://Bücher.Example/');
  await expect(field).toHaveAccessibleDescription(/Will be stored as xn--bcher-kva.example/);
  await field.fill('HTTPS://Other.Example/');
  await expect(field).toHaveAccessibleDescription(/Will be stored as other.example/);
  await field.fill('https://*.example');
  await expect(field).not.toHaveAccessibleDescription(/Will be stored/);
  await field.blur();
  await expect(field).toHaveAccessibleDescription(/Wildcards are not allowed/);
  await field.fill('localhost:3000/');
  await expect(field).toHaveAccessibleDescription(/^Will be stored as localhost:3000$/);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(field).toHaveValue('localhost:3000');
  await expect(page.getByText(/Will be stored as/)).toHaveCount(0);
});

test('each word that is asked for is explained in one place, which is there', async ({ page, host }) => {
  const of = await tenant(host);
  const code = await plan(host);
  const made = await app(of, await region(host));
  const topics = new Set<string>();
  const collect = async (path: string) => {
    await page.goto(path);
    await expect(page.getByRole('link', { name: /^Learn more/ }).first()).toBeVisible();
    for (const link of await page.getByRole('link', { name: /^Learn more/ }).all()) {
      topics.add((await link.getAttribute('href')) ?? '');
    }
  };
  await signIn(page, of.admin, '/apps');
  for (const path of ['/apps', '/apps/new', `/apps/${made.id}?dialog=secret`, `/apps/${made.id}/issuance`]) {
    await collect(path);
  }
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await signIn(page, operator, '/overview');
  for (const path of [
    '/license-regions?dialog=new',
    '/plans?dialog=new',
    `/plans/${code}`,
    '/apis',
    `/tenants/${of.id}`,
  ]) {
    await collect(path);
  }
  for (const topic of [
    'license-region',
    'db-code',
    'allowed-domains',
    'plan',
    'limits',
    'rotation',
    'api',
    'app-limit',
  ]) {
    expect([...topics]).toContain(`/docs/concepts#${topic}`);
  }
  await page.goto('/docs/concepts');
  for (const topic of topics) {
    await expect(page.locator(topic.replace(/^.*#/, '#'))).toBeVisible();
  }
});

import type { Page } from '@playwright/test';
import { api, app, as, fresh, member, operator, plan, region, secondOperator, tenant } from './installation';
import { expect, signIn, test } from './test';

/** Hides from the page what others do, as a lost connection to the feed of events would. */
async function withoutEvents(page: Page): Promise<void> {
  await page.route('**/api/v1/events', (route) => route.fulfill({ status: 200, contentType: 'text/event-stream' }));
}

function nameOf(page: Page) {
  return page.getByRole('textbox', { name: 'Name', exact: true });
}

test('what another admin changes in an app appears in the fields that I leave alone, and mine stays', async ({
  page,
  host,
}) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  const other = await as(await member(host, of.id, 'tenant-admin'));
  await signIn(page, of.admin, `/apps/${made.id}`);
  await nameOf(page).fill('Typed here');
  await other('PATCH', `/api/v1/apps/${made.id}`, { enabled: false, allowedDomains: ['added.example.com'] });
  await expect(page.getByLabel('Allowed domain 1')).toHaveValue('added.example.com');
  await expect(page.getByRole('button', { name: 'Enable', exact: true })).toBeVisible();
  await expect(nameOf(page)).toHaveValue('Typed here');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Typed here', level: 1 })).toBeVisible();
  expect(await of.api('GET', `/api/v1/apps/${made.id}`)).toMatchObject({
    name: 'Typed here',
    enabled: false,
    allowedDomains: ['added.example.com'],
  });
});

test('saving an app over an older version keeps what another admin changed beside it', async ({ page, host }) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  const other = await as(await member(host, of.id, 'tenant-admin'));
  await withoutEvents(page);
  await signIn(page, of.admin, `/apps/${made.id}`);
  await nameOf(page).fill('Typed here');
  await other('PATCH', `/api/v1/apps/${made.id}`, { enabled: false, allowedDomains: ['added.example.com'] });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Typed here', level: 1 })).toBeVisible();
  await expect(page.getByLabel('Allowed domain 1')).toHaveValue('added.example.com');
  expect(await of.api('GET', `/api/v1/apps/${made.id}`)).toMatchObject({ name: 'Typed here', enabled: false });
});

test('fields of an app that both changed are shown with both values, and each is chosen', async ({ page, host }) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  const other = await as(await member(host, of.id, 'tenant-admin'));
  await signIn(page, of.admin, `/apps/${made.id}`);
  await nameOf(page).fill('Typed here');
  await page.getByLabel('Allowed domain 1').fill('here.example.com');
  await other('PATCH', `/api/v1/apps/${made.id}`, {
    name: 'Saved there',
    enabled: false,
    allowedDomains: ['there.example.com'],
  });
  await page.getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog', { name: 'Someone else has changed this' });
  await expect(dialog.getByRole('row')).toHaveCount(3);
  await expect(dialog.getByRole('row', { name: /^Name .*Typed here.*Saved there/ })).toBeVisible();
  await dialog.getByRole('radio', { name: 'Allowed domains, Current value: there.example.com' }).check();
  await dialog.getByRole('button', { name: 'Back' }).click();
  await expect(nameOf(page)).toHaveValue('Typed here');
  expect(await of.api('GET', `/api/v1/apps/${made.id}`)).toMatchObject({ name: 'Saved there' });

  await page.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('radio', { name: 'Allowed domains, Current value: there.example.com' }).check();
  await dialog.getByRole('button', { name: 'Save my choices' }).click();
  await expect(page.getByRole('heading', { name: 'Typed here', level: 1 })).toBeVisible();
  await expect(page.getByLabel('Allowed domain 1')).toHaveValue('there.example.com');
  expect(await of.api('GET', `/api/v1/apps/${made.id}`)).toMatchObject({
    name: 'Typed here',
    enabled: false,
    allowedDomains: ['there.example.com'],
  });
});

test('the plan that another admin chose meanwhile is not replaced unseen', async ({ page, host }) => {
  const of = await tenant(host);
  const [mine, theirs] = [await plan(host), await plan(host)];
  const made = await app(of, await region(host));
  const other = await as(await member(host, of.id, 'tenant-admin'));
  await withoutEvents(page);
  await signIn(page, of.admin, `/apps/${made.id}`);
  await page.getByRole('button', { name: 'Choose a plan' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose a plan' });
  await dialog.getByRole('combobox', { name: 'Plan' }).click();
  await page.getByRole('option', { name: `Plan ${mine}` }).click();
  await other('PUT', `/api/v1/apps/${made.id}/plan`, { plan: theirs });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Someone else has changed this.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The plan is changed.')).toBeVisible();
  expect(await of.api('GET', `/api/v1/apps/${made.id}`)).toMatchObject({ plan: { code: mine } });
});

test('activating a tenant, and what another operator changes, leave what is typed about it', async ({ page, host }) => {
  const other = await secondOperator(host);
  const { id } = await host<{ id: string }>('POST', '/api/v1/tenants', { name: fresh('Tenant') });
  const name = fresh('Half typed');
  await signIn(page, operator, `/tenants/${id}`);
  await nameOf(page).fill(name);
  await page.getByRole('button', { name: 'Activate' }).click();
  await expect(page.getByText('Active', { exact: true })).toBeVisible();
  await expect(nameOf(page)).toHaveValue(name);
  await other('PATCH', `/api/v1/tenants/${id}`, { appLimit: 77 });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expect(page.getByLabel('App limit')).toHaveValue('77');
  expect(await host('GET', `/api/v1/tenants/${id}`)).toMatchObject({ name, status: 'active', appLimit: 77 });

  await nameOf(page).fill('Mine');
  await other('PATCH', `/api/v1/tenants/${id}`, { name: 'Theirs' });
  await page.getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog', { name: 'Someone else has changed this' });
  await expect(dialog.getByRole('row', { name: /^Name .*Mine.*Theirs/ })).toBeVisible();
  await dialog.getByRole('radio', { name: 'Name, Current value: Theirs' }).check();
  await dialog.getByRole('button', { name: 'Save my choices' }).click();
  await expect(page.getByRole('heading', { name: 'Theirs', level: 1 })).toBeVisible();
});

test('what another operator changes in a plan leaves the limits that are being typed', async ({ page, host }) => {
  const other = await secondOperator(host);
  const code = await plan(host);
  await signIn(page, operator, `/plans/${code}`);
  await page.getByLabel('Document Units per day').fill('500');
  await page.getByLabel('Document Units per hour').fill('20');
  await other('PATCH', `/api/v1/plans/${code}`, { name: 'Renamed', limits: { maxDocumentUnitsPerMonth: 9000 } });
  await expect(page.getByRole('heading', { name: 'Renamed', level: 1 })).toBeVisible();
  await expect(page.getByLabel('Document Units per day')).toHaveValue('500');
  await expect(page.getByLabel('Document Units per month')).toHaveValue('9,000');
  await other('PATCH', `/api/v1/plans/${code}`, { limits: { maxDocumentUnitsPerHour: 30 } });
  await page.getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog', { name: 'Someone else has changed this' });
  await expect(dialog.getByRole('row', { name: /^Document Units per hour .*20.*30/ })).toBeVisible();
  await expect(dialog.getByRole('row')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Save my choices' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(await host('GET', `/api/v1/plans/${code}`)).toMatchObject({
    name: 'Renamed',
    limits: {
      maxDocumentUnitsPerHour: 20,
      maxDocumentUnitsPerDay: 500,
      maxDocumentUnitsPerMonth: 9000,
      maxApiRequestsPerMinute: 600,
    },
  });
});

test('what two operators change in one API, and open in one plan, is merged; where both changed a scope, one chooses', async ({
  page,
  host,
}) => {
  const other = await secondOperator(host);
  const [orders, stock, code] = [await api(host), await api(host), await plan(host)];
  const path = `/api/v1/resource-servers/${orders.id}`;
  await signIn(page, operator, `/apis/${orders.id}`);
  await page.getByRole('button', { name: 'Add a scope' }).click();
  await page.getByLabel('Scope 3', { exact: true }).fill('orders:mine');
  const read = { name: 'orders:read', description: 'Read orders' };
  const theirs = { name: 'orders:theirs', description: '' };
  await other('PATCH', path, { tokenLifetime: 'PT1H', scopes: [read, theirs] });
  await expect(page.getByLabel('Scope 2', { exact: true })).toHaveValue('orders:theirs');
  await expect(page.getByLabel('Scope 3', { exact: true })).toHaveValue('orders:mine');
  await expect(page.getByRole('combobox', { name: 'Unit' })).toHaveValue('Hours');
  await page.getByLabel('Description of scope 1').fill('Read mine');
  await withoutEvents(page);
  await other('PATCH', path, { scopes: [{ ...read, description: 'Read theirs' }, theirs] });
  await page.getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog', { name: 'Someone else has changed this' });
  await expect(dialog.getByRole('row', { name: /^Scopes .*Read mine.*orders:mine.*Read theirs/ })).toBeVisible();
  await expect(dialog.getByRole('row')).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Save my choices' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const mine = { name: 'orders:mine', description: '' };
  expect(await host('GET', path)).toMatchObject({
    tokenLifetime: 'PT1H',
    scopes: [{ ...read, description: 'Read mine' }, theirs, mine],
  });

  await page.goto(`/plans/${code}`);
  await page.getByRole('combobox', { name: 'Open an API' }).fill(orders.name);
  await page.getByRole('option', { name: new RegExp(orders.name) }).click();
  await page.getByRole('checkbox', { name: 'orders:mine' }).check();
  await other('PATCH', `/api/v1/plans/${code}`, { apis: [{ resourceServer: stock.id, scopes: ['orders:read'] }] });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(page.getByText(stock.name, { exact: true })).toBeVisible();
  expect(await host('GET', `/api/v1/plans/${code}`)).toMatchObject({
    apis: expect.arrayContaining([
      { resourceServer: orders.id, scopes: ['orders:mine'] },
      { resourceServer: stock.id, scopes: ['orders:read'] },
    ]),
  });
});

test('a region and its databases are switched for the version that was seen', async ({ page, host }) => {
  const other = await secondOperator(host);
  const code = await region(host);
  await withoutEvents(page);
  await signIn(page, operator, `/license-regions/${code}`);
  await page.getByRole('button', { name: 'Deactivate' }).click();
  await other('PATCH', `/api/v1/license-regions/${code}/databases/${code}-db`, { description: 'second' });
  const change = page.waitForRequest((request) => request.method() === 'PATCH');
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
  expect((await change).headers()['if-match']).toMatch(/^(W\/)?"\d+(-gzip)?"$/);
  await expect(page.getByRole('button', { name: 'Make active' })).toBeVisible();
  expect(await host('GET', `/api/v1/license-regions/${code}/databases/${code}-db`)).toMatchObject({
    description: 'second',
    active: false,
  });

  await other('PATCH', `/api/v1/license-regions/${code}`, { name: 'Renamed' });
  await page.getByRole('button', { name: 'Switch off' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click();
  await expect(page.getByRole('button', { name: 'Switch on' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Renamed', level: 1 })).toBeVisible();
});

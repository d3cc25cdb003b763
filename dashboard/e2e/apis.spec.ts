import { api, app, fresh, operator, plan, region, tenant, token } from './installation';
import { expect, signIn, test } from './test';

test('an API is registered, with its secret shown once, and what is typed about it is refused at its field', async ({
  page,
  host,
}) => {
  const identifier = `https://${fresh('orders')}.example.com`;
  // The address of before goes on.
  await signIn(page, operator, '/resource-servers');
  await expect(page).toHaveURL(/\/apis$/);
  const named = page.getByRole('row', { name: /^Default API/ });
  await expect(named).toContainText(/Default.*mintmark-api.*Every app.*ES256.*Enabled/);
  await expect(named.getByRole('button', { name: 'Copy mintmark-api' })).toBeVisible();
  await page.getByRole('button', { name: 'Register an API' }).click();
  const dialog = page.getByRole('dialog', { name: 'Register an API' });
  await dialog.getByLabel('Name').fill('Orders API');
  await dialog.getByLabel('Identifier').fill(`${identifier}#part`);

  // Scopes with the keyboard alone: a fault is shown at the row that was typed, beside one that is empty.
  await dialog.getByRole('button', { name: 'Add a scope' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Scope 1', { exact: true })).toBeFocused();
  await dialog.getByRole('button', { name: 'Add a scope' }).press('Enter');
  await page.keyboard.type('orders:read');
  await dialog.getByRole('button', { name: 'Add a scope' }).press('Enter');
  await page.keyboard.type('orders:read');
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Identifier')).toHaveAccessibleDescription(/without a fragment/);
  await expect(dialog.getByLabel('Scope 3', { exact: true })).toHaveAccessibleDescription(/./);
  await expect(dialog.getByLabel('Scope 2', { exact: true })).not.toHaveAccessibleDescription(/./);
  await dialog.getByRole('button', { name: 'Remove orders:read' }).last().press('Enter');
  await expect(dialog.getByRole('button', { name: 'Add a scope' })).toBeFocused();
  await dialog.getByLabel('Identifier').fill(identifier);
  await dialog.getByRole('radio', { name: 'By plan' }).check();
  await dialog.getByRole('button', { name: 'Register an API' }).click();
  const secret = await page.getByTestId('client-secret').innerText();
  expect(secret).toMatch(/^mmr_/);
  await page.getByRole('checkbox', { name: 'I have saved it' }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('heading', { name: 'Orders API', level: 1 })).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  await expect(page.getByText(`${identifier}/.well-known/oauth-protected-resource`)).toBeVisible();
  await expect(page.getByLabel('The document', { exact: true })).toContainText(`"resource": "${identifier}"`);

  const lifetime = page.getByLabel('Tokens live for');
  for (const typed of ['1.5', '0', '1,441', 'PT15M']) {
    await lifetime.fill(typed);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(lifetime).toHaveAccessibleDescription(/A whole number, and not less than 1 minute/);
    await expect(lifetime).toHaveValue(typed);
  }
  await lifetime.fill('2');
  await page.getByRole('combobox', { name: 'Unit' }).click();
  await page.getByRole('option', { name: 'Hours' }).click();
  await page.getByRole('combobox', { name: 'Signed with' }).click();
  await page.getByRole('option', { name: 'RS256' }).click();
  await page.getByLabel('Description of scope 1').fill('Read orders');
  await page.getByRole('switch', { name: 'Require bound tokens (DPoP)' }).check();
  await page.getByRole('navigation').getByRole('link', { name: 'Plans' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stay on this page' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(lifetime).toHaveValue('2');
  expect(await host('GET', page.url().replace(/^.*\/apis/, '/api/v1/resource-servers'))).toMatchObject({
    identifier,
    scopes: [{ name: 'orders:read', description: 'Read orders' }],
    access: 'by_plan',
    tokenLifetime: 'PT2H',
    signingAlgorithm: 'RS256',
    requireDpop: true,
  });

  await page.getByRole('link', { name: 'APIs' }).first().click();
  await page.getByRole('button', { name: 'Register an API' }).click();
  await dialog.getByLabel('Name').fill('Second');
  await dialog.getByLabel('Identifier').fill(identifier);
  await dialog.getByRole('button', { name: 'Register an API' }).click();
  await expect(dialog.getByLabel('Identifier')).toHaveAccessibleDescription(/Another API has this identifier already/);
  await dialog.getByRole('radio', { name: 'Credentials only' }).check();
  await dialog.getByRole('button', { name: 'Register an API' }).click();
  await page.getByRole('checkbox', { name: 'I have saved it' }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('They show the tokens for all APIs.')).toBeVisible();
  await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(1);
});

test('a plan opens an API; it is disabled after what that blocks was shown, and not deleted while tokens may be valid', async ({
  page,
  host,
}) => {
  const [orders, code, of] = [await api(host), await plan(host), await tenant(host)];
  const made = await app(of, await region(host), fresh('App'), { plan: code });
  await signIn(page, operator, `/plans/${code}`);
  await expect(page.getByText('It opens no API.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Open an API' }).fill(orders.name);
  await page.getByRole('option', { name: new RegExp(orders.name) }).click();
  await expect(page.getByText('Without any, their tokens allow nothing.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'orders:write' }).check();
  await page.getByRole('checkbox', { name: 'orders:read' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(await host('GET', `/api/v1/plans/${code}`)).toMatchObject({
    apis: [{ resourceServer: orders.id, scopes: ['orders:read', 'orders:write'] }],
    limits: { maxDocumentUnitsPerHour: 10 },
  });
  const asked = { resource: orders.identifier };
  expect(await token(made.clientId, made.clientSecret, asked)).toBe(200);

  await page.goto(`/apis/${orders.id}`);
  await page.getByRole('button', { name: 'Disable' }).click();
  const dialog = page.getByRole('dialog', { name: 'Disable this API?' });
  await expect(dialog.getByText('1 app of 1 tenant got a token for it, or holds a plan that opens it.')).toBeVisible();
  await expect(dialog.getByText('1 plan opens it.')).toBeVisible();
  await dialog.getByLabel(/to confirm/).fill(orders.name);
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await expect(page.getByText('Disabled', { exact: true })).toBeVisible();
  expect(await token(made.clientId, made.clientSecret, asked)).toBe(400);

  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const question = page.getByRole('dialog', { name: 'Delete this API?' });
  // What was issued is counted within five seconds.
  await expect
    .poll(() => host('GET', `/api/v1/resource-servers/${orders.id}/impact`).then((impact) => impact.lastTokenIssuedAt))
    .not.toBeNull();
  await question.getByLabel(/to confirm/).fill(orders.name);
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(question.getByText('Tokens that were issued for this API may still be valid.')).toBeVisible();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Enable' }).click();
  await expect(page.getByText('Enabled', { exact: true })).toBeVisible();

  await page.goto(`/plans/${code}`);
  await page.getByRole('button', { name: `Remove ${orders.name}` }).click();
  await expect(page.getByRole('combobox', { name: 'Open an API' })).toBeFocused();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(await token(made.clientId, made.clientSecret, asked)).toBe(400);
});

test('of the default API the page shows what the configuration says, and offers nothing that would be refused', async ({
  page,
  host,
}) => {
  const { items } = await host<{ items: { id: string; isDefault: boolean }[] }>('GET', '/api/v1/resource-servers');
  await signIn(page, operator, `/apis/${items.find(({ isDefault }) => isDefault)?.id}`);
  const configured = page.getByRole('group', { name: 'From the configuration' });
  for (const text of ['MINTMARK_AUDIENCE', 'mintmark.api', '15 minutes', 'ES256']) {
    await expect(configured.getByText(text)).toBeVisible();
  }
  await expect(page.getByRole('button', { name: /Disable|Delete|Add a scope/ })).toHaveCount(0);
  await expect(page.getByLabel(/Tokens live for|Signed with/)).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Type of its tokens' })).toBeEnabled();
});

test('a tenant checks whether an app would get a token for an API, and is told in words what is in the way', async ({
  page,
  host,
}) => {
  const [orders, other, code, of] = [await api(host), await api(host), await plan(host), await tenant(host)];
  await host('PATCH', `/api/v1/plans/${code}`, { apis: [{ resourceServer: orders.id, scopes: ['orders:read'] }] });
  const made = await app(of, await region(host), fresh('App'), { plan: code });
  await signIn(page, of.admin, `/apps/${made.id}/issuance`);
  await expect(page.getByText('This app would get a token now.')).toBeVisible();
  await expect(page.getByLabel('The claims that a token would carry')).toContainText('"mintmark.api"');
  const check = async (resource: string, scope: string) => {
    await page.getByLabel('API', { exact: true }).fill(resource);
    await page.getByLabel('Scopes').fill(scope);
    await page.keyboard.press('Enter');
  };
  for (const [resource, scope, words] of [
    ['https://nowhere.example.com', '', 'There is no API with this identifier.'],
    [other.identifier, '', 'Only apps whose plan opens this API get tokens for it.'],
    [orders.identifier, 'orders:delete', 'This API has no such scope.'],
    [orders.identifier, 'orders:read orders:write', 'Its plan does not open this scope.'],
  ] as const) {
    await check(resource, scope);
    await expect(page.getByText(words)).toBeVisible();
    await expect(page.getByText('This app would get no token now.')).toBeVisible();
  }
  await check(` ${orders.identifier} `, 'orders:read');
  await expect(page.getByText('This app would get a token now.')).toBeVisible();
  await expect(page.getByLabel('The claims that a token would carry')).toContainText('"scope": "orders:read"');
  await expect(page.getByText('The API takes bound tokens only')).toBeHidden();
  await host('PATCH', `/api/v1/resource-servers/${orders.id}`, { requireDpop: true });
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('The API takes bound tokens only')).toBeVisible();
  await host('PATCH', `/api/v1/resource-servers/${orders.id}`, { enabled: false });
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('This API is disabled. Ask an operator.')).toBeVisible();
});

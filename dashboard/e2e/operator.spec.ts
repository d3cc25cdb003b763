import { app, fresh, operator, plan, region, tenant, token } from './installation';
import { expect, inspect, signIn, test } from './test';

test('an operator registers a tenant, invites its admin and activates it', async ({ page }) => {
  const name = fresh('Tenant');
  await signIn(page, operator, '/tenants');
  await page.getByRole('button', { name: 'Register a tenant' }).click();
  const dialog = page.getByRole('dialog', { name: 'Register a tenant' });
  await dialog.getByRole('button', { name: 'Register a tenant' }).click();
  await expect(dialog.getByText('This field is required.')).toBeVisible();
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Register a tenant' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await expect(page.getByText('Waiting for activation')).toBeVisible();
  await page.getByRole('button', { name: 'Activate' }).click();
  await expect(page.getByText('Active', { exact: true })).toBeVisible();
  await page.getByRole('tab', { name: 'Members' }).click();
  await page.getByRole('button', { name: 'Invite' }).click();
  const invite = page.getByRole('dialog', { name: 'Invite someone' });
  await invite.getByLabel('E-mail address').fill(`${fresh('admin')}@tenant.example`);
  await invite.getByLabel('Name').fill('Ada Admin');
  await invite.getByRole('button', { name: 'Invite' }).click();
  await expect(page.getByTestId('invitation-link')).toContainText('token=');
});

test('tenants are found by a part of the name or by the id, also after a reload', async ({ page, host }) => {
  const [of, other] = [await tenant(host), await tenant(host)];
  await signIn(page, operator, '/tenants');
  const search = page.getByRole('searchbox', { name: 'Search' });
  for (const text of [of.name.toUpperCase(), of.id]) {
    await search.fill(text);
    await expect(page.getByRole('link', { name: of.name })).toBeVisible();
    await expect(page.getByRole('link', { name: other.name })).toHaveCount(0);
  }
  await expect(page).toHaveURL(new RegExp(`q=${of.id}`));
  await page.reload();
  await expect(search).toHaveValue(of.id);
  await expect(page.getByRole('link', { name: of.name })).toBeVisible();
  await search.fill('nobody is called so');
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect(page.getByText('No matching tenants')).toHaveCount(0);
  await expect(search).toHaveValue('');
});

test('suspending a tenant stops its tokens, after its name was typed', async ({ page, host }) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  await signIn(page, operator, `/tenants/${of.id}`);
  await page.getByRole('button', { name: 'Suspend' }).click();
  const dialog = page.getByRole('dialog', { name: 'Suspend this tenant?' });
  await dialog.getByLabel(/Type “.*” to confirm/).fill(of.name);
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await expect(page.getByText('Suspended')).toBeVisible();
  expect(await token(made.clientId, made.clientSecret)).toBe(400);
});

test('a region is added with its first database in one form; one without a database says so', async ({
  page,
  host,
}) => {
  const [code, taken, bare] = [fresh('region'), await region(host), fresh('region')];
  await signIn(page, operator, '/license-regions?dialog=new');
  const dialog = page.getByRole('dialog', { name: 'Add a region' });
  await dialog.getByLabel(/^Code/).fill(code);
  await dialog.getByLabel('Name').fill('Europe');
  await dialog.getByLabel('Database code').fill(`${taken}-db`);
  await dialog.getByRole('button', { name: 'Add a region' }).click();

  // The region is there, its database is not: only the database is sent again.
  await expect(dialog.getByLabel('Database code')).toHaveAccessibleDescription(/in use already/);
  await expect(dialog.getByLabel(/^Code/)).toBeDisabled();
  expect(await host('GET', `/api/v1/license-regions/${code}`)).toMatchObject({ activeDatabase: null });
  await dialog.getByLabel('Database code').fill(`${code}-db`);
  await dialog.getByRole('button', { name: 'Add a region' }).click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/\/license-regions$/);
  expect(await host('GET', `/api/v1/license-regions/${code}`)).toMatchObject({
    active: true,
    activeDatabase: `${code}-db`,
  });

  await host('POST', '/api/v1/license-regions', { code: bare, name: 'Bare' });
  await page.goto(`/license-regions/${bare}`);
  await expect(page.getByText('No active database').first()).toBeVisible();
  await expect(page.getByText('No app can be registered in this region')).toBeVisible();
  await expect(page.getByText('Active', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Add a database' }).click();
  const database = page.getByRole('dialog', { name: 'Add a database' });
  await expect(database.getByRole('switch', { name: 'Make active' })).toBeChecked();
  await database.getByLabel('Database code').fill(`${bare}-db`);
  await database.getByRole('button', { name: 'Add a database' }).click();
  await expect(page.getByText('No active database')).toHaveCount(0);
});

test('a region is added, gets a database, and its impact is shown before it is switched off', async ({
  page,
  host,
}) => {
  const code = fresh('region');
  await signIn(page, operator, '/license-regions');
  await page.getByRole('button', { name: 'Add a region' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a region' });
  await dialog.getByLabel(/^Code/).fill('Not A Code');
  await dialog.getByLabel('Name').fill('Europe');
  await dialog.getByRole('button', { name: 'Add a region' }).click();
  await expect(dialog.getByText('A code has 2 to 64 characters')).toBeVisible();
  await dialog.getByLabel(/^Code/).fill(code);
  await dialog.getByRole('button', { name: 'Add a region' }).click();
  await expect(dialog).toBeHidden();
  await page.goto(`/license-regions/${code}`);
  await page.getByRole('button', { name: 'Add a database' }).click();
  const database = page.getByRole('dialog', { name: 'Add a database' });
  await database.getByLabel('Database code').fill(`${code}-db`);
  await database.getByRole('switch', { name: 'Make active' }).uncheck();
  await database.getByRole('button', { name: 'Add a database' }).click();
  await page.getByRole('button', { name: 'Make active' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make active' }).click();
  await expect(page.getByRole('button', { name: 'Deactivate' })).toBeVisible();
  await app(await tenant(host), code);
  await page.getByRole('button', { name: 'Switch off' }).click();
  const off = page.getByRole('dialog', { name: 'Switch off this region?' });
  await expect(off.getByText('1 app of 1 tenant carries it.')).toBeVisible();
  await off.getByRole('button', { name: 'Switch off' }).click();
  await expect(page.getByRole('button', { name: 'Switch on' })).toBeVisible();
});

test('a region is renamed and a database described, also by two operators at once', async ({ page, host }) => {
  const code = await region(host);
  await signIn(page, operator, `/license-regions/${code}`);
  await page.getByRole('button', { name: 'Rename' }).click();
  const renaming = page.getByRole('dialog', { name: 'Rename this region' });
  await renaming.getByLabel('Name').fill('Europe, west');
  // Another operator switches the region off meanwhile: that stays.
  await host('PATCH', `/api/v1/license-regions/${code}`, { active: false });
  await renaming.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Europe, west', level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rename' })).toBeFocused();
  expect(await host('GET', `/api/v1/license-regions/${code}`)).toMatchObject({ name: 'Europe, west', active: false });

  await page.getByRole('button', { name: 'Describe' }).click();
  const describing = page.getByRole('dialog', { name: `Describe ${code}-db` });
  await describing.getByLabel('Description').fill('mine');
  await host('PATCH', `/api/v1/license-regions/${code}/databases/${code}-db`, { description: 'theirs' });
  await describing.getByRole('button', { name: 'Save' }).click();
  await expect(describing.getByText('Someone else has changed this.')).toBeVisible();
  await describing.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('cell', { name: 'mine', exact: true })).toBeVisible();
});

test('an operator opens an app of a tenant, reads it, and sets its plan', async ({ page, host }) => {
  const of = await tenant(host);
  const planCode = await plan(host);
  const [first, second] = [
    await app(of, await region(host), fresh('Alpha'), { allowedDomains: ['app.example.com'] }),
    await app(of, await region(host), fresh('Beta')),
  ];
  await signIn(page, operator, `/tenants/${of.id}/apps`);
  await expect(page.getByRole('link', { name: second.name })).toBeVisible();
  await page.getByLabel('Search', { exact: true }).fill(first.clientId);
  await expect(page.getByRole('link', { name: second.name })).toHaveCount(0);
  await page.getByRole('link', { name: first.name }).click();
  await expect(page.getByRole('heading', { name: first.name, level: 1 })).toBeVisible();
  await expect(page.getByText('app.example.com')).toBeVisible();
  await expect(page.getByRole('row', { name: /App created|registered/i })).toBeVisible();
  await expect(page.getByRole('button', { name: /secret|Delete|Disable|Save/ })).toHaveCount(0);
  await inspect(page, 'tenant-app');
  await page.getByRole('button', { name: 'Change plan' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set the plan of 1 app' });
  await dialog.getByRole('combobox', { name: 'Plan' }).click();
  await page.getByRole('option', { name: `Plan ${planCode}` }).click();
  await dialog.getByRole('button', { name: 'Set the plan' }).click();
  await expect(page.getByRole('link', { name: `Plan ${planCode}` })).toBeVisible();
  await page.goto(`/tenants/${of.id}/apps/mm_${'0'.repeat(26)}`);
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
});

test('a plan with contradicting windows is refused while typing, and its life is led with the impact shown', async ({
  page,
  host,
}) => {
  const code = fresh('plan');
  await signIn(page, operator, '/plans');
  await page.getByRole('button', { name: 'Add a plan' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a plan' });
  await dialog.getByLabel('Code').fill(code);
  await dialog.getByLabel('Name').fill('Starter');
  await dialog.getByLabel('Document Units per hour').fill('100');
  await dialog.getByLabel('Document Units per day').fill('99');
  await dialog.getByLabel('Document Units per week').focus();
  await expect(
    dialog.getByText('“Document Units per day” may not be less than “Document Units per hour”.'),
  ).toBeVisible();
  await dialog.getByLabel('Document Units per day').fill('1000');
  await dialog.getByRole('button', { name: 'Add a plan' }).click();
  await expect(dialog).toBeHidden();
  const of = await tenant(host);
  const made = await app(of, await region(host), fresh('App'), { plan: code });
  await page.goto(`/plans/${code}`);
  await page.getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByText('Archived')).toBeVisible();
  await page.getByRole('button', { name: 'Retire' }).click();
  const retire = page.getByRole('dialog', { name: 'Retire this plan?' });
  await expect(retire.getByText('1 app of 1 tenant holds it.')).toBeVisible();
  await expect(retire.getByText(`${of.name}: ${made.name}`)).toBeVisible();
  await retire.getByRole('button', { name: 'Retire' }).click();
  await expect(page.getByText('Retired')).toBeVisible();
  expect(await token(made.clientId, made.clientSecret)).toBe(400);
});

test('a number that is not meant is refused at its field, not read as another, and numbers are shown in one way', async ({
  page,
  host,
}) => {
  const code = await plan(host);
  const of = await tenant(host);
  await signIn(page, operator, `/plans/${code}`);
  const perDay = page.getByLabel('Document Units per day');
  for (const typed of ['1.5', '1e3', '-5', '9007199254740993']) {
    await perDay.fill(typed);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(perDay).toHaveAccessibleDescription(/^A whole number from 0 to 9,007,199,254,740,991/);
    await expect(perDay).toHaveValue(typed);
  }
  await perDay.fill('9007199254740991');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(perDay).toHaveValue('9,007,199,254,740,991');
  expect(await host('GET', `/api/v1/plans/${code}`)).toMatchObject({
    limits: { maxDocumentUnitsPerHour: 10, maxDocumentUnitsPerDay: 9007199254740991 },
  });

  await page.goto(`/tenants/${of.id}`);
  const appLimit = page.getByLabel('App limit');
  await appLimit.fill('1.5');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(appLimit).toHaveAccessibleDescription(/^A whole number/);
  await appLimit.fill('1,500');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(await host('GET', `/api/v1/tenants/${of.id}`)).toMatchObject({ appLimit: 1500 });
});

// Other tests rotate at the same time: what stood by may sign, or have signed, when it is looked at.
const TOOK_OVER = '(Signs|Retired)';

test('a rotation has the stand-by key sign, and asks first when that is too early', async ({ page }) => {
  await signIn(page, operator, '/signing-keys');
  await expect(page.getByRole('row', { name: /ES256 Stands by .*May sign from/ })).toBeVisible();
  await page.getByRole('button', { name: 'Rotate', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Rotate before every verifier knows the key?' });
  await expect(dialog.getByText(/may sign from \d{4}-/)).toBeVisible();
  const answer = page.waitForResponse(/\/signing-keys\/rotate$/);
  await dialog.getByRole('button', { name: 'Rotate now' }).click();
  const { kid } = (await (await answer).json()) as { kid: string };
  await expect(page.getByText('The stand-by key signs now')).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(`${kid} ES256 ${TOOK_OVER}`) })).toBeVisible();
  await expect(page.getByRole('row', { name: /ES256 Stands by/ })).not.toContainText(kid);
});

test('the stand-by key takes the place of a revoked one', async ({ page, host }) => {
  await signIn(page, operator, '/signing-keys');
  type Key = { kid: string; state: string; algorithm: string };
  const { items } = await host<{ items: Key[] }>('GET', '/api/v1/signing-keys');
  const kid = (state: string) => items.find((key) => key.algorithm === 'ES256' && key.state === state)?.kid ?? '';
  const row = (of: string, state: string) => page.getByRole('row', { name: new RegExp(`${of} ES256 ${state}`) });
  await row(kid('signing'), TOOK_OVER).getByRole('button', { name: 'Revoke' }).click();
  const dialog = page.getByRole('dialog', { name: 'Revoke this key?' });
  await expect(dialog.getByText('the stand-by key, which they know, takes over at once')).toBeVisible();
  await dialog.getByRole('textbox').fill(kid('signing'));
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await expect(row(kid('signing'), 'Revoked')).toBeVisible();
  await expect(row(kid('announced'), TOOK_OVER)).toBeVisible();
  await expect(page.getByRole('row', { name: /ES256 Stands by/ })).toBeVisible();
});

test('the chains of the audit trail are verified on request', async ({ page }) => {
  await signIn(page, operator, '/audit');
  await page.getByRole('button', { name: 'Verify the chains' }).click();
  await expect(page.getByText('Every chain holds')).toBeVisible();
});

test('the audit trail is narrowed to one tenant, and exported so', async ({ page, host }) => {
  const [of, other] = [await tenant(host), await tenant(host)];
  const code = await region(host);
  const [made, elsewhere] = [await app(of, code), await app(other, code)];
  await signIn(page, operator, '/audit');
  await page.getByRole('combobox', { name: 'Tenant' }).fill(of.name);
  await page.getByRole('option', { name: of.name }).click();
  await expect(page).toHaveURL(new RegExp(`tenantId=${of.id}`));
  await expect(page.getByRole('row', { name: new RegExp(made.name) })).toHaveCount(1);
  await expect(page.getByRole('row', { name: new RegExp(elsewhere.name) })).toHaveCount(0);
  const asked = page.waitForRequest((request) => request.headers().accept === 'application/x-ndjson');
  await page.getByRole('button', { name: 'Export' }).click();
  expect(new URL((await asked).url()).searchParams.get('tenantId')).toBe(of.id);
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Tenant' })).toHaveValue(of.name);
  await expect(page.getByRole('row', { name: new RegExp(made.name) })).toHaveCount(1);
});

test('figures of the installation stand on the first page', async ({ page, host }) => {
  const planCode = await plan(host);
  await app(await tenant(host), await region(host), fresh('App'), { plan: planCode });
  await signIn(page, operator);
  await expect(page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(`Plan ${planCode}`) })).toContainText('1');
});

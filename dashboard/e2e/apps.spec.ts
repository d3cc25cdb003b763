import { exportJWK, generateKeyPair } from 'jose';
import { inject, READS } from './faults';
import { app, fresh, plan, region, tenant, token } from './installation';
import { expect, inspect, signIn, test } from './test';

test.use({ withFaults: true });

test('apps are found, narrowed and sorted, and the address keeps the choice', async ({ page, host }) => {
  const code = await region(host);
  const of = await tenant(host);
  const [first, second] = [await app(of, code, fresh('Alpha')), await app(of, code, fresh('Beta'), { enabled: false })];
  await signIn(page, of.admin);
  await expect(page.getByRole('link', { name: first.name })).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(second.name) }).getByText('Disabled')).toBeVisible();

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: `Copy ${second.clientId}` }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(second.clientId);
  await page.getByLabel('Search').fill(second.clientId);
  await expect(page.getByRole('link', { name: first.name })).toHaveCount(0);
  await expect(page.getByRole('link', { name: second.name })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Search')).toHaveValue(second.clientId);
  await page.getByLabel('Search').fill('nothing is called so');
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await page.getByRole('combobox', { name: 'Sort by' }).click();
  await page.getByRole('option', { name: 'Name, Z to A' }).click();
  await expect(page.getByRole('table').getByRole('link').first()).toHaveText(second.name);

  // The heads of columns that the API orders by do the same; how many there are is said.
  await expect(page.getByText('2 in all')).toBeVisible();
  const head = page.getByRole('columnheader', { name: 'Name' });
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.getByRole('table').getByRole('link').first()).toHaveText(first.name);
  await expect(page.getByRole('columnheader', { name: 'Plan' }).getByRole('button')).toHaveCount(0);
});

test('each reader chooses the columns, and they stay chosen', async ({ page, host }) => {
  const of = await tenant(host);
  await app(of, await region(host));
  await signIn(page, of.admin, '/apps');
  await expect(page.getByRole('columnheader', { name: 'Registered' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Columns' }).press('Enter');
  const choices = page.getByRole('dialog', { name: 'Columns' });
  await choices.getByRole('checkbox', { name: 'Registered' }).check();
  await choices.getByRole('checkbox', { name: 'Region' }).uncheck();
  await choices.getByRole('checkbox', { name: 'Exact times' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Registered' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Region' })).toHaveCount(0);
  await expect(page.locator('tbody time')).toHaveText(/\d{4}, \d{2}:\d{2}/);
});

test('on a phone rows are cards, and one button brings the filters', async ({ page, host }) => {
  const of = await tenant(host);
  const made = await app(of, await region(host), 'W'.repeat(100));
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn(page, of.admin, '/apps');
  const card = page.getByRole('row', { name: new RegExp(made.name) });
  await expect(card.getByText('Gets tokens')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Sort by' })).toBeHidden();
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Enabled' }).click();
  await page.getByRole('button', { name: 'Filter (1)' }).click();
  await expect(page.getByRole('combobox', { name: 'State' })).toBeHidden();
  await expect(card).toBeVisible();
  await inspect(page, 'apps-long-name');
});

test('a domain of common length stands in one line, however long the names beside it are', async ({ page, host }) => {
  const [code, planCode] = [await region(host), await plan(host)];
  await host('PATCH', `/api/v1/license-regions/${code}`, {
    name: 'Central Europe, Northern Europe, Frankfurt, Stockholm',
  });
  await host('PATCH', `/api/v1/plans/${planCode}`, { name: 'Enterprise, extended support, yearly payment in advance' });
  const of = await tenant(host);
  await app(of, code, fresh('Partner portal'), {
    plan: planCode,
    allowedDomains: ['api.partner-portal.example.com', 'localhost:3000'],
  });
  await signIn(page, of.admin, '/apps');
  const common = page.getByText('api.partner-portal.example.com');
  const short = page.getByText('localhost:3000');
  await expect(common).toBeVisible();
  expect((await common.boundingBox())?.height).toBe((await short.boundingBox())?.height);
  await inspect(page, 'apps-long-region');
});

test('the keyboard stops at links and controls of a list, and nowhere else', async ({ page, host }) => {
  const of = await tenant(host);
  const code = await region(host);
  for (const name of ['Alpha', 'Beta', 'Gamma']) {
    await app(of, code, name);
  }
  await signIn(page, of.admin, '/apps');
  await expect(page.getByRole('link', { name: 'Gamma' })).toBeVisible();
  const stops = await page
    .locator('table *')
    .evaluateAll((all) => all.filter((node) => (node as HTMLElement).tabIndex >= 0).map((node) => node.tagName));
  // Choose all, sort; for each row: choose it, its page, copy its id.
  expect(stops).toEqual(['INPUT', 'BUTTON', ...Array.from({ length: 3 }, () => ['INPUT', 'A', 'BUTTON']).flat()]);
});

test('several apps are changed with one confirmation, which shows the impact and reports each failure', async ({
  page,
  host,
}) => {
  const of = await tenant(host);
  const [code, planCode] = [await region(host), await plan(host)];
  const used = await app(of, code, fresh('Alpha'));
  await app(of, code, fresh('Beta'));
  const off = await app(of, code, fresh('Gamma'), { enabled: false });
  const gone = await app(of, code, fresh('Omega'));
  expect(await token(used.clientId, used.clientSecret)).toBe(200);
  await expect
    .poll(
      async () =>
        (await of.api<{ lastTokenIssuedAt: string | null }>('GET', `/api/v1/apps/${used.id}`)).lastTokenIssuedAt,
      {
        timeout: 25_000,
      },
    )
    .not.toBeNull();
  await signIn(page, of.admin, '/apps');
  await page.getByRole('checkbox', { name: 'Select all that are shown' }).check();
  await page.getByRole('button', { name: 'Disable', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Disable 4 apps?' });
  await expect(dialog.getByText('3 apps are changed. 1 of them got a token in the last 24 hours.')).toBeVisible();
  await expect(dialog.getByText('1 app is so already')).toBeVisible();
  await of.api('DELETE', `/api/v1/apps/${gone.id}`);
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await expect(dialog.getByRole('alert')).toContainText('1 app could not be changed');
  await expect(dialog.getByRole('alert').getByRole('listitem')).toHaveText(new RegExp(`^${gone.name}: .+`));
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  expect(await token(used.clientId, used.clientSecret)).toBe(400);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone')).toBeVisible();
  expect(await token(used.clientId, used.clientSecret)).toBe(200);
  expect(await of.api('GET', `/api/v1/apps/${off.id}`)).toMatchObject({ enabled: false });

  await page.getByRole('button', { name: 'Set the plan' }).click();
  const planned = page.getByRole('dialog', { name: 'Set the plan of 3 apps' });
  await planned.getByRole('combobox', { name: 'Plan' }).click();
  await page.getByRole('option', { name: `Plan ${planCode}` }).click();
  await planned.getByRole('button', { name: 'Set the plan' }).click();
  await expect(page.getByText('The plan of 3 apps is changed.')).toBeVisible();
  await expect(page.getByRole('cell', { name: `Plan ${planCode}` })).toHaveCount(3);
});

test('a list longer than a page shows the rest on request, also when that fails at first', async ({ page, host }) => {
  const code = await region(host);
  const of = await tenant(host);
  await host('PATCH', `/api/v1/tenants/${of.id}`, { appLimit: 40 });
  for (let i = 10; i < 37; i++) {
    await app(of, code, `App ${i}`);
  }
  await signIn(page, of.admin);
  await expect(page.getByRole('table').getByRole('link')).toHaveCount(25);
  const injected = await inject(page, '503', READS);
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(page.getByRole('alert').getByText('The service is not available')).toBeVisible();
  await expect(page.getByRole('table').getByRole('link')).toHaveCount(25);
  await injected.heal();
  await page.getByRole('button', { name: 'Try again to show more' }).click();
  await expect(page.getByRole('table').getByRole('link')).toHaveCount(27);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('what another person does appears by itself', async ({ page, host }) => {
  const code = await region(host);
  const of = await tenant(host);
  await app(of, code);
  await signIn(page, of.admin);
  await expect(page.getByRole('table').getByRole('link')).toHaveCount(1);
  const made = await app(of, code);
  await expect(page.getByRole('link', { name: made.name })).toBeVisible();
});

test('a new secret: what breaks is shown first, the name confirms, the old one is dead', async ({ page, host }) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  expect(await token(made.clientId, made.clientSecret)).toBe(200);
  await signIn(page, of.admin, `/apps/${made.id}`);
  await page.getByRole('button', { name: 'Rotate secret' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rotate the secret?' });
  await expect(dialog.getByText('The old secret stops working the moment')).toBeVisible();
  await expect(dialog.getByText(/Tokens in the last hour: \d/)).toBeVisible();
  await dialog.getByLabel(/Type “.*” to confirm/).fill('something else');
  await dialog.getByRole('button', { name: 'Rotate secret' }).click();
  await expect(dialog.getByText('This is not the same name.')).toBeVisible();
  await dialog.getByLabel(/Type “.*” to confirm/).fill(made.name);
  await dialog.getByRole('button', { name: 'Rotate secret' }).click();
  const secret = await page.getByTestId('client-secret').innerText();
  expect(secret).not.toBe(made.clientSecret);
  expect(await token(made.clientId, made.clientSecret)).toBe(401);
  expect(await token(made.clientId, secret)).toBe(200);
  await page.getByRole('checkbox', { name: 'I have saved the secret' }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByTestId('client-secret')).toHaveCount(0);
  expect(await page.content()).not.toContain(secret);
});

test('an app gets a public key and lives without its secret, and its last credential stays', async ({ page, host }) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  await signIn(page, of.admin, `/apps/${made.id}`);
  await expect(page.getByRole('button', { name: 'Rotate secret' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove the secret' })).toHaveCount(0);
  await page.getByRole('tab', { name: 'Public keys' }).click();
  await expect(page.getByText('None: no signature counts for this app.')).toBeVisible();
  await page.getByRole('button', { name: 'Add a public key' }).click();
  const adding = page.getByRole('dialog', { name: 'Add a public key' });
  const typed = adding.getByLabel('Public key (JWK)');
  const add = adding.getByRole('button', { name: 'Add a public key' });
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.method()));
  for (const [text, said] of [
    ['-----BEGIN PUBLIC KEY-----', /Paste one public key as JSON/],
    [JSON.stringify(await exportJWK(privateKey)), /This is a private key/],
  ] as const) {
    await typed.fill(text);
    await add.click();
    await expect(adding.getByText(said)).toBeVisible();
  }
  expect(sent, 'nothing of a private key leaves the page').not.toContain('PUT');
  await typed.fill('{"kty": "EC", "crv": "P-521"}');
  await add.click();
  await expect(typed).toHaveAttribute('aria-invalid', 'true');
  await expect(typed).toBeFocused();
  await inspect(page, 'app-public-key-refused');
  await typed.fill(JSON.stringify({ keys: [{ kid: 'billing-1', ...(await exportJWK(publicKey)) }] }));
  await add.click();
  await expect(page.getByText('The key is added.')).toBeVisible();
  await expect(page.getByRole('row', { name: /billing-1 .*EC, P-256 .*ES256/ })).toBeVisible();
  await inspect(page, 'app-public-keys');

  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Remove the secret' }).click();
  const removal = page.getByRole('dialog', { name: 'Remove the secret?' });
  await removal.getByLabel(/Type “.*” to confirm/).fill(made.name);
  await removal.getByRole('button', { name: 'Remove the secret' }).click();
  await expect(page.getByText('The secret is removed.')).toBeVisible();
  await expect(page.getByText('none; it authenticates by key or by federated credential')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove the secret' })).toHaveCount(0);
  expect(await token(made.clientId, made.clientSecret)).toBe(401);

  await page.getByRole('tab', { name: 'Public keys' }).click();
  await page.getByRole('button', { name: 'Remove billing-1' }).click();
  const last = page.getByRole('dialog', { name: 'Remove the key billing-1?' });
  await last.getByRole('button', { name: 'Remove' }).click();
  await expect(last.getByRole('alert')).toContainText('credential');
});

test('the plan is chosen with the limits side by side, and removed again', async ({ page, host }) => {
  const of = await tenant(host);
  const code = await plan(host);
  const made = await app(of, await region(host));
  await signIn(page, of.admin, `/apps/${made.id}`);
  await page.getByRole('button', { name: 'Choose a plan' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose a plan' });
  await dialog.getByRole('combobox', { name: 'Plan' }).click();
  await page.getByRole('option', { name: `Plan ${code}` }).click();
  await expect(dialog.getByRole('row', { name: /Document Units per hour/ })).toContainText('10');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The plan is changed.')).toBeVisible();
  await page.getByRole('button', { name: 'Change the plan' }).click();
  await dialog.getByRole('combobox', { name: 'Plan' }).click();
  await page.getByRole('option', { name: 'No plan' }).click();
  await dialog.getByRole('button', { name: 'Remove the plan' }).click();
  await expect(page.getByRole('button', { name: 'Choose a plan' })).toBeVisible();
});

test('the issuance check says what blocks an app', async ({ page, host }) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  await signIn(page, of.admin, `/apps/${made.id}/issuance`);
  await expect(page.getByText('This app would get a token now.')).toBeVisible();
  await expect(page.getByLabel('The claims that a token would carry')).toContainText(made.clientId);
  await of.api('PATCH', `/api/v1/apps/${made.id}`, { enabled: false });
  await page.getByRole('button', { name: 'Check' }).click();
  await expect(page.getByText('This app would get no token now.')).toBeVisible();
  await expect(page.getByText('It is switched off.')).toBeVisible();
});

test('activity shows tokens, refusals and tries with the old secret', async ({ page, host }) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  await token(made.clientId, made.clientSecret);
  await of.api('POST', `/api/v1/apps/${made.id}/secret`);
  await token(made.clientId, made.clientSecret);
  await signIn(page, of.admin, `/apps/${made.id}/activity`);
  await expect(page.getByText('A service still uses the old secret.')).toBeVisible({ timeout: 25_000 });
  await expect(page.getByText('Look which service sends them')).toBeVisible();
  await expect(page.getByRole('link', { name: 'What was changed, and by whom' })).toHaveAttribute(
    'href',
    `/apps/${made.id}/audit`,
  );
  await page.getByRole('button', { name: 'Show as a table' }).click();
  const table = page.getByRole('table').first();
  await expect(table.getByRole('row')).toHaveCount(49);
  await page.getByText('30 days', { exact: true }).click();
  await expect(page).toHaveURL(/range=month/);
  await expect(table.getByRole('row')).toHaveCount(31);
  await expect(table.getByRole('row').last().getByRole('cell').first()).toHaveText('1');
  await page.getByRole('link', { name: 'Apps', exact: true }).first().click();
  await expect(page.getByText('1 token', { exact: true })).toBeVisible();
});

test('an app is deleted after its name was typed', async ({ page, host }) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  await signIn(page, of.admin, `/apps/${made.id}`);
  await page.getByRole('button', { name: 'Delete this app' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete this app?' });
  await dialog.getByLabel(/Type “.*” to confirm/).fill(made.name);
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText(`${made.name} is deleted.`)).toBeVisible();
  expect(await token(made.clientId, made.clientSecret)).toBe(401);
});

test('the audit trail of an app names who did what, and exports', async ({ page, host }) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  await of.api('PATCH', `/api/v1/apps/${made.id}`, { enabled: false });
  await signIn(page, of.admin, `/apps/${made.id}/audit`);
  const changed = page.getByRole('row', { name: /App changed/ });
  await expect(changed).toContainText(`Mia Member changed the app ${made.name}.`);
  await expect(changed).toContainText('Enabled: Yes → No');
  // When it was: how long ago, and exactly for who points at it, or chooses so for the whole list.
  const when = changed.locator('time');
  await expect(when).toHaveText(/^(now|\d+ minutes? ago)$/);
  await when.hover();
  await expect(page.getByRole('tooltip')).toHaveText(/\d{4}, \d{2}:\d{2} \(.* UTC\)/);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Exact times' }).check();
  await page.keyboard.press('Escape');
  await expect(when).toHaveText(/\d{4}, \d{2}:\d{2}/);
  await page.goto('/audit');
  await page.getByRole('combobox', { name: 'Action' }).click();
  await page.getByRole('option', { name: 'App created' }).click();
  await expect(page.getByRole('row', { name: /App created/ })).toHaveCount(1);
  await expect(page.getByRole('row', { name: /App changed/ })).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Who' }).click();
  await page.getByRole('option', { name: /^Mia Member/ }).click();
  await expect(page).toHaveURL(/actor=/);
  await expect(page.getByRole('row', { name: /App created/ })).toHaveCount(1);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  expect((await download).suggestedFilename()).toBe('mintmark-audit.ndjson');
  await page
    .getByRole('row', { name: /App created/ })
    .getByRole('link', { name: made.name })
    .click();
  await expect(page).toHaveURL(new RegExp(`/apps/${made.id}$`));
});

test('a management key is shown once and signs a script in', async ({ page, host, baseURL }) => {
  const of = await tenant(host);
  await signIn(page, of.admin, '/management-keys');
  await page.getByRole('button', { name: 'Create key' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create key' });
  await dialog.getByLabel('Name').fill('Pipeline');
  await dialog.getByRole('button', { name: 'Create key' }).click();
  const key = await page.getByTestId('management-key').innerText();
  const answer = await fetch(`${baseURL}/api/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ key }),
  });
  expect(answer.status).toBe(200);
  await page.getByRole('checkbox', { name: 'I have saved it' }).check();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('rowheader', { name: 'Pipeline' })).toBeVisible();
  expect(await page.content()).not.toContain(key);
});

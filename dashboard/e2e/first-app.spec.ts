import { inject, tryAgain } from './faults';
import { app, fresh, plan, region, tenant, token } from './installation';
import { expect, signIn, test } from './test';

test.use({ withFaults: true });

test('a new member registers an app, saves the credentials and gets a token right there', async ({ page, host }) => {
  const code = await region(host);
  const planCode = await plan(host);
  const { admin } = await tenant(host);
  const name = fresh('Billing');

  // The first visit of a tenant without apps leads straight into the first one.
  await signIn(page, admin);
  await expect(page.getByRole('heading', { name: 'Register an app', level: 1 })).toBeVisible();
  await expect(page.getByText('Register the first one')).toBeVisible();
  await expect(page.getByText('0 of 25 apps in use')).toBeVisible();
  await page.getByRole('combobox', { name: 'License region' }).click();
  await page.getByRole('option', { name: new RegExp(code) }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Allowed domain 1').fill('HTTPS://Bücher.Example/');
  await expect(page.getByText('Will be stored as xn--bcher-kva.example')).toBeVisible();
  await expect(page.getByLabel('Allowed domain 1')).toBeFocused();
  await page.getByRole('combobox', { name: 'Plan' }).click();
  await page.getByRole('option', { name: `Plan ${planCode}` }).click();
  await page.getByRole('button', { name: 'Register' }).click();

  await expect(page.getByText('The secret is shown only once')).toBeVisible();
  await expect(page.getByText('Store the secret in your own secret manager')).toBeVisible();
  await expect(page.getByText('It is for backend services, not for browsers.')).toBeVisible();
  const clientId = await page.getByTestId('client-id').innerText();
  const secret = await page.getByTestId('client-secret').innerText();
  expect(secret).toMatch(/^mms_[0-9A-Za-z]{49}$/);
  expect(await token(clientId, secret)).toBe(200);
  await expect(page.getByText(`curl -s -u '${clientId}:${secret}'`)).toBeVisible();
  await page.getByRole('button', { name: 'Request a token' }).click();
  await expect(page.getByText('It is good for 15 minutes')).toBeVisible();
  await expect(page.getByLabel('Claims')).toContainText('"allowed_domain_1": "xn--bcher-kva.example"');
  await expect(page.getByLabel('Claims')).toContainText(`"plan": "${planCode}"`);
  await page.getByRole('checkbox', { name: 'I have saved the secret' }).check();
  await page.getByRole('button', { name: 'Done' }).click();

  await expect(page.getByRole('button', { name: 'Delete this app' })).toBeVisible();
  const kept = await page.evaluate(() => [
    document.documentElement.outerHTML,
    JSON.stringify(Object.entries(localStorage)),
    JSON.stringify(Object.entries(sessionStorage)),
    location.href,
    JSON.stringify(history.state),
  ]);
  expect(kept.join('\n')).not.toContain(secret);
});

test('leaving the credentials unsaved asks first', async ({ page, host }) => {
  const code = await region(host);
  const { admin } = await tenant(host);
  await signIn(page, admin, '/apps/new');
  await page.getByRole('combobox', { name: 'License region' }).click();
  await page.getByRole('option', { name: new RegExp(code) }).click();
  await page.getByLabel('Name').fill(fresh('App'));
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByTestId('client-secret')).toBeVisible();
  await page.getByRole('link', { name: 'Apps', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Leave without saving the secret?' })).toBeVisible();
  await page.getByRole('button', { name: 'Stay on this page' }).click();
  await expect(page.getByTestId('client-secret')).toBeVisible();
});

test('choices that could not be read are said to be so, and are read again on request', async ({ page, host }) => {
  const code = await region(host);
  const of = await tenant(host);
  const injected = await inject(page, '500', { method: 'GET', path: /^\/api\/v1\/choices\// });
  await signIn(page, of.admin, '/apps/new');
  await expect(page.getByText('The choices could not be read.')).toHaveCount(2);
  await expect(page.getByText('There is no region')).toHaveCount(0);
  await page.getByLabel('Name').fill('Typed');
  await injected.heal();
  await tryAgain(page);
  await page.getByRole('combobox', { name: 'License region' }).click();
  await page.getByRole('option', { name: new RegExp(code) }).click();
  await expect(page.getByText('The choices could not be read.')).toHaveCount(0);
  await expect(page.getByLabel('Name')).toHaveValue('Typed');
});

test('every refusal of a rule stands at its field, all at once, and nothing typed is lost', async ({ page, host }) => {
  const code = await region(host);
  const of = await tenant(host);
  const taken = await app(of, code);
  await signIn(page, of.admin, '/apps/new');

  await page.getByLabel('Name').fill('x'.repeat(101));
  await page.getByLabel('Allowed domain 1').fill('*.example.com');
  await page.getByLabel('Allowed domain 2').fill('127.0.0.1');
  await page.getByLabel('Allowed domain 3').fill('app.example.com:0');
  await page.getByRole('button', { name: 'More: redirect URIs' }).click();
  await page.getByLabel('Redirect URIs', { exact: true }).fill('javascript:alert(1)');
  await page.getByRole('button', { name: 'More: redirect URIs' }).click();
  await expect(page.getByLabel('Redirect URIs', { exact: true })).toBeHidden();
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByText('This field is required.')).toBeVisible();
  await expect(page.getByText('A name has at most 100 characters.')).toBeVisible();
  await expect(page.getByText('Wildcards are not allowed')).toBeVisible();
  await expect(page.getByText('IP addresses and single labels are refused')).toBeVisible();
  await expect(page.getByText('A port is a number from 1 to 65535')).toBeVisible();
  await expect(page.getByText('Give an absolute URI')).toBeVisible();
  await expect(page.getByLabel('Allowed domain 2')).toHaveValue('127.0.0.1');

  await page.getByRole('combobox', { name: 'License region' }).click();
  await page.getByRole('option', { name: new RegExp(code) }).click();
  await page.getByLabel('Name').fill(taken.name.toUpperCase());
  for (const slot of [1, 2, 3]) {
    await page.getByLabel(`Allowed domain ${slot}`).fill('');
  }
  await page.getByRole('button', { name: 'More: redirect URIs' }).click();
  await page.getByRole('button', { name: 'Register' }).click();
  // What is wrong in a closed part opens it, and is where the keyboard is.
  await expect(page.getByLabel('Redirect URIs', { exact: true })).toBeFocused();
  await expect(page.getByText('Give an absolute URI')).toBeVisible();
  await page.getByLabel('Redirect URIs', { exact: true }).fill('');
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByText('Another app of this tenant has this name')).toBeVisible();
});

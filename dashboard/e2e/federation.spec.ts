import { createSign, generateKeyPairSync } from 'node:crypto';
import type { Page } from '@playwright/test';
import { app, as, type Caller, fresh, member, operator, region, tenant } from './installation';
import { expect, inspect, signIn, test } from './test';

const base = process.env.MINTMARK_BASE_URL ?? '';

/** A cluster that cannot be reached: its key set is given by value. */
function cluster() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = fresh('key');
  const iss = `https://${fresh('cluster')}.example`;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    iss,
    kid,
    name: fresh('Cluster'),
    jwks: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }] },
    /** A token of a workload there. */
    token: async (claims: object) => {
      const answer = await fetch(`${base}/.well-known/oauth-authorization-server`);
      const { issuer: aud } = (await answer.json()) as { issuer: string };
      const now = Math.floor(Date.now() / 1000);
      const all = { iss, aud, iat: now, exp: now + 600, jti: fresh('jti'), ...claims };
      const signed = `${part({ alg: 'RS256', kid })}.${part(all)}`;
      return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
    },
  };
}

/** A cluster that is registered as a trusted issuer. */
async function trusted(host: Caller) {
  const one = cluster();
  const { iss: issuer, name, jwks } = one;
  const { id } = await host<{ id: string }>('POST', '/api/v1/trusted-issuers', { name, issuer, jwks });
  return { ...one, id };
}

/** What the token endpoint says to a service that signs in with a token of its platform. */
async function tokenRequest(clientId: string, assertion: string): Promise<number> {
  const answer = await fetch(`${base}/connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    }),
  });
  return answer.status;
}

async function choose(page: Page, label: string, option: string) {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

test('a platform fills the form of a trusted issuer, and what is typed wrong is said at its field', async ({
  page,
  host,
}) => {
  const { name, iss, jwks, kid } = cluster();
  await signIn(page, operator, '/trusted-issuers');
  await page.getByRole('button', { name: 'Register a trusted issuer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Register a trusted issuer' });
  await choose(page, 'Platform', 'GitHub Actions');
  await expect(dialog.getByLabel('Name')).toHaveValue('GitHub Actions');
  await expect(dialog.getByLabel('Issuer')).toHaveValue('https://token.actions.githubusercontent.com');
  await expect(dialog.getByRole('radio', { name: 'By discovery' })).toBeChecked();
  await expect(dialog.getByRole('link', { name: /about GitHub Actions/ })).toHaveAttribute('href', /docs.github.com/);
  await choose(page, 'Platform', 'Kubernetes service account, private cluster');
  await expect(dialog.getByLabel('Issuer')).toHaveValue('https://kubernetes.default.svc.cluster.local');
  await expect(dialog.getByRole('radio', { name: 'By value' })).toBeChecked();
  await expect(dialog.getByLabel('Its tokens live for at most')).toHaveValue('24');

  const register = dialog.getByRole('button', { name: 'Register a trusted issuer' });
  await register.click();
  await expect(dialog.getByLabel('Key set')).toHaveAccessibleDescription(/Give a key set as JSON/);
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Issuer').fill('http://cluster.example');
  await dialog.getByLabel('Key set').fill('{"keys": []}');
  await register.click();
  await expect(dialog.getByLabel('Issuer')).toHaveAccessibleDescription(/begins with https/);
  await expect(dialog.getByLabel('Issuer')).toBeFocused();
  await expect(dialog.getByLabel('Key set')).toHaveAccessibleDescription(/No key of the set can verify tokens/);
  await dialog.getByLabel('Issuer').fill(iss);
  await dialog.getByLabel('Key set').fill(JSON.stringify(jwks));
  await register.click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Check its keys now' }).click();
  await expect(page.getByText(`${kid} (RSA)`)).toBeVisible();

  // What another operator changes meanwhile stays beside what is typed.
  const path = page.url().replace(/^.*\/trusted-issuers/, '/api/v1/trusted-issuers');
  await page.getByLabel('Its tokens live for at most').fill('2');
  await page.getByRole('navigation').getByRole('link', { name: 'Plans' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stay on this page' }).click();
  await host('PATCH', path, { algorithms: ['RS256', 'ES384'] });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(await host('GET', path)).toMatchObject({
    issuer: iss,
    algorithms: ['RS256', 'ES384'],
    maxTokenLifetime: 'PT2H',
    jwksUri: null,
  });
  await page.getByRole('radio', { name: 'At an address' }).check();
  await page.getByLabel('Address of the key set').fill('https://keys.example/jwks');
  await host('PATCH', path, { jwksUri: 'https://other.example/jwks' });
  await page.getByRole('button', { name: 'Save' }).click();
  const conflict = page.getByRole('dialog', { name: 'Someone else has changed this' });
  await conflict.getByRole('radio', { name: /https:\/\/other.example/ }).check();
  await conflict.getByRole('button', { name: 'Save my choices' }).click();
  await expect(page.getByLabel('Address of the key set')).toHaveValue('https://other.example/jwks');

  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const question = page.getByRole('dialog', { name: 'Delete this trusted issuer?' });
  await expect(question.getByText('No app has a credential of it.', { exact: true })).toBeVisible();
  await question.getByLabel(/to confirm/).fill(name);
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { name: 'Trusted issuers', level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name })).toHaveCount(0);
});

test('an app signs in with a token of its platform, which is checked rule by rule and kept nowhere', async ({
  page,
  host,
}) => {
  const [issuer, of] = [await trusted(host), await tenant(host)];
  const made = await app(of, await region(host));
  const claims = { sub: 'system:serviceaccount:prod:billing', environment: 'production' };
  const token = await issuer.token(claims);
  expect(await tokenRequest(made.clientId, token)).toBe(401);

  await signIn(page, of.admin, `/apps/${made.id}`);
  await page.getByRole('tab', { name: 'Federated credentials' }).click();
  await expect(page.getByText('None: no token of a platform counts for this app.')).toBeVisible();
  await page.getByRole('button', { name: 'Add a credential' }).press('Enter');
  const first = page.getByRole('group', { name: 'Credential 1' });
  await expect(first.getByLabel('Name')).toBeFocused();
  await first.getByLabel('Subject').fill('*');
  await first.getByLabel('Further claims').fill('environment');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(first.getByLabel('Further claims')).toHaveAccessibleDescription(/Each line is name = value/);
  await first.getByLabel('Further claims').fill('environment = production');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(first.getByLabel('Name')).toHaveAccessibleDescription(/./);
  await expect(first.getByRole('combobox', { name: 'Trusted issuer' })).toHaveAccessibleDescription(/./);
  await expect(first.getByLabel('Subject')).toHaveAccessibleDescription(/something else has to come before the \*/);
  await first.getByLabel('Name').fill('Production');
  await choose(page, 'Trusted issuer', `${issuer.name} (${issuer.iss})`);
  await first.getByLabel('Subject').fill('system:serviceaccount:prod:*');
  await page.getByRole('tab', { name: 'Activity' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stay on this page' }).click();

  // Another admin adds one meanwhile: both have theirs.
  const path = `/api/v1/apps/${made.id}/federated-credentials`;
  const theirs = { name: 'Theirs', issuer: issuer.id, subject: 'system:serviceaccount:test:billing' };
  await of.api('PUT', path, { credentials: [theirs] });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(await of.api('GET', `/api/v1/apps/${made.id}`)).toMatchObject({
    federatedCredentials: [
      { ...theirs, claims: {} },
      { name: 'Production', subject: 'system:serviceaccount:prod:*', claims: { environment: 'production' } },
    ],
  });
  const second = page.getByRole('group', { name: 'Credential 2' });
  await expect(second.getByLabel('Name')).toHaveValue('Production');
  await expect(second.getByText('Last used: never')).toBeVisible();

  const pasted = page.getByLabel('Token', { exact: true });
  const check = page.getByRole('button', { name: 'Check', exact: true });
  await pasted.fill('no token');
  await check.click();
  await expect(pasted).toHaveAccessibleDescription(/This is no signed token/);
  await pasted.fill(await issuer.token({ ...claims, environment: 'test' }));
  await check.click();
  await expect(page.getByText('This token would not prove who the app is.')).toBeVisible();
  const rules = page.getByRole('region', { name: 'Production' }).getByRole('listitem');
  await expect(rules.filter({ hasText: 'Claim environment' })).toContainText(/does not fit.*production.*Found: test/);
  await expect(rules.filter({ hasText: 'Subject' })).toContainText(': fits');
  await pasted.fill(token);
  await check.click();
  await expect(page.getByText('This token would prove now who the app is.')).toBeVisible();
  expect(await tokenRequest(made.clientId, token)).toBe(200);
  const kept = await page.evaluate(() =>
    JSON.stringify([
      window.location.href,
      history.state,
      ...[localStorage, sessionStorage].map((storage) => Object.entries(storage)),
    ]),
  );
  expect(kept).not.toContain(token.slice(-40));
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Federated credentials' }).click();
  await expect(pasted).toHaveValue('');

  // What was used is told within five seconds.
  await expect
    .poll(() => of.api('GET', `/api/v1/apps/${made.id}/activity`).then((activity) => activity.federatedTokens))
    .toHaveLength(1);
  await page.reload();
  await expect(second.getByText(`sub ${claims.sub}`)).toBeVisible();
  await second.getByRole('button', { name: 'Remove Production' }).click();
  await expect(page.getByRole('button', { name: 'Add a credential' })).toBeFocused();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(await tokenRequest(made.clientId, token)).toBe(401);
});

test('an issuer is disabled after what that blocks was shown, and not deleted while apps have credentials of it', async ({
  page,
  host,
}) => {
  const [issuer, of] = [await trusted(host), await tenant(host)];
  const made = await app(of, await region(host));
  const credentials = [{ name: 'Main', issuer: issuer.id, subject: 'billing' }];
  await of.api('PUT', `/api/v1/apps/${made.id}/federated-credentials`, { credentials });
  const token = await issuer.token({ sub: 'billing' });
  expect(await tokenRequest(made.clientId, token)).toBe(200);
  await signIn(page, operator, `/trusted-issuers/${issuer.id}`);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  const question = page.getByRole('dialog', { name: 'Delete this trusted issuer?' });
  await question.getByLabel(/to confirm/).fill(issuer.name);
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(question.getByRole('alert')).toContainText(/./);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Disable' }).click();
  const dialog = page.getByRole('dialog', { name: 'Disable this trusted issuer?' });
  await expect(dialog.getByText('1 app of 1 tenant has a credential of it.')).toBeVisible();
  await inspect(page, 'trusted-issuer-disable');
  await dialog.getByLabel(/to confirm/).fill(issuer.name);
  await dialog.getByRole('button', { name: 'Disable' }).click();
  await expect(page.getByText('Disabled', { exact: true })).toBeVisible();
  expect(await tokenRequest(made.clientId, token)).toBe(401);
  await page.getByRole('button', { name: 'Enable' }).click();
  await expect(page.getByText('Enabled', { exact: true })).toBeVisible();
  expect(await tokenRequest(made.clientId, token)).toBe(200);
});

test('a viewer reads federated credentials and checks a token, and can change nothing', async ({ page, host }) => {
  const [issuer, of] = [await trusted(host), await tenant(host)];
  const made = await app(of, await region(host));
  const credentials = [{ name: 'Main', issuer: issuer.id, subject: 'billing', claims: { tier: 1 } }];
  await of.api('PUT', `/api/v1/apps/${made.id}/federated-credentials`, { credentials });
  await signIn(page, await member(host, of.id, 'tenant-viewer'), `/apps/${made.id}/federation`);
  for (const label of ['Name', 'Trusted issuer', 'Subject', 'Further claims']) {
    await expect(
      page.getByRole('textbox', { name: label }).or(page.getByRole('combobox', { name: label })),
    ).toBeDisabled();
  }
  await expect(page.getByLabel('Further claims')).toHaveValue('tier = 1');
  await expect(page.getByRole('button', { name: /Save|Add|Remove/ })).toHaveCount(0);
  await page.getByLabel('Token', { exact: true }).fill(await issuer.token({ sub: 'billing', tier: 1 }));
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByText('This token would prove now who the app is.')).toBeVisible();
  await page.goto('/trusted-issuers');
  await expect(page.getByRole('heading', { name: 'Page not found', level: 1 })).toBeVisible();
});

test('the pages of workload identity look right', async ({ page, host }) => {
  const [issuer, of] = [await trusted(host), await tenant(host)];
  const made = await app(of, await region(host));
  const { id: github } = await host<{ id: string }>('POST', '/api/v1/trusted-issuers', {
    name: fresh('GitHub Actions'),
    issuer: 'https://token.actions.githubusercontent.com',
  });
  await of.api('PUT', `/api/v1/apps/${made.id}/federated-credentials`, {
    credentials: [
      { name: 'Cluster', issuer: issuer.id, subject: 'billing', claims: { environment: 'production' } },
      { name: 'Main branch', issuer: github, subject: 'repo:acme/billing:ref:refs/heads/main' },
    ],
  });
  await tokenRequest(made.clientId, await issuer.token({ sub: 'billing', environment: 'production' }));
  const api = await as(of.admin);
  await expect
    .poll(() => api('GET', `/api/v1/apps/${made.id}/activity`).then((activity) => activity.federatedTokens))
    .toHaveLength(1);
  await signIn(page, operator, '/trusted-issuers');
  await expect(page.getByRole('table')).toBeVisible();
  await inspect(page, 'trusted-issuers');
  await page.goto('/trusted-issuers?dialog=new');
  await choose(page, 'Platform', 'Kubernetes service account, private cluster');
  await inspect(page, 'trusted-issuer-new');
  await page.goto(`/trusted-issuers/${issuer.id}`);
  await page.getByRole('button', { name: 'Check its keys now' }).click();
  await expect(page.getByText(`${issuer.kid} (RSA)`)).toBeVisible();
  await inspect(page, 'trusted-issuer');
  await page.context().clearCookies();
  await signIn(page, of.admin, `/apps/${made.id}/federation`);
  await expect(page.getByText('sub billing')).toBeVisible();
  await page.getByLabel('Token', { exact: true }).fill(await issuer.token({ sub: 'billing' }));
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByText('This token would not prove who the app is.')).toBeVisible();
  await inspect(page, 'app-federation');
});

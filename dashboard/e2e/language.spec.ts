import type { Page } from '@playwright/test';
import { api, app, fresh, operator, plan, region, tenant, token } from './installation';
import { expect, inspect, test } from './test';

async function signInInGerman(page: Page, person: { email: string; password: string }): Promise<void> {
  await page.goto('/');
  await page.getByLabel('E-Mail-Adresse').fill(person.email);
  await page.getByLabel('Passwort', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Konto von/ })).toBeVisible();
}

/** Looks at pages on a phone, where long words have the least room; nothing but what the service says is English. */
async function inspectGerman(page: Page, pages: Record<string, string>): Promise<void> {
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await inspect(page, `de-${name}`, ['light'], ['phone']);
    const english = await page
      .locator('body')
      .evaluate((body: HTMLElement) =>
        [...body.innerText.matchAll(/.*\b(?:the|and|with|your|of|is)\b.*/gi)].map(([line]) => line),
      );
    expect(english, name).toEqual([]);
  }
}

test('who chooses German gets German, and nothing else is fetched; it stays until English is chosen', async ({
  page,
  host,
}) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  const html = page.locator('html');
  await page.goto('/sign-in');
  await expect(html).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await expect(page.getByRole('heading', { name: 'Anmelden' })).toBeVisible();
  await expect(html).toHaveAttribute('lang', 'de');
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
  await signInInGerman(page, of.admin);
  expect(scripts).toContainEqual(expect.stringMatching(/\/de-[\w-]+\.js$/));
  expect(scripts).not.toContainEqual(expect.stringMatching(/\/en-[\w-]+\.js$/));

  await page.goto(`/apps/${made.id}`);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Halb getippt');
  await page.getByRole('button', { name: /^Konto von/ }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  const asked = page.getByRole('dialog', { name: 'Ihre Eingaben verwerfen?' });
  await asked.getByRole('button', { name: 'Hier bleiben' }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Halb getippt');
  await page.getByRole('button', { name: /^Konto von/ }).click();
  await expect(page.getByRole('menuitemradio', { name: 'Deutsch' })).toBeChecked();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await asked.getByRole('button', { name: 'Verwerfen' }).click();
  await expect(page.getByRole('button', { name: /^Account of/ })).toBeVisible();
  await expect(html).toHaveAttribute('lang', 'en');
});

test.describe('in a browser whose first language is German', () => {
  test.use({ locale: 'de-DE' });

  test('the way in and the pages of a tenant are German, and hold on a phone', async ({ page, host }) => {
    const code = await region(host);
    const planCode = await plan(host);
    const of = await tenant(host);
    await inspectGerman(page, { 'sign-in': '/sign-in' });
    await signInInGerman(page, of.admin);
    await inspectGerman(page, { 'apps-empty': '/apps' });
    const made = await app(of, code, fresh('Suche'), { plan: planCode, allowedDomains: ['app.example.com'] });
    await token(made.clientId, made.clientSecret);
    await inspectGerman(page, {
      apps: '/apps',
      'app-new': '/apps/new',
      app: `/apps/${made.id}`,
      'app-federation': `/apps/${made.id}/federation`,
      'app-keys': `/apps/${made.id}/keys`,
      'app-issuance': `/apps/${made.id}/issuance`,
      'app-activity': `/apps/${made.id}/activity`,
      'app-audit': `/apps/${made.id}/audit`,
      members: '/members',
      'management-keys': '/management-keys',
      'sign-in-elsewhere': '/sign-in-elsewhere',
      audit: '/audit',
      account: '/account',
      'second-factor': '/account/second-factor',
      'not-found': '/apps/018f3c5e-0000-7000-8000-000000000000',
    });
  });

  test('the pages of an operator are German, and hold on a phone', async ({ page, host }) => {
    const code = await region(host);
    const planCode = await plan(host);
    const of = await tenant(host);
    const orders = await api(host);
    await signInInGerman(page, operator);
    await inspectGerman(page, {
      overview: '/overview',
      tenants: '/tenants',
      tenant: `/tenants/${of.id}`,
      'license-regions': '/license-regions',
      'license-region': `/license-regions/${code}`,
      plans: '/plans',
      plan: `/plans/${planCode}`,
      'signing-keys': '/signing-keys',
      apis: '/apis',
      api: `/apis/${orders.id}`,
      issuers: '/trusted-issuers',
      operators: '/operators',
      'operator-audit': '/audit',
    });
  });
});

test('the service’s own words are marked as English', async ({ page, host }) => {
  const of = await tenant(host);
  await page.addInitScript(() => localStorage.setItem('mintmark-language', 'de'));
  await app(of, await region(host), 'Abrechnung');
  await signInInGerman(page, of.admin);
  await page.goto('/apps/new');
  await page.getByRole('combobox', { name: 'Lizenzregion' }).click();
  await page.getByRole('option').first().click();
  await page.getByLabel('Name').fill('Abrechnung');
  await page.getByRole('button', { name: 'Registrieren' }).click();
  await expect(page.locator('[lang=en]').first()).toBeVisible();
});

import type { Page } from '@playwright/test';
import { FAULTS, inject, outOfDate, Reads, READS, readAgain, tryAgain } from './faults';
import { api, app, fresh, operator, plan, region, tenant, token } from './installation';
import { expect, signIn, test } from './test';

test.use({ withFaults: true });

/**
 * A page whose first reads fail says so in its frame and comes when they succeed; one that stands keeps what it shows,
 * whichever of its reads fails, and however.
 */
async function standsFaults(page: Page, reads: Reads, path: string, text: string, turn: number): Promise<void> {
  const main = page.getByRole('main');
  const content = main.getByText(text, { exact: true }).locator('visible=true').first();
  const kind = (index: number) => FAULTS[(turn + index) % FAULTS.length] ?? '500';

  const first = await inject(page, kind(0), READS);
  await page.goto(path);
  await expect(main.getByRole('alert').first()).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
  await first.heal();
  await tryAgain(main);
  await readAgain(page);
  await expect(content).toBeVisible();
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);

  for (const [index, read] of [...(await reads.again(page)), READS].entries()) {
    await reads.answered();
    const injected = await inject(page, kind(index + 1), read);
    await readAgain(page);
    await injected.failed();
    if (read === READS) {
      await expect(outOfDate(page).first(), `${path} ${kind(index + 1)}`).toBeVisible();
    }
    await expect(content, `${path}: ${read.path.source} ${kind(index + 1)}`).toBeVisible();
    await injected.heal();
    await readAgain(page);
    await expect(outOfDate(page)).toHaveCount(0);
    await expect(content).toBeVisible();
  }
}

test('no failed read takes away what a page of a tenant shows', async ({ page, host }) => {
  const planCode = await plan(host);
  const of = await tenant(host);
  const made = await app(of, await region(host), fresh('Billing API'), { plan: planCode });
  await token(made.clientId, made.clientSecret);
  await signIn(page, of.admin);
  const reads = new Reads(page);
  for (const [turn, [path, text]] of [
    ['/apps', made.name],
    [`/apps/${made.id}`, 'Credentials and deletion'],
    [`/apps/${made.id}/issuance`, 'This app would get a token now.'],
    [`/apps/${made.id}/activity`, 'Refused attempts by reason, the last 48 hours'],
    [`/apps/${made.id}/audit`, 'App created'],
    ['/members', 'Mia Member (you)'],
    ['/management-keys', 'No management keys'],
    ['/audit', 'App created'],
  ].entries()) {
    await standsFaults(page, reads, path ?? '', text ?? '', turn);
  }
});

test('no failed read takes away what a page of an operator shows', async ({ page, host }) => {
  const code = await region(host);
  const planCode = await plan(host);
  const of = await tenant(host);
  await app(of, code, fresh('App'), { plan: planCode });
  const server = await api(host);
  await host('PATCH', `/api/v1/plans/${planCode}`, { apis: [{ resourceServer: server.id, scopes: [] }] });
  await signIn(page, operator);
  const reads = new Reads(page);
  for (const [turn, [path, text]] of [
    ['/overview', 'Apps by region'],
    ['/tenants', 'App limit'],
    [`/tenants/${of.id}`, of.name],
    ['/license-regions', 'Code'],
    [`/license-regions/${code}`, `${code}-db`],
    ['/plans', 'Revision'],
    [`/plans/${planCode}`, 'Limits'],
    ['/signing-keys', 'Signs'],
    ['/apis', 'Identifier'],
    [`/apis/${server.id}`, server.identifier],
    ['/operators', operator.email],
    ['/audit', 'Member signed in'],
  ].entries()) {
    await standsFaults(page, reads, path ?? '', text ?? '', turn);
  }
});

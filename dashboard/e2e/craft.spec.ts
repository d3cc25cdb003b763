import { gzipSync } from 'node:zlib';
import { app, region, tenant } from './installation';
import { expect, signIn, test } from './test';

test('the entry is a script of at most 140 KB, and a frame stands before it runs', async ({ browser, baseURL }) => {
  const still = await browser.newPage({ javaScriptEnabled: false });
  await still.goto(`${baseURL}/`);
  await expect(still.locator('.boot')).toBeVisible();
  const script = await still.locator('script[type=module]').getAttribute('src');
  const answer = await fetch(new URL(script ?? '', baseURL));
  expect(gzipSync(Buffer.from(await answer.arrayBuffer()), { level: 9 }).length).toBeLessThanOrEqual(140_000);
  await still.close();
});

test('a click is answered before the service answers, and a page is fetched when its link is pointed at', async ({
  page,
  host,
}) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  await signIn(page, of.admin, '/apps');
  const link = page.getByRole('link', { name: made.name });
  await expect(link).toBeVisible();
  const fetched = page.waitForRequest(/\/assets\/AppPage-.*\.js$/);
  await link.hover();
  await fetched;

  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/v1/audit-events*', async (route) => {
    await held;
    await route.fallback();
  });
  await page.getByRole('link', { name: 'Audit trail' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  answer();
  await expect(page.getByRole('row', { name: /App created/ })).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
});

test('pages are printed without navigation and controls, and hold at 200 % zoom with a name of 100 letters', async ({
  page,
  host,
}) => {
  const of = await tenant(host);
  const made = await app(of, await region(host), 'W'.repeat(100));
  await signIn(page, of.admin, '/apps');
  await expect(page.getByRole('link', { name: made.name })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Columns' })).toBeHidden();
  await expect(page.getByText(made.clientId)).toBeVisible();
  await page.emulateMedia({ media: 'screen' });

  for (const path of ['/apps', `/apps/${made.id}`, `/apps/${made.id}/audit`, '/audit', '/members']) {
    await page.setViewportSize({ width: 640, height: 450 });
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
    for (const width of [640, 360]) {
      await page.setViewportSize({ width, height: 450 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${path} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});

import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test as base } from '@playwright/test';
import { asOperator, type Caller } from './installation';

/** Where pictures of the pages are kept, for whoever wants to look at them; nowhere if it is not set. */
const PICTURES = process.env.MINTMARK_SCREENSHOTS;

/** Messages of the browser about answers that a test asked for: a refused sign-in, a conflict. */
const EXPECTED = /Failed to load resource: the server responded with a status of (400|401|403|404|409|410|412|422)/;

/** Those about faults that a test has injected. */
const INJECTED = /Failed to load resource: (the server responded with a status of 50[03]|net::ERR_)/;

/**
 * Every test fails on an error in the console, an uncaught exception, or a violation of the content security policy.
 */
export const test = base.extend<{ host: Caller; withFaults: boolean }>({
  withFaults: [false, { option: true }],
  host: async ({}, use) => use(await asOperator()),
  page: async ({ page, baseURL, withFaults }, use) => {
    if (baseURL === undefined) {
      throw new Error('MINTMARK_BASE_URL names no service');
    }
    const faults: string[] = [];
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && !EXPECTED.test(text) && !(withFaults && INJECTED.test(text))) {
        faults.push(text);
      }
    });
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(baseURL) && !url.startsWith('blob:') && !url.startsWith('data:')) {
        faults.push(`a request to another host: ${url}`);
      }
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

export { expect };

export async function signIn(page: Page, person: { email: string; password: string }, to = '/'): Promise<void> {
  await page.goto(to);
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(
    page.getByRole('navigation', { name: 'Main navigation' }).or(page.getByRole('banner')).first(),
  ).toBeVisible();
}

/** Signs in over the page, whose session has ended. */
export async function signInAgain(page: Page, person: { password: string }): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.getByLabel('Password', { exact: true }).fill(person.password);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(dialog).toBeHidden();
}

const SIZES = { wide: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } };

/**
 * Looks at a page in both themes, wide and narrow: axe finds nothing, and nothing is wider than the window. Pictures are
 * kept where they are wanted.
 */
export async function inspect(
  page: Page,
  name: string,
  schemes: ('light' | 'dark')[] = ['light', 'dark'],
  sizes: (keyof typeof SIZES)[] = ['wide', 'phone'],
): Promise<void> {
  // Nothing is to be shown that comes up under the pointer
  await page.mouse.move(0, 0);
  for (const scheme of schemes) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    for (const size of sizes) {
      await page.setViewportSize(SIZES[size]);
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
      await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
      await page.evaluate(() => document.fonts.ready);
      await atRest(page);
      if (PICTURES !== undefined) {
        const path = `${PICTURES}/${name}-${scheme}-${size}.png`;
        await page.screenshot({ path, fullPage: true, animations: 'disabled' });
      }
      const { violations } = await (await accessibility(page, scheme)).analyze();
      expect(
        violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`),
        `${name} ${scheme} ${size}`,
      ).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${name} ${scheme} ${size} is wider than the window`).toBeLessThanOrEqual(0);
    }
  }
  await page.setViewportSize(SIZES.wide);
}

/** Waits until nothing changes its colour, size or place any more. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
        .map(({ finished }) => finished),
    ),
  );
}

/**
 * Every rule in the light theme; in the dark one those of colour, since nothing else depends on the theme. Its script is
 * half a megabyte, and is loaded once for a page.
 */
async function accessibility(page: Page, scheme: 'light' | 'dark'): Promise<AxeBuilder> {
  const isThere = await page.evaluate(() => 'axe' in window);
  const builder = new AxeBuilder(isThere ? { page, axeSource: ';' } : { page });
  const axe = builder.setLegacyMode(true).options({ resultTypes: ['violations'] });
  return scheme === 'light'
    ? axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    : axe.withRules(['color-contrast', 'link-in-text-block']);
}

/** A page of another browser session. */
export async function another(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

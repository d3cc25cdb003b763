import { app, fresh, member, operator, region, tenant } from './installation';
import { expect, inspect, signIn, test } from './test';

test('the palette leads to pages and apps by name, client id and id, with the keyboard alone', async ({
  page,
  host,
}) => {
  const of = await tenant(host);
  const code = await region(host);
  const [first, second] = [await app(of, code, fresh('Alpha')), await app(of, code, fresh('Beta'))];
  await signIn(page, of.admin, '/apps');
  await expect(page.getByRole('link', { name: first.name })).toBeVisible();

  await page.getByLabel('Search', { exact: true }).focus();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Go to' });
  const input = palette.getByRole('combobox');
  await expect(input).toBeFocused();
  await expect(palette.getByRole('option', { name: 'Management keys' })).toBeVisible();
  await expect(palette.getByRole('option', { name: 'Tenants' })).toHaveCount(0);
  await expect(palette.getByRole('option', { name: first.name })).toBeVisible();
  await inspect(page, 'palette');

  for (const text of [second.name.toUpperCase(), second.clientId, second.id]) {
    await input.fill(text);
    await expect(palette.getByRole('option')).toHaveText([`${second.name}${second.clientId}`]);
  }
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(page.getByRole('heading', { name: second.name, level: 1 })).toBeVisible();
  await expect(page.locator('#content')).toBeFocused();

  // It is there at once now, so that nothing of what is typed is lost.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('nothing is called so');
  await expect(palette.getByText('Nothing found with this name or id.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await expect(page.locator('#content')).toBeFocused();
  await page.keyboard.press('Meta+k');
  await page.keyboard.type('audit');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Audit trail', level: 1 })).toBeVisible();
});

test('the palette offers only what one may see', async ({ page, host, browser }) => {
  const of = await tenant(host);
  await signIn(page, await member(host, of.id, 'tenant-viewer'), '/apps');
  await page.getByRole('button', { name: /^Find \(/ }).click();
  const palette = page.getByRole('dialog', { name: 'Go to' });
  await expect(palette.getByRole('option')).toHaveText(['Apps', 'Members', 'Audit trail', 'Your account']);

  const other = await browser.newPage();
  await signIn(other, operator, '/overview');
  await other.keyboard.press('Control+k');
  await expect(other.getByRole('combobox')).toBeFocused();
  const targets = other.getByRole('dialog', { name: 'Go to' }).getByRole('option');
  for (const text of [of.name, of.id]) {
    await other.keyboard.press('Control+a');
    await other.keyboard.type(text);
    await expect(targets).toHaveText([`${of.name}${of.id}`]);
  }
  await other.keyboard.press('Enter');
  await expect(other.getByRole('heading', { name: of.name, level: 1 })).toBeVisible();
});

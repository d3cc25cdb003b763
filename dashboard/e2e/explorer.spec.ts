import { expect, test } from './test';

test('the explorer shows what the API can do, and asks it', async ({ page }) => {
  await page.goto('/openapi/ui');
  await expect(page).toHaveURL(/\/openapi\/ui\/$/);
  await expect(page.getByRole('heading', { name: 'Mintmark', level: 1 })).toBeVisible();

  await page.getByPlaceholder('Filter by tag').fill('OAuth');
  await page.getByRole('heading', { name: 'OAuth' }).getByRole('button', { name: 'Expand operation' }).click();
  await page.getByRole('button', { name: /jwks\.json Read the keys/ }).click();
  await page.getByRole('button', { name: 'Try it out' }).click();
  await page.getByRole('button', { name: 'Execute' }).click();

  const answer = page.locator('.live-responses-table');
  await expect(answer).toContainText('200');
  await expect(answer).toContainText('"kty": "EC"');
});

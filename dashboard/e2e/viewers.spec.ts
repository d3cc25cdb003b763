import { api, app, member, region, tenant } from './installation';
import { expect, signIn, test } from './test';

test('a viewer who comes to a page of admins by its address is told so, and who can help', async ({ page, host }) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  const viewer = await member(host, of.id, 'tenant-viewer');
  await signIn(page, viewer, '/apps');
  await expect(page.getByRole('link', { name: made.name })).toBeVisible();
  for (const path of ['/apps/new', '/members', '/management-keys']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'Only an admin can do this', level: 1 })).toBeVisible();
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  }
  const { id } = await api(host);
  for (const path of ['/apis', `/apis/${id}`, '/resource-servers']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'There is nothing here', level: 1 })).toBeVisible();
  }
  await page.getByRole('link', { name: 'Go to the start page' }).click();
  await page.getByRole('link', { name: made.name }).click();
  await expect(page.getByText('You can look, but not change')).toBeVisible();
  await expect(page.getByRole('button', { name: /Save|secret|Delete|plan|Disable|Enable/ })).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeDisabled();
});

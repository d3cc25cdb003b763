import { api, app, member, operatorWith, region, tenant } from './installation';
import { expect, signIn, test } from './test';

test('a viewer who comes to a page of others by its address is told so, and who can help', async ({ page, host }) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  const viewer = await member(host, of.id, 'tenant-viewer');
  await signIn(page, viewer, '/apps');
  await expect(page.getByRole('link', { name: made.name })).toBeVisible();
  for (const path of ['/apps/new', '/management-keys']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'Your role does not allow this', level: 1 })).toBeVisible();
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0);
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  }
  await page.goto('/members?dialog=invite');
  await expect(page.getByRole('row', { name: new RegExp(viewer.email) })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Invite|Remove|Change roles|More about/ })).toHaveCount(0);
  const { id } = await api(host);
  for (const path of ['/apis', `/apis/${id}`, '/resource-servers']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'Page not found', level: 1 })).toBeVisible();
  }
  await page.getByRole('link', { name: 'Go to the start page' }).click();
  await page.getByRole('link', { name: made.name }).click();
  await expect(page.getByText('You can view everything, but change nothing')).toBeVisible();
  await expect(page.getByRole('button', { name: /Save|secret|Delete|plan|Disable|Enable/ })).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeDisabled();
});

test('a developer registers an app, and chooses no plan', async ({ page, host }) => {
  const of = await tenant(host);
  await region(host);
  await signIn(page, await member(host, of.id, 'tenant-developer'), '/apps/new');
  await expect(page.getByRole('textbox', { name: 'Plan' })).toHaveValue(/An admin of your tenant chooses it/);
  const made = await app(of, await region(host));
  await page.goto(`/apps/${made.id}`);
  await expect(page.getByRole('button', { name: 'Disable' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Assign a plan|Change the plan/ })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Management keys' })).toHaveCount(0);
});

test('whoever watches over security replaces a secret, and changes nothing else', async ({ page, host }) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  await signIn(page, await member(host, of.id, 'tenant-security'), `/apps/${made.id}`);
  await expect(page.getByText('rotate and revoke credentials')).toBeVisible();
  await expect(page.getByRole('button', { name: /Save|Disable|Delete/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /secret/i }).first()).toBeVisible();
  await page.goto('/management-keys?dialog=new');
  await expect(page.getByRole('heading', { name: 'Management keys', level: 1 })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Create key' })).toHaveCount(0);
});

test('a support sees all of the installation, and changes none of it', async ({ page, host }) => {
  const of = await tenant(host);
  const licenseRegion = await region(host);
  await signIn(page, await operatorWith(host, 'platform-support'), '/overview');
  for (const path of [
    '/tenants?dialog=new',
    `/tenants/${of.id}`,
    '/license-regions?dialog=new',
    `/license-regions/${licenseRegion}?dialog=new`,
    '/plans?dialog=new',
    '/signing-keys',
    '/apis?dialog=new',
    '/trusted-issuers?dialog=new',
    '/operators?dialog=invite',
    '/management-keys?dialog=new',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('You can view everything, and create links for people')).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(
      page.getByRole('main').getByRole('button', {
        name: /^(Save|Add|Register|Create|New|Invite|Remove|Change roles|Rotate|Revoke|Suspend|Activate|Delete)/,
      }),
    ).toHaveCount(0);
  }
  await page.goto(`/tenants/${of.id}/members`);
  await page
    .getByRole('row', { name: new RegExp(of.admin.email) })
    .getByRole('button', { name: /^More about/ })
    .click();
  await page.getByRole('menuitem', { name: 'Create a reset link' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create a reset link' }).click();
  await expect(page.getByTestId('reset-link')).toContainText('#token=mmp_');
});

test('an admin gives several roles, and makes a key for one app', async ({ page, host }) => {
  const of = await tenant(host);
  const made = await app(of, await region(host));
  const person = await member(host, of.id, 'tenant-viewer');
  await signIn(page, of.admin, '/members');
  const row = page.getByRole('row', { name: new RegExp(person.email) });
  await row.getByRole('button', { name: 'Change roles' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: /^Developer/ }).check();
  await dialog.getByRole('checkbox', { name: /^Security/ }).check();
  await dialog.getByRole('checkbox', { name: /^Viewer/ }).uncheck();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row.getByRole('cell', { name: 'Developer, Security' })).toBeVisible();

  await page.goto('/management-keys?dialog=new');
  await dialog.getByLabel('Name').fill('Pipeline');
  await dialog.getByRole('combobox', { name: 'Only for these apps' }).click();
  await page.getByRole('option', { name: made.name }).click();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Create key' }).click();
  await expect(page.getByTestId('management-key')).toContainText('mmk_');
});

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { startSession } from '../src/api/session';
import { CommandPalette } from '../src/layout/CommandPalette';
import { service, SIGNED_IN } from './service';
import { show } from './show';

const billing = { id: 'app-1', name: 'Billing', clientId: 'mm_1' };
const ID = '019392b5-1c2d-7a4b-8e6f-0a1b2c3d4e5f';

describe('the palette', () => {
  beforeEach(() => startSession(SIGNED_IN as never));

  it('asks the service for apps, and finds one by its id', async () => {
    const calls = service({
      'GET /api/v1/apps': ({ query }) => ({
        body: { items: query.get('q') === 'nothing' ? [] : [billing], nextCursor: null },
      }),
      [`GET /api/v1/apps/${ID}`]: () => ({ body: { ...billing, id: ID } }),
    });
    const user = userEvent.setup();
    show(<CommandPalette member={SIGNED_IN.member as never} />);
    await user.keyboard('{Control>}k{/Control}');
    const input = await screen.findByRole('combobox');
    await user.type(input, 'bill');
    expect(await screen.findByRole('option', { name: /Billing/ })).toBeVisible();
    await user.clear(input);
    await user.type(input, ID);
    expect(screen.queryByRole('option', { name: /Billing/ })).toBeNull();
    expect(await screen.findByRole('option', { name: /Billing/ })).toBeVisible();
    expect(calls.some(({ path }) => path === `/api/v1/apps/${ID}`)).toBe(true);
    await user.clear(input);
    await user.type(input, 'nothing');
    expect(await screen.findByText('Nothing found with this name or id.')).toBeVisible();
  });

  it('asks the service for tenants, and never for all of them', async () => {
    const acme = { id: ID, name: 'Acme' };
    const calls = service({
      'GET /api/v1/tenants': ({ query }) => ({
        body: { items: ['acm', ID].includes(query.get('q') ?? '') ? [acme] : [], nextCursor: 'more' },
      }),
    });
    const user = userEvent.setup();
    show(<CommandPalette member={{ ...SIGNED_IN.member, roles: ['platform-admin'], tenantId: null } as never} />);
    await user.keyboard('{Control>}k{/Control}');
    const input = await screen.findByRole('combobox');
    for (const text of ['acm', ID]) {
      await user.clear(input);
      await user.type(input, text);
      expect(await screen.findByRole('option', { name: /Acme/ })).toBeVisible();
    }
    await user.clear(input);
    await user.type(input, 'nothing');
    expect(await screen.findByText('Nothing found with this name or id.')).toBeVisible();
    expect(calls.every(({ query }) => query.get('limit') === '8' && query.get('cursor') === null)).toBe(true);
  });

  it('says so when apps cannot be read, and goes on to offer pages', async () => {
    service({ 'GET /api/v1/apps': () => ({ status: 500 }) });
    const user = userEvent.setup();
    show(<CommandPalette member={{ ...SIGNED_IN.member, roles: ['tenant-viewer'] } as never} />);
    await user.click(screen.getAllByRole('button', { name: /^Find/ })[0] as HTMLElement);
    const dialog = await screen.findByRole('dialog', { name: 'Go to' });
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('Something went wrong on our side');
    expect(within(dialog).getByRole('option', { name: 'Apps' })).toBeVisible();
    expect(within(dialog).queryByRole('option', { name: 'Management keys' })).toBeNull();
  });
});

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { changeOwnApp } from '../src/api/manyApps';
import { startSession } from '../src/api/session';
import { BulkChange } from '../src/pages/apps/BulkChange';
import { problem, service, SIGNED_IN } from './service';
import { show } from './show';

const app = (id: string, more: object) => ({
  id,
  name: `App ${id}`,
  enabled: true,
  plan: null,
  lastTokenIssuedAt: null,
  ...more,
});
const plans = { data: [], error: null, isSuccess: true, isFetching: false, errorUpdatedAt: 0, dataUpdatedAt: 0 };

describe('changing several apps', () => {
  beforeEach(() => startSession(SIGNED_IN as never));

  it('changes those that differ, for the version that is stored, and keeps those that are refused for another try', async () => {
    let refuses = true;
    const calls = service({
      'GET /api/v1/apps/1': () => ({ body: app('1', {}), headers: { ETag: '"7"' } }),
      'GET /api/v1/apps/2': () => ({ body: app('2', {}), headers: { ETag: '"3"' } }),
      'PATCH /api/v1/apps/1': () => ({ body: app('1', { enabled: false }) }),
      'PATCH /api/v1/apps/2': () =>
        refuses ? problem(409, 'tenant_inactive') : { body: app('2', { enabled: false }) },
    });
    const onDone = vi.fn();
    const user = userEvent.setup();
    show(
      <BulkChange
        action="disable"
        apps={
          [
            app('1', { lastTokenIssuedAt: new Date().toISOString() }),
            app('2', {}),
            app('3', { enabled: false }),
          ] as never
        }
        plans={{ ...plans, refetch: () => Promise.resolve() }}
        change={changeOwnApp}
        onDone={onDone}
        onClose={() => undefined}
      />,
    );
    const dialog = await screen.findByRole('dialog', { name: 'Disable 3 apps?' });
    expect(dialog).toHaveTextContent('2 apps are changed. 1 of them got a token in the last 24 hours.');
    expect(dialog).toHaveTextContent('1 app is so already and stays as before.');
    await user.click(within(dialog).getByRole('button', { name: 'Disable' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('App 2: detail of tenant_inactive');
    expect(onDone).not.toHaveBeenCalled();
    const changes = () => calls.filter(({ method }) => method === 'PATCH');
    expect(changes().map(({ path, headers, body }) => [path, headers.get('If-Match'), body])).toEqual([
      ['/api/v1/apps/1', '"7"', { enabled: false }],
      ['/api/v1/apps/2', '"3"', { enabled: false }],
    ]);
    refuses = false;
    await user.click(within(dialog).getByRole('button', { name: 'Disable' }));
    await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
    expect(changes()).toHaveLength(3);
  });
});

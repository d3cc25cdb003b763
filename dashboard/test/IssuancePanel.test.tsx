import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { startSession } from '../src/api/session';
import type { App } from '../src/api/types';
import { IssuancePanel } from '../src/pages/apps/IssuancePanel';
import { service, SIGNED_IN } from './service';
import { show } from './show';

beforeEach(() => startSession(SIGNED_IN as never));

it('checks what is asked with Enter also while it reads again', async () => {
  const calls = service({
    'GET /api/v1/apps/app-1/issuance': ({ query }) =>
      query.size === 0 ? new Promise<never>(() => undefined) : { body: { ready: true, checks: [], claims: {} } },
  });
  const user = userEvent.setup();
  show(<IssuancePanel app={{ id: 'app-1' } as App} etag={null} />);
  await user.type(screen.getByLabelText('API'), 'https://orders.example{Enter}');
  expect(await screen.findByText('This app would get a token now.')).toBeVisible();
  expect(calls.map(({ query }) => query.get('resource'))).toEqual([null, 'https://orders.example']);
});

import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { queries } from '../src/api/queries';
import { WayIn } from '../src/layout/WayIn';
import { theme } from '../src/theme';
import { problem, service } from './service';

afterEach(() => window.history.replaceState(null, '', '/'));

it('asks at the address that is wanted to sign in', async () => {
  service({ 'POST /api/v1/session/refresh': () => problem(401, 'refresh_failed') });
  window.history.replaceState(null, '', '/apps/some-app?tab=audit');
  render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={queries}>
        <WayIn />
      </QueryClientProvider>
    </MantineProvider>,
  );
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(window.location.pathname + window.location.search).toBe('/apps/some-app?tab=audit');
});

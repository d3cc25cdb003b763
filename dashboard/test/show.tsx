import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { LeaveGuard } from '../src/components/LeaveGuard';
import { ShowOnce } from '../src/layout/ShowOnce';
import { theme } from '../src/theme';

function framed(page: ReactElement): ReactElement {
  return (
    <LeaveGuard>
      <ShowOnce>{page}</ShowOnce>
    </LeaveGuard>
  );
}

/** Shows a page as the application would, at this address. */
export function show(page: ReactElement, path = '/') {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = createMemoryRouter([{ path: '*', element: framed(page) }], { initialEntries: [path] });
  return render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

import './api/start';
import './mantine.css';
import './dashboard.css';
import { styleNonce } from './nonce';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { queries } from './api/queries';
import { prefetchLinked, router } from './routes';
import { language } from './texts/language';
import { cssVariables, theme } from './theme';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('index.html has no element #root');
}

document.documentElement.lang = language;

document.addEventListener('pointerover', prefetchLinked, { passive: true });
document.addEventListener('focusin', prefetchLinked);

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce}
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);

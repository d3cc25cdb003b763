import './api/start';
import './mantine.css';
import './dashboard.css';
import { styleNonce } from './nonce';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './api/queries';
import { WayIn } from './layout/WayIn';
import { language } from './texts/language';
import { cssVariables, theme } from './theme';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('index.html has no element #root');
}

document.documentElement.lang = language;

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce}
    >
      <QueryClientProvider client={queries}>
        <WayIn />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);

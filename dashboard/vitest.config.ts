import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { messages } from './build/messages.ts';

export default defineConfig({
  plugins: [react(), messages()],
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost:9080/' } },
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/setup.ts'],
    reporters: ['dot'],
    testTimeout: 60_000,
  },
});

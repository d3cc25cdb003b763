import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@mintmark\/verifier$/, replacement: at('verifier/src/index.ts') },
      { find: /^@mintmark\/verifier\/(express|fastify)$/, replacement: `${at('verifier/src')}/$1.ts` },
      { find: /^@mintmark\/client$/, replacement: at('client/src/index.ts') },
    ],
  },
  test: {
    include: ['*/test/**/*.test.ts', 'test/**/*.test.ts'],
    reporters: ['dot'],
    testTimeout: 20_000,
    maxWorkers: 3, // most of the time they wait for pauses to pass
  },
});

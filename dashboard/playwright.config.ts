import { defineConfig } from '@playwright/test';
import { findBrowser } from './e2e/browser';

/** Of what takes longest nothing is to be left when the other worker has nothing more to do. */
const LONGEST = /\/(look|reads|writes)\.spec\.ts$/;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'target/e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Against what hangs; a busy machine is no fault
  timeout: 480_000,
  expect: { timeout: 30_000 },
  // Nothing but the failures, whole
  reporter: [['dot']],
  projects: [
    { name: 'longest', testMatch: LONGEST },
    { name: 'others', testIgnore: LONGEST },
  ],
  use: {
    actionTimeout: 60_000,
    baseURL: process.env.MINTMARK_BASE_URL,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'off',
    launchOptions: {
      ...findBrowser(),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});

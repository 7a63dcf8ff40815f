import { defineConfig } from '@playwright/test';

/**
 * The journeys on the real Electron: one at a time, with a trace of what failed. A journey that fails is tried once more: a
 * window that the system starts late is no fault of the app. Who needed it is named at the end, so that nobody gets used to it.
 */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  workers: 1,
  retries: 1,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: { trace: 'retain-on-failure', locale: 'fr-FR', timezoneId: 'Europe/Paris' },
});

import { defineConfig } from '@playwright/test';

/** The journeys on the real Electron: one at a time, never repeated, with a trace of what failed. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: { trace: 'retain-on-failure', locale: 'fr-FR', timezoneId: 'Europe/Paris' },
});

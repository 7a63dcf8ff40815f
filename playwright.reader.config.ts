import { defineConfig } from '@playwright/test';

/** The journeys that are heard through a screen reader (decision 0113): one after the other, never tried twice. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.reader.ts',
  outputDir: 'test-results/reader',
  workers: 1,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: { locale: 'fr-FR', timezoneId: 'Europe/Paris' },
});

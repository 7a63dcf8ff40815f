import { defineConfig } from '@playwright/test';

/** The tour: the main job on the demonstration town, a picture per step. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.tour.ts',
  outputDir: 'test-results/tour',
  workers: 1,
  retries: 0,
  timeout: 600_000,
  expect: { timeout: 20_000 },
  reporter: 'line',
  use: { locale: 'fr-FR', timezoneId: 'Europe/Paris' },
});

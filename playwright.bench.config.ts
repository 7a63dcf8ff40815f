import { defineConfig } from '@playwright/test';

/** Benchmarks that need the real Electron: one at a time; each is called by its script, which says where the figures go. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.bench.ts',
  outputDir: 'test-results/bench',
  workers: 1,
  retries: 0,
  timeout: 900_000,
  expect: { timeout: 20_000 },
  reporter: 'line',
  use: { locale: 'fr-FR', timezoneId: 'Europe/Paris' },
});

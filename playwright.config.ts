import { defineConfig } from '@playwright/test';
import { prepareRun } from './e2e/support/prepare-run';

prepareRun();

/**
 * The journeys on the real Electron, with a trace of what failed. None is tried twice: what passes by luck proves nothing. Two
 * run side by side where each has a display of its own (`scripts/lib/display.mjs`), else one after the other. The time limits are
 * for a machine on which others work too: a journey that fails by them alone tells nothing of the app.
 */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  workers: (process.env['GUICHET_DISPLAYS'] ?? '').split(' ').length,
  retries: 0,
  forbidOnly: true,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: { trace: 'retain-on-failure', locale: 'fr-FR', timezoneId: 'Europe/Paris' },
});

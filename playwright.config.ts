import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';

/**
 * The folder for the profiles and towns of a run, made by the process that begins it; the workers inherit its name. It goes at the end,
 * with what a journey that failed left there.
 */
if (process.env['GUICHET_RUN_FOLDER'] === undefined) {
  const folder = mkdtempSync(path.join(tmpdir(), 'guichet-e2e-'));
  process.env['GUICHET_RUN_FOLDER'] = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
}

/**
 * The journeys on the real Electron, with a trace of what failed. One that fails is tried once more, and who needed it is named at the
 * end: some still press a key before a loaded machine has drawn what it is for (decision 0053). Two run side by side where each has a
 * display of its own (`scripts/lib/display.mjs`), else one after the other. The time limits are for a machine on which others work too:
 * a journey that fails by them alone tells nothing of the app.
 */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  workers: (process.env['GUICHET_DISPLAYS'] ?? '').split(' ').length,
  retries: 1,
  forbidOnly: true,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: { trace: 'retain-on-failure', locale: 'fr-FR', timezoneId: 'Europe/Paris' },
});

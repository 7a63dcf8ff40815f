// Runs the journeys on the real Electron and counts them, from Playwright's own report.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { withDisplay } from './display.mjs';
import { inRoot } from './paths.mjs';
import { program } from './programs.mjs';
import { run } from './run.mjs';

const report = inRoot('out/test/e2e.json');

/** `{ name, passed, failed, required }` of all journeys. Skipped and flaky ones count as failed. */
export async function runJourneys() {
  rmSync(report, { force: true });
  const [node, ...args] = program('@playwright/test', 'playwright');
  const code = await withDisplay((env) =>
    run(node, [...args, 'test', '--reporter=list,json'], { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report } }),
  );
  const name = 'e2e on Electron';
  if (!existsSync(report)) return { name, passed: 0, failed: 1, required: true };
  const { stats } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = stats.unexpected + stats.skipped + stats.flaky;
  return { name, passed: stats.expected, failed: code !== 0 && failed === 0 ? 1 : failed, required: true };
}

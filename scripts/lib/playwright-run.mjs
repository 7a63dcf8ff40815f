// Runs the journeys on the real Electron and counts them, from Playwright's own report.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { withDisplay } from './display.mjs';
import { inRoot } from './paths.mjs';
import { program } from './programs.mjs';
import { run, say } from './run.mjs';

const report = inRoot('out/test/e2e.json');

/** The titles of the tests that passed at a second try alone, over all suites of a report. */
const secondTries = ({ suites = [], specs = [] }) => [
  ...specs
    .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
    .map(({ file, title }) => `${file}: ${title}`),
  ...suites.flatMap(secondTries),
];

/** `{ name, passed, failed, required }` of all journeys. Skipped ones count as failed; those that took a second try are named. */
export async function runJourneys() {
  rmSync(report, { force: true });
  const [node, ...args] = program('@playwright/test', 'playwright');
  const code = await withDisplay((env) =>
    run(node, [...args, 'test', '--reporter=list,json'], { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report } }),
  );
  const name = 'e2e on Electron';
  if (!existsSync(report)) return { name, passed: 0, failed: 1, required: true };
  const { stats, suites } = JSON.parse(readFileSync(report, 'utf8'));
  for (const title of secondTries({ suites })) say(`passed at its second try only: ${title}`);
  const failed = stats.unexpected + stats.skipped;
  const passed = stats.expected + stats.flaky;
  return { name, passed, failed: code !== 0 && failed === 0 ? 1 : failed, required: true };
}

// Runs the journeys on the real Electron and counts them, from Playwright's own report.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { countStates } from './axe-states.mjs';
import { frenchEnv, withDisplays, withOwnDisplay } from './display.mjs';
import { inRoot } from './paths.mjs';
import { program } from './programs.mjs';
import { collect, run, say } from './run.mjs';

const report = inRoot('out/test/e2e.json');
const heardReport = inRoot('out/test/heard.json');
const silentStarts = inRoot('out/test/silent-starts.txt');
const axeStates = inRoot('out/test/axe-states.jsonl');
const sideBySide = 2;

const mostTold = 600;

/** What each try of a test said was wrong, a line under its name. */
const saidBy = (tests) =>
  tests
    .flatMap(({ results }) => results)
    .flatMap(({ errors = [] }) => errors.slice(0, 1))
    .map(({ message = '' }) => `\n  ${stripVTControlCharacters(message).replaceAll('\n', '\n  ').slice(0, mostTold)}`)
    .join('');

/** The places and names of the tests that ended in one of these ways, with what they said, over all suites of a report. */
const endedAs = (ends, { suites = [], specs = [] }) => [
  ...specs
    .filter(({ tests }) => tests.some(({ status }) => ends.includes(status)))
    .map(({ file, title, tests }) => `${file}: ${title}${saidBy(tests)}`),
  ...suites.flatMap((suite) => endedAs(ends, suite)),
];

/** `{ name, passed, failed, failures, required }` of what Playwright reported; skipped ones count as failed. */
const countOf = (name, file, code) => {
  if (!existsSync(file)) return { name, passed: 0, failed: 1, required: true };
  const { stats, suites } = JSON.parse(readFileSync(file, 'utf8'));
  const failed = stats.unexpected + stats.skipped;
  const failures = endedAs(['unexpected', 'skipped'], { suites });
  const passed = stats.expected + stats.flaky;
  return { name, passed, failed: code !== 0 && failed === 0 ? 1 : failed, failures, required: true };
};

/**
 * The journeys that are heard through Orca, on a display of their own: they wait more than they work, and run beside tests that need no display. What was heard
 * lies in `out/test/heard.txt`; what they print is shown once they have ended.
 */
export async function runHeard() {
  rmSync(heardReport, { force: true });
  const [node, ...args] = program('@playwright/test', 'playwright');
  const { code, output } = await withOwnDisplay((display) =>
    collect(node, [...args, 'test', '--config', 'playwright.reader.config.ts', '--reporter=list,json'], {
      env: { ...frenchEnv, DISPLAY: display, PLAYWRIGHT_JSON_OUTPUT_NAME: heardReport },
    }),
  );
  say(`\n== heard through Orca\n${output.trim()}`);
  return countOf('heard through Orca', heardReport, code);
}

/**
 * `{ name, passed, failed, failures, required }` of all journeys. Skipped ones count as failed; second tries, and starts of Electron that
 * never answered, are told.
 */
export async function runJourneys() {
  mkdirSync(path.dirname(axeStates), { recursive: true });
  for (const file of [report, silentStarts, axeStates]) rmSync(file, { force: true });
  const [node, ...args] = program('@playwright/test', 'playwright');
  const told = {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    GUICHET_SILENT_STARTS: silentStarts,
    GUICHET_AXE_STATES: axeStates,
  };
  const code = await withDisplays(sideBySide, (env) =>
    run(node, [...args, 'test', '--reporter=list,json'], { env: { ...env, ...told } }),
  );
  const counted = countOf('e2e on Electron', report, code);
  if (!existsSync(report)) return counted;
  const { suites } = JSON.parse(readFileSync(report, 'utf8'));
  for (const title of endedAs(['flaky'], { suites })) say(`passed at its second try only: ${title}`);
  const silent = existsSync(silentStarts) ? readFileSync(silentStarts, 'utf8').trim().split('\n') : [];
  say(
    `${silent.length} starts of Electron never answered and were made again${silent.map((one) => `\n  ${one}`).join('')}`,
  );
  return counted;
}

/** What axe looked at in the journeys that have just run: a size at which it was too little is a failure. */
export function countAxeStates() {
  const { line, ...counted } = countStates(axeStates);
  say(line);
  return { name: 'states that axe looked at, 100 % and 200 %', ...counted, required: true };
}

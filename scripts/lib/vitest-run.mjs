// Runs the tests that need no Electron and counts them by group, from vitest's own report.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildAll } from '../build.mjs';
import { inRoot, root } from './paths.mjs';
import { program } from './programs.mjs';
import { run, say } from './run.mjs';

const report = inRoot('out/test/vitest.json');

function groupOf(file) {
  const name = path.relative(root, file).split(path.sep).join('/');
  if (/\.props\.test\.tsx?$/.test(name)) return 'property';
  if (name === 'tests/architecture.test.ts') return 'architecture';
  if (name.startsWith('sync-server/')) return 'server';
  if (name.startsWith('tests/simulation/')) return 'simulation';
  if (name.startsWith('tests/faults/')) return 'faults';
  if (name.startsWith('tests/')) return 'across layers';
  return 'unit';
}

const groupNames = ['unit', 'property', 'server', 'architecture', 'simulation', 'faults', 'across layers'];
/** What runs in under a minute: the rules and the screens, without servers, processes and databases. */
const quick = {
  // A filter is any part of a path, and the server has a folder `src` as well.
  filters: ['src/main/', 'src/renderer/', 'src/shared/', 'tests/architecture.test.ts'],
  names: ['unit', 'property', 'architecture'],
};

/** The files with properties, those of the contract of all stores too. */
const properties = () => ({
  filters: ['src', 'sync-server', 'tests']
    .flatMap((folder) => readdirSync(inRoot(folder), { recursive: true }).map((file) => path.join(folder, file)))
    .filter(
      (file) =>
        /\.test\.tsx?$/.test(file) && /from 'fast-check'|store-contract/.test(readFileSync(inRoot(file), 'utf8')),
    ),
  names: groupNames.filter((name) => name !== 'architecture'),
});

/** Which tests run: all of them, the quick ones or the properties. */
const choices = { all: () => ({ filters: [], names: groupNames }), quick: () => quick, properties };

/** A line for a test that failed: its place and name, and the seed of its case where it is a property. */
const failureLine = (file, { fullName, failureMessages = [] }) => {
  const [seed = ''] = failureMessages.join('\n').match(/seed: -?\d+/) ?? [];
  return `${path.relative(root, file)}: ${fullName}${seed && ` (${seed})`}`;
};

/** Loaded late: the packages that it reads with are there only once the set-up has run. */
const findQuick = async (wanted, again) =>
  (await import('./unchanged-tests.mjs')).findUnchanged(wanted, { all: again });

/**
 * Counts by group: `{ name, passed, failed, failures, required }`. A skipped test counts as failed: it proves nothing. `seed` = the seed of
 * the properties' cases. Of the quick tests only those run that read something which has changed since they passed, or all with `again`.
 */
export async function runVitest({ choice = 'all', seed, again = false } = {}) {
  const { filters: wanted, names } = choices[choice]();
  const look = choice === 'quick' ? await findQuick(wanted, again) : null;
  const filters = look?.due ?? wanted;
  if (look)
    say(
      `${look.due.length} test files to run, ${look.unchanged.length} passed before with all that they read unchanged`,
    );
  rmSync(report, { force: true });
  // Several test files start these processes: they must not all build them.
  if (choice !== 'quick') await buildAll(['server', 'desk']);
  const [node, ...args] = program('vitest');
  const code = await run(
    node,
    [...args, 'run', ...filters, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    {
      env: { NODE_ENV: 'test', ...(seed === undefined ? {} : { GUICHET_SEED: String(seed) }) },
    },
  );
  const isDue = (name) => !look || look.due.some((file) => groupOf(inRoot(file)) === name);
  const groups = new Map(
    names.map((name) => [name, { name, passed: 0, failed: 0, failures: [], required: isDue(name) }]),
  );
  if (!existsSync(report)) return [{ name: 'vitest (no report)', passed: 0, failed: 1, required: true }];
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  for (const file of testResults) {
    const group = groups.get(groupOf(file.name));
    const failed = file.assertionResults.filter((test) => test.status !== 'passed');
    group.passed += file.assertionResults.length - failed.length;
    group.failed += failed.length;
    group.failures.push(...failed.map((test) => failureLine(file.name, test)));
    if (file.assertionResults.length > 0) continue;
    group.failed += 1;
    group.failures.push(`${path.relative(root, file.name)}: no test ran`);
  }
  const results = [...groups.values()];
  if (code !== 0 && results.every((group) => group.failed === 0)) {
    results.push({ name: 'vitest (errors outside tests)', passed: 0, failed: 1, required: true });
  } else {
    const isPassed = ({ assertionResults }) =>
      assertionResults.length > 0 && assertionResults.every(({ status }) => status === 'passed');
    const passed = testResults.filter(isPassed).map(({ name }) => path.relative(root, name).split(path.sep).join('/'));
    look?.keep(new Set(passed));
  }
  return results;
}

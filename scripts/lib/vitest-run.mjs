// Runs the tests that need no Electron and counts them by group, from vitest's own report.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildAll } from '../build.mjs';
import { inRoot, root } from './paths.mjs';
import { program } from './programs.mjs';
import { run } from './run.mjs';

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
const quickGroups = ['unit', 'property', 'architecture'];

/** Counts by group: `{ name, passed, failed, required }`. A skipped test counts as failed: it proves nothing. */
export async function runVitest({ quick = false } = {}) {
  rmSync(report, { force: true });
  // Several test files start these processes: they must not all build them.
  if (!quick) await buildAll(['server', 'desk']);
  const [node, ...args] = program('vitest');
  const code = await run(
    node,
    [
      ...args,
      'run',
      // A filter is any part of a path, and the server has a folder `src` as well.
      ...(quick ? ['src/main/', 'src/renderer/', 'src/shared/', 'tests/architecture.test.ts'] : []),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    {
      env: { NODE_ENV: 'test' },
    },
  );
  const groups = new Map(
    (quick ? quickGroups : groupNames).map((name) => [name, { name, passed: 0, failed: 0, required: true }]),
  );
  if (!existsSync(report)) return [{ name: 'vitest (no report)', passed: 0, failed: 1, required: true }];
  for (const file of JSON.parse(readFileSync(report, 'utf8')).testResults) {
    const group = groups.get(groupOf(file.name));
    const passed = file.assertionResults.filter((test) => test.status === 'passed').length;
    group.passed += passed;
    group.failed += file.assertionResults.length - passed;
    if (file.assertionResults.length === 0) group.failed += 1;
  }
  const results = [...groups.values()];
  if (code !== 0 && results.every((group) => group.failed === 0)) {
    results.push({ name: 'vitest (errors outside tests)', passed: 0, failed: 1, required: true });
  }
  return results;
}

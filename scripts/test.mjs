// npm test: everything that proves the project. Names each group with its count and ends with `N passed, N failed`.
import { checkParts } from './lib/parts.mjs';
import { say, seconds } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';
import { ensureReaderPrograms, ensureTestPrograms } from './lib/system-packages.mjs';
import { runVitest } from './lib/vitest-run.mjs';
import { countAxeStates, runHeard, runJourneys } from './lib/playwright-run.mjs';

await setUp();
try {
  await ensureTestPrograms();
  await ensureReaderPrograms();
} catch (error) {
  say(error.message);
  process.exit(1);
}
const startedMs = Date.now();
const { buildAll } = await import('./build.mjs');
const groups = [];

const built = await buildAll();
groups.push({ name: 'build', passed: built ? 1 : 0, failed: built ? 0 : 1, required: true });

say('\n== types, lint, format; unit, property, server, architecture, simulation, faults');
// The tests wait a good deal: the code is read meanwhile, and Orca is listened to.
const reading = checkParts(({ name, good, took, output }) => {
  say(`${good ? 'ok    ' : 'FAILED'} ${name} (${took})`);
  if (!good) say(output.trimEnd());
});
const listening = built ? runHeard() : { name: 'heard through Orca (not built)', passed: 0, failed: 1, required: true };
const tested = await runVitest();
const parts = await reading;
const good = parts.filter((part) => part.good).length;
groups.push(
  { name: 'types, lint, format', passed: good, failed: parts.length - good, required: true },
  ...tested,
  await listening,
);

say('\n== e2e on Electron');
if (built) groups.push(await runJourneys(), countAxeStates());
else groups.push({ name: 'e2e on Electron (not built)', passed: 0, failed: 1, required: true });

say(`\n== what ran, in ${seconds(startedMs)}`);
// A group in which nothing ran proves nothing: it counts as one failure.
const counted = groups.map((group) =>
  group.required && group.passed + group.failed === 0
    ? { ...group, name: `${group.name} (nothing ran)`, failed: 1 }
    : group,
);
for (const { name, failures = [] } of counted) for (const failure of failures) say(`FAILED ${name}: ${failure}`);
for (const { name, passed, failed } of counted) say(`${name}: ${passed} passed, ${failed} failed`);
const sum = (key) => counted.reduce((total, group) => total + group[key], 0);
say(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') === 0 ? 0 : 1);

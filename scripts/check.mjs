// npm run check: types, lint, format, architecture and the tests of rules and screens. What did not change since it passed is not checked
// again; `-- --again` runs all of it.
import { checkParts } from './lib/parts.mjs';
import { say, seconds } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';
import { runVitest } from './lib/vitest-run.mjs';

await setUp({ electron: false });
const startedMs = Date.now();
const reading = checkParts(({ name, good, took, output }) => {
  say(`${good ? 'ok    ' : 'FAILED'} ${name} (${took})`);
  if (!good) say(output.trimEnd());
});
// The tests wait a good deal: the code is read meanwhile.
const groups = await runVitest({ choice: 'quick', again: process.argv.includes('--again') });
const parts = await reading;
const failed = [
  ...parts.filter((part) => !part.good).map((part) => part.name),
  ...groups.filter((group) => group.failed > 0 || (group.required && group.passed === 0)).map((group) => group.name),
];
for (const { name, passed, failed: bad } of groups) say(`${name}: ${passed} passed, ${bad} failed`);
say(failed.length === 0 ? `All good in ${seconds(startedMs)}` : `FAILED: ${failed.join(', ')} (${seconds(startedMs)})`);
process.exit(failed.length === 0 ? 0 : 1);

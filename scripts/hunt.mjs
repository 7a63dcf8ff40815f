// npm run hunt -- [--minutes M]: the properties with cases that nobody has drawn yet, round after round; names each property that fails
// with the seed that finds its case again. `npm test` draws the same cases in every run.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { say } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';
import { runVitest } from './lib/vitest-run.mjs';

const { values: options } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
await setUp({ electron: false });
const until = Date.now() + Number(options.minutes) * 60_000;
const found = [];
let rounds = 0;
do {
  const seed = randomInt(2 ** 31);
  say(`\n== round ${(rounds += 1)}, GUICHET_SEED=${seed}`);
  const groups = await runVitest({ choice: 'properties', seed });
  found.push(...groups.flatMap(({ failures = [] }) => failures));
} while (Date.now() < until);
for (const failure of found) say(`FOUND ${failure}`);
say(`${rounds} rounds, ${found.length} found`);
process.exit(found.length === 0 ? 0 : 1);

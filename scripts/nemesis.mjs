// npm run nemesis -- [--minutes M] [--store sqlite|postgresql] [--seed S] [--liar] [--json]: twelve clients by the page of the protocol, real servers
// that are killed, lines that are cut, keys and copies that come again, clocks a day off; then a judge that knows none of our rules. On
// SQLite, then with two servers on PostgreSQL. `--liar`: one more desk writes numbers that nobody gave. Ends with 1 when
// anything was lost or given twice. With --json the last line is the result.
import { inRoot, root } from './lib/paths.mjs';
import { say } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

const args = process.argv.slice(2);
const optionOf = (name, otherwise) => {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? otherwise : args[at + 1];
};
const numberOf = (name, otherwise) => {
  const value = Number(optionOf(name, otherwise));
  if (Number.isFinite(value) && value > 0) return value;
  say(`--${name} wants a number above 0`);
  process.exit(2);
};
const minutes = numberOf('minutes', 4);
// Another one each time: a run that found something names its seed.
const seed = numberOf('seed', 1 + (Date.now() % 100_000));
const liar = args.includes('--liar') ? 'liar' : '';
const known = ['sqlite', 'postgresql'];
const wanted = optionOf('store', '');
if (wanted !== '' && !known.includes(wanted)) {
  say('--store wants sqlite or postgresql');
  process.exit(2);
}

await setUp({ electron: false });
const { buildAll } = await import('./build.mjs');
if (!(await buildAll(['server', 'nemesis']))) process.exit(1);

const { spawn } = await import('node:child_process');
const runOn = async (store) => {
  const child = spawn(
    process.execPath,
    [inRoot('out/faults/nemesis.cjs'), store, String(minutes), String(seed), liar],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  let output = '';
  child.stdout.on('data', (part) => (output += part));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) process.exit(code ?? 1);
  return JSON.parse(output);
};

const runs = [];
for (const store of wanted === '' ? known : [wanted]) {
  const result = await runOn(store);
  runs.push(result);
  const { faults, notes, ...figures } = result;
  for (const [name, value] of Object.entries(figures))
    say(`${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`);
  for (const note of notes) say(`note ${note}`);
  for (const fault of faults) say(`FAULT ${fault}`);
}
const good = runs.every(({ faults }) => faults.length === 0);
say(good ? 'nothing lost, nothing given twice' : `NOT GOOD, seed ${seed}`);
if (args.includes('--json')) process.stdout.write(`${JSON.stringify({ minutes, seed, runs })}\n`);
process.exit(good ? 0 : 1);

// npm run soak -- [--minutes M] [--clients N] [--seed S] [--json]: many desks on a real server over a line that delays, cuts and
// halves, with servers and desks that are killed; at the end nothing may be lost and all copies must be equal.
import { inRoot, root } from './lib/paths.mjs';
import { say } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

const args = process.argv.slice(2);
const numberOf = (name, otherwise) => {
  const at = args.indexOf(`--${name}`);
  const value = at < 0 ? otherwise : Number(args[at + 1]);
  if (!Number.isFinite(value) || value <= 0) {
    say(`--${name} wants a number above 0`);
    process.exit(2);
  }
  return value;
};
const minutes = numberOf('minutes', 10);
const clients = numberOf('clients', 20);
const seed = numberOf('seed', 1);

await setUp({ electron: false });
const { buildAll } = await import('./build.mjs');
if (!(await buildAll(['server', 'desk', 'soak']))) process.exit(1);

const { spawn } = await import('node:child_process');
const child = spawn(process.execPath, [inRoot('out/faults/soak.cjs'), String(minutes), String(clients), String(seed)], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
let output = '';
child.stdout.on('data', (part) => (output += part));
const code = await new Promise((resolve) => child.once('close', resolve));
if (code !== 0) process.exit(code ?? 1);
const result = JSON.parse(output);
if (args.includes('--json')) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
else {
  const { memoryMb, faults, line, audit, ...figures } = result;
  for (const [name, value] of Object.entries(figures)) say(`${name}: ${value}`);
  say(
    `line: ${Object.entries(line)
      .map(([name, value]) => `${value} ${name}`)
      .join(', ')}`,
  );
  say(`memory of the server, MB: ${memoryMb.join(' ')}`);
  say(audit);
  for (const fault of faults) say(`FAULT ${fault}`);
}
const good = result.losses + result.divergences + result.doubleNumbers + result.faults.length === 0;
say(good ? 'nothing lost, all copies equal' : 'NOT GOOD');
process.exit(good ? 0 : 1);

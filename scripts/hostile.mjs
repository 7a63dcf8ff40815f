// npm run hostile -- [--minutes M] [--json]: a real server with desks at work while one enrolled desk, and strangers, do what they can
// against it. Ends with 1 when anything stopped, was lost, took too long or too much. With --json the last line is the result.
import { inRoot, root } from './lib/paths.mjs';
import { say } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

const args = process.argv.slice(2);
const at = args.indexOf('--minutes');
const minutes = at < 0 ? 3 : Number(args[at + 1]);
if (!Number.isFinite(minutes) || minutes <= 0) {
  say('--minutes wants a number above 0');
  process.exit(2);
}

await setUp({ electron: false });
const { buildAll } = await import('./build.mjs');
if (!(await buildAll(['server', 'hostile']))) process.exit(1);

const { spawn } = await import('node:child_process');
const child = spawn(process.execPath, [inRoot('out/faults/hostile.cjs'), String(minutes)], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
let output = '';
child.stdout.on('data', (part) => (output += part));
const code = await new Promise((resolve) => child.once('close', resolve));
if (code !== 0) process.exit(code ?? 1);
const result = JSON.parse(output);
const { faults, ...figures } = result;
for (const [name, value] of Object.entries(figures))
  say(`${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`);
for (const fault of faults) say(`FAULT ${fault}`);
say(faults.length === 0 ? 'nothing stopped, nothing lost' : 'NOT GOOD');
if (args.includes('--json')) process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(faults.length === 0 ? 0 : 1);

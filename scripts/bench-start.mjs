// npm run bench:start -- [--json] [--runs N] [--fresh]: time from launch to a usable app, with an empty store and with 100,000
// documents, beside a bare window of the same Electron, and the memory of all their processes. Medians; the first run is not counted.
import { rmSync } from 'node:fs';
import { withDisplay } from './lib/display.mjs';
import { electronSwitches } from './lib/electron-arguments.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { say } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

const args = process.argv.slice(2);
const json = args.includes('--json');
const runs = Number(args[args.indexOf('--runs') + 1]) || 5;
const folder = inRoot('out/bench');

const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

async function measure(name, program, start, env) {
  const { measureStart } = await import('./bench/measure.mjs');
  const samples = [];
  for (let run = 0; run <= runs; run += 1) {
    const sample = await measureStart(program, [...electronSwitches(), ...start], env);
    if (run > 0) samples.push(sample);
  }
  const result = {
    name,
    ms: Math.round(median(samples.map(({ ms }) => ms))),
    mb: Math.round(median(samples.map(({ mb }) => mb ?? 0))),
    samplesMs: samples.map(({ ms }) => Math.round(ms)),
  };
  say(`${name}: ${result.ms} ms, ${result.mb} MB`);
  return result;
}

const program = await setUp();
const { buildAll } = await import('./build.mjs');
if (!(await buildAll())) process.exit(1);
if (args.includes('--fresh')) rmSync(folder, { recursive: true, force: true });
const results = await withDisplay(async (env) => {
  const { prepareProfiles } = await import('./bench/prepare-profiles.mjs');
  say('Preparing the profiles (some minutes the first time)');
  const profiles = await prepareProfiles(program, folder, env);
  const app = (profile) => [root, `--user-data-dir=${profile}`, '--place=agenda'];
  return [
    await measure('bare window', program, [inRoot('scripts/bench/bare'), `--user-data-dir=${folder}/bare`], env),
    await measure('empty store', program, app(profiles.empty), env),
    await measure('100,000 documents', program, app(profiles.full), env),
  ];
});
const [bare, ...ours] = results;
const ratios = Object.fromEntries(ours.map(({ name, ms }) => [name, Number((ms / bare.ms).toFixed(2))]));
if (json) process.stdout.write(`${JSON.stringify({ runs, results, ratios, goal: 1.5 }, null, 2)}\n`);
else for (const [name, ratio] of Object.entries(ratios)) say(`${name}: ${ratio} x the bare window (goal 1.5)`);

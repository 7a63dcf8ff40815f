// npm run bench:start -- [--json] [--runs N] [--fresh] [--beside FOLDER]: time from launch to a usable app, with an empty store and with
// that of a desk in a town of 200,000, beside a bare window of the same Electron, the memory of all their processes, and in the large
// town the time until all citizens can be searched. They start in turn, so that a machine that slows down hurts all alike; the first round is not counted. Ratios are medians of the rounds' own ratios.
// `--beside` is the root of another checkout (or a folder with its package.json and out/), measured in the same rounds. Exit 1 when a
// goal is missed.
import os from 'node:os';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { withDisplay } from './lib/display.mjs';
import { electronSwitches } from './lib/electron-arguments.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { say } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

const args = process.argv.slice(2);
const json = args.includes('--json');
const after = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : '');
const runs = Math.max(1, Number(after('--runs')) || 5);
const beside = after('--beside') === '' ? null : path.resolve(after('--beside'));
const folder = inRoot('out/bench');
/** So many times the bare window, at most. */
const goals = { 'empty store': 1.6, 'large town': 2.2 };

const program = await setUp();
const { median, round } = await import('./bench/sync/statistics.mjs');
const { buildAll } = await import('./build.mjs');
if (!(await buildAll(['renderer', 'main', 'server', 'benchTown']))) process.exit(1);
if (args.includes('--fresh')) rmSync(folder, { recursive: true, force: true });

const samples = await withDisplay(async (env) => {
  const { prepareProfiles } = await import('./bench/prepare-profiles.mjs');
  const { measureStart } = await import('./bench/measure.mjs');
  say('Preparing the profiles (some minutes the first time)');
  const profiles = await prepareProfiles(program, folder, env);
  const app = (from, profile, place = 'agenda') => [from, `--user-data-dir=${profile}`, `--place=${place}`];
  const starts = [
    { name: 'bare window', start: [inRoot('scripts/bench/bare'), `--user-data-dir=${folder}/bare`] },
    { name: 'empty store', start: app(root, profiles.empty) },
    { name: 'large town', start: app(root, profiles.large) },
    // The agenda searches nobody before its form is open; Accueil makes the search ready at once.
    { name: 'large town, searched', start: app(root, profiles.large, 'reception'), searches: true },
    ...(beside === null
      ? []
      : [
          { name: 'empty store, beside', start: app(beside, profiles.empty) },
          { name: 'large town, beside', start: app(beside, profiles.large) },
          { name: 'large town, searched, beside', start: app(beside, profiles.large, 'reception'), searches: true },
        ]),
  ];
  const taken = Object.fromEntries(starts.map(({ name }) => [name, []]));
  for (let run = 0; run <= runs; run += 1)
    for (const { name, start, searches } of starts) {
      const sample = await measureStart(program, [...electronSwitches(), ...start], env, { searches });
      if (run > 0) taken[name].push(sample);
      say(`${run === 0 ? 'warm-up' : `round ${run} of ${runs}`}: ${name}: ${Math.round(sample.ms)} ms`);
    }
  return taken;
});

const bare = samples['bare window'].map(({ ms }) => ms);
const results = Object.entries(samples).map(([name, list]) => {
  const ms = list.map((sample) => sample.ms);
  return {
    name,
    ms: Math.round(median(ms)),
    mb: Math.round(median(list.map(({ mb }) => mb ?? 0))),
    searchMs: Math.round(median(list.flatMap((sample) => sample.searchMs ?? [])) || 0),
    ratio: round(median(ms.map((value, run) => value / bare[run]))),
    samplesMs: ms.map((value) => Math.round(value)),
  };
});
const checked = results
  .filter(({ name }) => name in goals)
  .map(({ name, ratio }) => ({ name, ratio, goal: goals[name], met: ratio <= goals[name] }));
const machine = { cpus: os.cpus().length, model: os.cpus()[0]?.model ?? '', load: os.loadavg() };
if (json) process.stdout.write(`${JSON.stringify({ runs, machine, results, goals: checked }, null, 2)}\n`);
else {
  for (const { name, ms, mb, ratio, searchMs } of results)
    say(
      `${name}: ${ms} ms, ${mb} MB, ${ratio} x the bare window${searchMs > 0 ? `, search after ${searchMs} ms` : ''}`,
    );
  for (const { name, goal, met } of checked) say(`${met ? 'met   ' : 'MISSED'} ${name}: goal ${goal} x`);
}
process.exitCode = checked.every(({ met }) => met) ? 0 : 1;

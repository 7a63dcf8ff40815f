// npm run bench:acts -- [--json] [--rounds N]: the acts of an agent's day in the real app, each from the key to the painted answer, by
// the clock of the page: with the store of the demonstration town and with that of a desk in a town of 200,000. The first round, which
// loads what is loaded on demand, is told apart. Exit 1 when an act of the large town is above the goal.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withDisplay } from './lib/display.mjs';
import { inRoot } from './lib/paths.mjs';
import { program } from './lib/programs.mjs';
import { run, say } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '12' } },
});
/** Milliseconds: the slowest one of twenty of every act, and a hundred appointments at once. */
const goals = { actP95: 150, hundred: 2000 };
const hundred = / appointments (moved|undone)$/;

const electron = await setUp();
const { buildAll } = await import('./build.mjs');
if (!(await buildAll(['renderer', 'main', 'server', 'benchTown'], { quiet: options.json }))) process.exit(1);
const { largeTown } = await import('./bench/large-town.mjs');
const { calibrate, round } = await import('./bench/sync/statistics.mjs');
const out = inRoot('out/bench-acts');
rmSync(out, { recursive: true, force: true });
const calibrationMs = [round(calibrate())];
const [node, ...playwright] = program('@playwright/test', 'playwright');
const code = await withDisplay(async (env) =>
  run(node, [...playwright, 'test', '--config', 'playwright.bench.config.ts', 'acts.bench'], {
    env: {
      ...env,
      GUICHET_BENCH_OUT: out,
      GUICHET_BENCH_ROUNDS: options.rounds,
      GUICHET_BENCH_TOWN: await largeTown(electron, env),
    },
    ...(options.json ? { stdio: ['ignore', 2, 2] } : {}),
  }),
);
calibrationMs.push(round(calibrate()));
const read = (name) => {
  const file = path.join(out, `${name}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
};
const stores = { demonstration: read('demonstration'), 'large town': read('large town') };
if (!stores.demonstration || !stores['large town']) {
  say('The benchmark left no figures.');
  process.exit(code || 1);
}
const isSlow = ([name, { p95Ms, p50Ms }]) =>
  hundred.test(name) ? p50Ms > goals.hundred : !name.startsWith('first: ') && p95Ms > goals.actP95;
const missed = Object.entries(stores['large town']).filter(isSlow);
const machine = { cpus: os.cpus().length, model: os.cpus()[0]?.model ?? '', node: process.version, load: os.loadavg() };
const result = {
  rounds: Number(options.rounds),
  machine,
  noise: { calibrationMs },
  goals: { ...goals, missed: missed.map(([name]) => name) },
  stores,
};
if (options.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
else {
  const told = (figures) => (figures ? `${figures.p50Ms} / ${figures.p95Ms}` : '');
  say('act: p50 / p95 ms in the demonstration town | in the large town');
  for (const [name, figures] of Object.entries(stores['large town']))
    say(`${name}: ${told(stores.demonstration[name])} | ${told(figures)}`);
  say(
    `noise: the same work took ${calibrationMs.join(', ')} ms; load ${machine.load.map((one) => round(one)).join(', ')}`,
  );
  say(missed.length === 0 ? 'every goal is met' : `MISSED: ${missed.map(([name]) => name).join('; ')}`);
}
process.exitCode = code !== 0 ? code : missed.length === 0 ? 0 : 1;

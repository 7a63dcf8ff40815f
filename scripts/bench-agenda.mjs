// npm run bench:agenda -- [--json] [--rounds N] [--only SUITE,...]: how fast the agenda answers in a large town, beside the usual way of
// cutting slots. Every figure is a median over the rounds; how busy the machine was is printed with it. Exit 1 when a goal is missed.
import os from 'node:os';
import { parseArgs } from 'node:util';
import { say, seconds } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
  },
});
await setUp({ electron: false });
const { buildAll } = await import('./build.mjs');
const { suites } = await import('./bench/agenda/suites.mjs');
const { calibrate, round } = await import('./bench/sync/statistics.mjs');

const rounds = Math.max(1, Number(options.rounds) || 3);
const wanted = options.only === '' ? Object.keys(suites) : options.only.split(',');
const unknown = wanted.filter((name) => !(name in suites));

const isMet = ({ value, wanted: bound }) => {
  const [, sign, text] = /^(<|<=|>|>=)\s*([\d.]+)$/.exec(bound) ?? [];
  const limit = Number(text);
  return { '<': value < limit, '<=': value <= limit, '>': value > limit, '>=': value >= limit }[sign] ?? false;
};

const shown = (figure) =>
  figure !== null && typeof figure === 'object' && 'median' in figure
    ? `${figure.median} (${figure.lowest} to ${figure.highest})${figure.processor === undefined ? '' : `, processor ${figure.processor}`}`
    : JSON.stringify(figure);

function table({ suites: results, noise, goals }) {
  const lines = results.flatMap(({ name, what, figures }) => [
    '',
    `${name}: ${what}`,
    ...Object.entries(figures).map(([key, figure]) => `  ${key}: ${shown(figure)}`),
  ]);
  return [
    ...lines,
    '',
    `noise: the same work took ${noise.calibrationMs.join(', ')} ms; load ${noise.load.join(', ')}`,
    ...goals.map(
      (goal) => `${goal.met ? 'met   ' : 'MISSED'} ${goal.suite}: ${goal.name}: ${goal.value} (${goal.wanted})`,
    ),
  ].join('\n');
}

async function main() {
  if (unknown.length > 0) {
    say(`unknown suite: ${unknown.join(', ')} (known: ${Object.keys(suites).join(', ')})`);
    return false;
  }
  const startedMs = Date.now();
  const results = [];
  const calibrationMs = [];
  for (const name of wanted) {
    const suite = await suites[name]();
    if (!(await buildAll(suite.builds ?? []))) return false;
    calibrationMs.push(round(calibrate()));
    const { figures, goals } = await suite.run({ rounds, say });
    calibrationMs.push(round(calibrate()));
    results.push({ name, what: suite.what, figures, goals: goals.map((goal) => ({ ...goal, met: isMet(goal) })) });
  }
  const result = {
    rounds,
    machine: { cpus: os.cpus().length, model: os.cpus()[0]?.model ?? '', node: process.version },
    noise: { calibrationMs, load: os.loadavg().map((value) => round(value)) },
    suites: results,
    goals: results.flatMap(({ name, goals }) => goals.map((goal) => ({ suite: name, ...goal }))),
  };
  if (options.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else say(table(result));
  say(`in ${seconds(startedMs)}`);
  return result.goals.every(({ met }) => met);
}

process.exitCode = (await main()) ? 0 : 1;

// The seeded simulation: npm run sim -- --runs N --seed S [--steps K] [--workers W] [--json] [--trace] [--break RULE|all|list].
// Real desks and the real handlers of the server in one process under one virtual clock; the same seed gives the same trace.
// Exit 1 when a line of the oracle is broken, or when many histories lack what they have by construction; with `--break all`, when a broken rule is not noticed.
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { inRoot } from './lib/paths.mjs';
import { say } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'string', default: '40' },
    workers: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    break: { type: 'string' },
    json: { type: 'boolean', default: false },
    trace: { type: 'boolean', default: false },
    'no-shrink': { type: 'boolean', default: false },
  },
});
await setUp({ electron: false });
const { buildAll } = await import('./build.mjs');

const runs = Number(options.runs);
const first = Number(options.seed);
const steps = Number(options.steps);
const chunk = 10;
const shrinkTries = 400;
const toldEvery = 500;
/** So many histories have all that the seed alone brings. */
const manyRuns = 100;

const quietBuild = async () => {
  const log = console.log;
  if (options.json || options.break === 'list') console.log = () => undefined;
  const built = await buildAll(['sim']);
  console.log = log;
  return built;
};

const startWorker = () => {
  const child = fork(inRoot('out/sim/main.cjs'), [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Every session evaluates its code anew and is soon over: compiling it for speed costs more than it gains.
    execArgv: ['--no-opt', '--max-semi-space-size=64'],
  });
  const ask = (order) =>
    new Promise((resolve, reject) => {
      const ended = (code) => reject(new Error(`a worker ended with ${code}`));
      child.once('exit', ended);
      child.once('message', (reply) => {
        child.off('exit', ended);
        resolve(reply);
      });
      child.send(order);
    });
  return { ask, stop: () => child.connected && child.disconnect() };
};

/** Lives all histories through, shared out among the workers; in the order of seeds, whoever was faster. */
async function runAll(workers, broken, untilFound) {
  const outcomes = new Map();
  let next = first;
  let found = Number.POSITIVE_INFINITY;
  const feed = async (worker) => {
    while (next < first + runs && next <= found) {
      const seeds = Array.from({ length: Math.min(chunk, first + runs - next) }, (_, index) => next + index);
      next += seeds.length;
      const reply = await worker.ask({ type: 'run', seeds, steps, broken, untilFound });
      for (const outcome of reply.outcomes) {
        outcomes.set(outcome.seed, outcome);
        const [finding] = outcome.findings;
        if (finding && !untilFound && !options.json) say(`seed ${outcome.seed}, line ${finding.line}: ${finding.what}`);
        if (untilFound && outcome.findings.length > 0) found = Math.min(found, outcome.seed);
      }
      if (outcomes.size % toldEvery < reply.outcomes.length)
        process.stderr.write(`${outcomes.size} of ${runs} lived through\n`);
    }
  };
  await Promise.all(workers.map(feed));
  return [...outcomes.values()].filter((one) => one.seed <= found).sort((a, b) => a.seed - b.seed);
}

/** What is in many histories by construction, and is in none of these. */
const lacking = (result) =>
  result.runs >= manyRuns && result.erasedWhileAway === 0
    ? ['nobody was erased whom a desk that was away held and wrote about: these histories tell nothing of it']
    : [];

const sum = (outcomes, key) => outcomes.reduce((total, one) => total + one[key], 0);

function summary(outcomes, startedMs, broken) {
  const failing = outcomes.filter((one) => one.findings.length > 0);
  const trace = createHash('sha256');
  for (const { seed, trace: own } of outcomes) trace.update(`${seed} ${own}\n`);
  return {
    ...(broken ? { broken } : {}),
    firstSeed: first,
    runs: outcomes.length,
    onSqlite: outcomes.filter((one) => one.onSqlite).length,
    steps: sum(outcomes, 'steps'),
    writes: sum(outcomes, 'writes'),
    rowsPushed: sum(outcomes, 'rows'),
    offlineMinutes: Math.round(sum(outcomes, 'offlineMs') / 60_000),
    conflictsShown: sum(outcomes, 'conflicts'),
    erasures: sum(outcomes, 'erasures'),
    erasedWhileAway: sum(outcomes, 'erasedWhileAway'),
    slowestConvergenceMs: Math.max(0, ...outcomes.map((one) => one.settledMs)),
    violations: sum(
      failing.map((one) => ({ count: one.findings.length })),
      'count',
    ),
    failingSeeds: failing
      .map((one) => ({ seed: one.seed, line: one.findings[0].line, what: one.findings[0].what }))
      .slice(0, 20),
    traceHash: trace.digest('hex').slice(0, 32),
    ...(outcomes.length <= 10 ? { traces: outcomes.map((one) => one.trace) } : {}),
    seconds: Math.round((Date.now() - startedMs) / 100) / 10,
  };
}

function print(result, lines) {
  for (const [name, value] of Object.entries(result)) if (name !== 'failingSeeds') say(`${name}: ${value}`);
  for (const { seed, line, what } of result.failingSeeds) say(`seed ${seed}, line ${line} (${lines[line]}): ${what}`);
}

async function showSmallest(worker, failing, broken) {
  say(`\nreplay: npm run sim -- --runs 1 --seed ${failing.seed} --trace${broken ? ` --break ${broken}` : ''}`);
  const { found } = await worker.ask({ type: 'shrink', seed: failing.seed, steps, broken, tries: shrinkTries });
  if (!found) return say('it could not be made smaller');
  const { plan, outcome, tries } = found;
  say(`smallest history found in ${tries} tries: ${plan.desks} desks, ${plan.chaos.join(', ') || 'no trouble'}`);
  for (const step of plan.steps)
    say(`  ${step.kind} at desk ${(step.desk % plan.desks) + 1}, then ${step.waitMs} ms (salt ${step.salt})`);
  for (const { line, what } of outcome.findings) say(`  → line ${line}: ${what}`);
}

async function breakAll(workers, { names, lines }) {
  let missed = 0;
  const results = [];
  for (const name of names) {
    const startedMs = Date.now();
    const result = summary(await runAll(workers, name, true), startedMs, name);
    const [noticed] = result.failingSeeds;
    if (!noticed) missed += 1;
    results.push({ rule: name, noticed: Boolean(noticed), runs: result.runs, ...noticed });
    if (!options.json)
      say(
        `${noticed ? 'red  ' : 'MISSED'} ${name}: ${noticed ? `seed ${noticed.seed}, line ${noticed.line} (${lines[noticed.line]}): ${noticed.what}` : `nothing in ${runs} runs`} (${result.seconds} s)`,
      );
  }
  if (options.json) console.log(JSON.stringify({ rules: results, missed }));
  return missed === 0;
}

async function traceOne(worker, broken) {
  const { plan, outcome } = await worker.ask({ type: 'trace', seed: first, steps, broken });
  say(`seed ${first}: ${plan.desks} desks, ${plan.chaos.join(', ') || 'no trouble'}`);
  for (const line of outcome.lines) console.log(line);
  return outcome;
}

async function main() {
  if (!(await quietBuild())) return false;
  const workers = Array.from({ length: Math.max(1, Number(options.workers)) }, startWorker);
  try {
    const known = await workers[0].ask({ type: 'rules' });
    const broken = options.break ?? null;
    if (broken === 'list') {
      for (const name of known.names) console.log(name);
      return true;
    }
    if (broken === 'all') return await breakAll(workers, known);
    if (broken !== null && !known.names.includes(broken)) {
      say(`no rule is called ${broken}; --break list names them`);
      return false;
    }
    const startedMs = Date.now();
    const outcomes = options.trace
      ? [await traceOne(workers[0], broken)]
      : await runAll(workers, broken, broken !== null);
    const result = summary(outcomes, startedMs, broken);
    if (options.json) console.log(JSON.stringify(result));
    else print(result, known.lines);
    const [failing] = result.failingSeeds;
    if (failing && !options.json && !options.trace && !options['no-shrink'])
      await showSmallest(workers[0], failing, broken);
    const lacks = broken === null ? lacking(result) : [];
    for (const what of lacks) console.error(what);
    return result.violations === 0 && lacks.length === 0;
  } finally {
    for (const worker of workers) worker.stop();
  }
}

process.exitCode = (await main()) ? 0 : 1;

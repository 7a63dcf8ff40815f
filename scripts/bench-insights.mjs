// npm run bench:insights -- [--json] [--rounds N] [--inhabitants N]: every panel of Pilotage over a year of a town of 200,000, on the
// window of a desk and on the whole year as the server does it, beside DuckDB on the same facts. Both must say the same before anything
// is measured. Figures are medians over the rounds, with the lowest and the highest; `first` is the first call, before the engine has
// learnt the code. `fresh` is the year in processes of their own: read from the disk, every panel made once, then gone. Exit 1 when a
// goal is missed.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { inRoot } from './lib/paths.mjs';
import { say, seconds } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '7' },
    inhabitants: { type: 'string', default: '200000' },
    // One part alone, as JSON: how this program calls itself.
    part: { type: 'string', default: '' },
  },
});
await setUp({ electron: false });
const { buildAll } = await import('./build.mjs');
const { duckDbWith, mustAgree } = await import('./bench/insights/duckdb-side.mjs');
const { freshYear } = await import('./bench/insights/fresh-year.mjs');
const { calibrate, median, round } = await import('./bench/sync/statistics.mjs');

const rounds = Math.max(1, Number(options.rounds) || 7);
const inhabitants = Math.max(1000, Number(options.inhabitants) || 200_000);
const today = '2026-11-22';
const asOf = { day: today, minute: 1080, unsyncedDesks: 0 };
const windowDays = 60;
const goalMs = { windowPanel: 100, year: 1000 };
/** The queries that a panel of ours stands for, where it is more than one. */
const queriesOf = {
  delayByChannel: ['delayByChannel', 'kaplanMeier'],
  commitments: ['commitments', 'backlogWeeks'],
  waitsByHour: ['waitsByHour', 'heatmap'],
};

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

const dayBefore = (day, count) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - count * 86_400_000).toISOString().slice(0, 10);

async function timed(work) {
  const before = process.cpuUsage();
  const startedMs = performance.now();
  await work();
  const ms = performance.now() - startedMs;
  const { user, system } = process.cpuUsage(before);
  return { ms, cpuMs: (user + system) / 1000 };
}

/** Wall time; `processor` is the processor time of this process, all threads together. On a busy machine wall time counts others too. */
const overRounds = async (work) => {
  collectGarbage();
  const times = [];
  for (let turn = 0; turn < rounds; turn += 1) times.push(await timed(work));
  const clock = times.map(({ ms }) => ms);
  return {
    first: round(clock[0]),
    median: round(median(clock)),
    lowest: round(Math.min(...clock)),
    highest: round(Math.max(...clock)),
    processor: round(median(times.map(({ cpuMs }) => cpuMs))),
  };
};

const total = (figures, read) => round(figures.reduce((sum, one) => sum + read(one), 0));

/** Every panel over some facts, ours and theirs. Panels that DuckDB has no query for stand on our side alone. */
async function measure(engine, facts, context) {
  const rival = await duckDbWith(engine.files(facts));
  const asked = engine.ask(facts, context);
  const about = { ...context.period, asOfDay: today, asOfMinute: asOf.minute, goalMin: context.ref.site.waitGoalMin };
  const queries = engine.sql(about);
  for (const [name, sql] of Object.entries(queries)) mustAgree(name, engine.rows[name](asked), await rival.ask(sql));
  const cutMs = await overRounds(() => engine.ask(facts, context));
  const panels = {};
  for (const [name, panel] of Object.entries(engine.panels)) {
    const sqls = (queriesOf[name] ?? [name]).flatMap((query) => queries[query] ?? []);
    const askRival = async () => {
      for (const sql of sqls) await rival.ask(sql);
    };
    panels[name] = {
      oursMs: await overRounds(() => panel(asked)),
      duckDbMs: sqls.length === 0 ? null : await overRounds(askRival),
    };
  }
  rival.close();
  const all = Object.values(panels);
  const both = all.filter(({ duckDbMs }) => duckDbMs);
  const ours = cutMs.median + total(both, ({ oursMs }) => oursMs.median);
  const theirs = total(both, ({ duckDbMs }) => duckDbMs.median);
  return {
    cutMs,
    panels,
    slowestPanelMs: Math.max(...all.map(({ oursMs }) => oursMs.median)),
    allMs: round(cutMs.median + total(all, ({ oursMs }) => oursMs.median)),
    allFirstMs: round(cutMs.first + total(all, ({ oursMs }) => oursMs.first)),
    sameWork: { oursMs: round(ours), duckDbMs: theirs, ratio: round(theirs / ours, 2) },
  };
}

const rowsIn = (sheets) =>
  sheets.reduce(
    (sum, { requests, appointments, tickets }) => sum + requests.length + appointments.length + tickets.length,
    0,
  );

/** Sheets as they are stored, read again as a desk or the server does it. */
function stored(engine, sheets, reader) {
  const texts = sheets.map((sheet) => engine.encode(sheet));
  const bytes = texts.reduce((sum, text) => sum + text.length, 0);
  return { read: () => engine.facts[reader](texts, asOf), bytes, bytesPerRow: round(bytes / rowsIn(sheets)) };
}

async function onWindow(engine) {
  const { ref, sheets } = engine.town(inhabitants, today);
  const from = dayBefore(today, windowDays - 1);
  const { read, ...sizes } = stored(
    engine,
    sheets.filter(({ day }) => day >= from),
    'desk',
  );
  const readMs = await overRounds(read);
  const period = { kind: 'custom', from, to: today };
  return { days: windowDays, ...sizes, readMs, ...(await measure(engine, read(), { ref, period })) };
}

/** In fresh processes, from the disk. The facts are those that were stored: durations are to the second. */
async function inFreshProcesses(engine) {
  const { ref, sheets } = engine.town(inhabitants, today);
  const facts = stored(engine, sheets, 'server').read();
  const about = { from: sheets[0].day, to: today, asOfDay: today, asOfMinute: asOf.minute };
  const sql = engine.sql({ ...about, goalMin: ref.site.waitGoalMin });
  const asked = new Set(Object.keys(engine.panels).flatMap((name) => queriesOf[name] ?? [name]));
  return freshYear({
    sheets,
    today,
    files: engine.files(facts),
    sql: Object.fromEntries(Object.entries(sql).filter(([name]) => asked.has(name))),
    alone: Object.keys(engine.panels).filter((name) => !(queriesOf[name] ?? [name]).some((query) => query in sql)),
    rounds,
  });
}

async function overYear(engine) {
  const { ref, sheets } = engine.town(inhabitants, today);
  const { read, ...sizes } = stored(engine, sheets, 'server');
  const readMs = await overRounds(read);
  const facts = read();
  const period = { kind: 'year', from: sheets[0].day, to: today };
  return {
    days: sheets.length,
    contacts: facts.requests.length,
    deskContacts: facts.requests.filter(({ channel }) => channel === 'desk' || channel === 'appointment').length,
    appointments: facts.appointments.length,
    tickets: facts.tickets.length,
    ...sizes,
    readMs,
    ...(await measure(engine, facts, { ref, period })),
  };
}

const told = ({ median: middle, lowest, highest }) => `${middle} (${lowest} to ${highest})`;

function table({ window, year, fresh, goals, noise }) {
  const lines = ({ cutMs, panels, allMs, allFirstMs, sameWork }) => [
    ...Object.entries({ 'the period cut out': { oursMs: cutMs }, ...panels }).map(
      ([name, { oursMs, duckDbMs }]) =>
        `  ${name.padEnd(18)} ${String(oursMs.median).padStart(7)} ms (first ${oursMs.first}, most ${oursMs.highest}, processor ${oursMs.processor})${duckDbMs ? `, DuckDB ${duckDbMs.median} (processor ${duckDbMs.processor})` : ''}`,
    ),
    `  all: ${allMs} ms, the first time ${allFirstMs} ms; what DuckDB does too: ${sameWork.oursMs} ms, DuckDB ${sameWork.duckDbMs} ms, ratio ${sameWork.ratio}`,
  ];
  return [
    `the window of a desk: ${window.days} days, ${window.bytes} bytes (${window.bytesPerRow} a row), read in ${window.readMs.median} ms`,
    ...lines(window),
    '',
    `the year: ${year.contacts} contacts (${year.deskContacts} at the desks), ${year.appointments} appointments, ${year.tickets} tickets, ${year.bytes} bytes, read in ${year.readMs.median} ms (first ${year.readMs.first})`,
    ...lines(year),
    '',
    `the first call of a process, from the disk, ${fresh.rounds} processes: ${told(fresh.oursMs.ms)} ms, processor ${told(fresh.oursMs.processorMs)}, memory ${told(fresh.oursMs.memoryMb)} MB`,
    `  of it read ${fresh.oursMs.laps.read}, cut ${fresh.oursMs.laps.cut}; what DuckDB does too: ${told(fresh.oursMs.sameWorkMs)} ms, DuckDB ${told(fresh.duckDbMs.sameWorkMs)} (processor ${told(fresh.duckDbMs.processorMs)}), ratio ${fresh.ratio}, of the processor ${fresh.processorRatio}`,
    '',
    `noise: the same work took ${noise.calibrationMs.join(', ')} ms; load ${noise.load.join(', ')}`,
    ...goals.map((goal) => `${goal.met ? 'met   ' : 'MISSED'} ${goal.name}: ${goal.value} (${goal.wanted})`),
  ].join('\n');
}

const parts = { window: onWindow, year: overYear, fresh: inFreshProcesses };

/** Each part in a process of its own: none waits for the garbage of another, nor runs code that learnt other kinds of facts. */
const inOwnProcess = (part) =>
  new Promise((resolve, reject) => {
    const args = [inRoot('scripts/bench-insights.mjs'), '--part', part, '--rounds', String(rounds)];
    const child = spawn(process.execPath, [...args, '--inhabitants', String(inhabitants)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (piece) => (text += piece));
    child.once('exit', (code) => (code === 0 ? resolve(JSON.parse(text)) : reject(new Error(`${part}: ${code}`))));
  });

async function main() {
  const startedMs = Date.now();
  if (options.part !== '') {
    const { insightsEngine } = createRequire(import.meta.url)(inRoot('out/bench-insights/engine.cjs'));
    process.stdout.write(JSON.stringify(await parts[options.part](insightsEngine)));
    return true;
  }
  if (!(await buildAll(['benchInsights'], { quiet: options.json }))) return false;
  const before = round(calibrate());
  const window = await inOwnProcess('window');
  const year = await inOwnProcess('year');
  const fresh = await inOwnProcess('fresh');
  const goals = [
    {
      name: 'slowest panel on the window of a desk, ms',
      value: window.slowestPanelMs,
      limit: goalMs.windowPanel,
    },
    { name: 'all panels over the year, ms', value: year.allMs, limit: goalMs.year },
  ].map(({ name, value, limit }) => ({ name, value, wanted: `< ${limit}`, met: value < limit }));
  const result = {
    rounds,
    machine: {
      system: `${os.type()} ${os.release()} ${os.arch()}`,
      cpus: os.cpus().length,
      model: os.cpus()[0]?.model ?? '',
      memoryGb: round(os.totalmem() / 2 ** 30),
      node: process.version,
    },
    noise: { calibrationMs: [before, round(calibrate())], load: os.loadavg().map((value) => round(value)) },
    inhabitants,
    window,
    year,
    fresh,
    goals,
  };
  if (options.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else say(table(result));
  say(`in ${seconds(startedMs)}`);
  return goals.every(({ met }) => met);
}

process.exitCode = (await main()) ? 0 : 1;

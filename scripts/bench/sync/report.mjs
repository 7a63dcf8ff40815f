// What the rounds say together.
import { median, quantile, round } from './statistics.mjs';
import { sizes, warmUp } from './sizes.mjs';

const figures = [
  ['initialSyncMs', `initial sync of ${sizes.documents} documents, ms`, (one) => one.initialSyncMs],
  ['relayMs', `${sizes.relayed} documents A -> B, ms`, (one) => one.relayMs],
  ['writeP50Ms', 'one write A -> B, p50, ms', (one) => quantile(one.latenciesMs, 0.5)],
  ['writeP95Ms', 'one write A -> B, p95, ms', (one) => quantile(one.latenciesMs, 0.95)],
  ['backlogMs', `push of a backlog of ${sizes.backlog}, ms`, (one) => one.backlogMs],
  ['callP50Ms', `call of ${sizes.counters} counters, p50, ms`, (one) => one.calls.p50Ms],
  ['callP99Ms', `call of ${sizes.counters} counters, p99, ms`, (one) => one.calls.p99Ms],
  ['callsWholeMs', `all ${sizes.tickets} calls, ms`, (one) => one.calls.wholeMs],
  ['fanOutP95Ms', `a write heard by ${sizes.streams} streams, p95, ms`, (one) => one.streams.fanOutP95Ms],
  ['fanOutMaxMs', `a write heard by ${sizes.streams} streams, slowest, ms`, (one) => one.streams.fanOutMaxMs],
  ['memoryMb', `server memory with ${sizes.streams} streams, MB`, (one) => one.streams.afterMb],
  ['memoryBeforeMb', 'server memory before the streams, MB', (one) => one.streams.beforeMb],
];

const summary = (values) => ({
  median: round(median(values), 2),
  lowest: round(Math.min(...values), 2),
  highest: round(Math.max(...values), 2),
});

const goalsOf = (rows, samples) => {
  const ratio = (key) => rows.find((row) => row.key === key).ratio;
  const ours = (key) => rows.find((row) => row.key === key).guichet.median;
  const goal = (name, value, wanted, met) => ({ name, value, wanted, met });
  const initial = ratio('initialSyncMs');
  const relay = ratio('relayMs');
  const single = ratio('writeP50Ms');
  const once = samples.ours.every(({ calls }) => calls.doubles === 0 && calls.missed === 0);
  return [
    goal('initial sync against PouchDB', initial, '>= 3', initial >= 3),
    goal('1,000 documents A -> B against PouchDB', relay, '>= 3', relay >= 3),
    goal('one write A -> B against PouchDB', single, '>= 3', single >= 3),
    goal('memory with 200 streams, MB', ours('memoryMb'), '< 150', ours('memoryMb') < 150),
    goal('call-next p99, ms', ours('callP99Ms'), '< 150', ours('callP99Ms') < 150),
    goal('each ticket called once', once, 'yes', once),
  ];
};

/** What was measured of many desks on one server, and the figures of both rivals (`samples`, `null` = they were not measured) with their spread, the ratios (theirs / ours: above 1 we are faster or smaller) and the goals. */
export function report({ rounds, samples, noiseMs, flushesMs, machine, town, townGoals }) {
  const rows = (samples ? figures : []).map(([key, name, read]) => {
    const ours = summary(samples.ours.map(read));
    const theirs = summary(samples.theirs.map(read));
    return { key, name, guichet: ours, pouchdb: theirs, ratio: round(theirs.median / ours.median, 2) };
  });
  return {
    what: {
      ours: 'server.cjs on SQLite (WAL, synchronous=FULL), desks of the product on RxDB memory storage',
      theirs: 'express-pouchdb on LevelDB, desks on PouchDB memory adapter, batches of 1000',
      documents: `${sizes.documents} of five events`,
      relayed: `the median of ${sizes.relays} relays a round, after ${warmUp.relays} that are not counted; single writes after ${warmUp.singles}`,
    },
    rounds,
    machine,
    noise: { calibrationMs: summary(noiseMs), flushMs: summary(flushesMs), all: noiseMs.map((value) => round(value)) },
    rows,
    town,
    goals: [...(samples ? goalsOf(rows, samples) : []), ...townGoals],
  };
}

const cell = ({ median: middle, lowest, highest }) => `${middle} (${lowest} to ${highest})`;

/** The same for reading. */
export function table({ rows, goals, noise, rounds }) {
  const lines = rows.map(
    ({ name, guichet, pouchdb, ratio }) =>
      `${name.padEnd(48)} ${cell(guichet).padStart(28)} ${cell(pouchdb).padStart(32)} ${String(ratio).padStart(8)} x`,
  );
  const head = `${`median of ${rounds} (lowest to highest)`.padEnd(48)} ${'Guichet'.padStart(28)} ${'PouchDB'.padStart(32)} ${'ratio'.padStart(10)}`;
  const reached = goals.map(
    ({ name, value, wanted, met }) => `${met ? 'met    ' : 'NOT MET'} ${name}: ${value} (${wanted})`,
  );
  return [
    head,
    ...lines,
    `calibration, ms: ${cell(noise.calibrationMs)}; one flush of the disk, ms: ${cell(noise.flushMs)}`,
    ...reached,
  ].join('\n');
}

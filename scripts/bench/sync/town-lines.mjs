// What many desks ask of one server: each line measures fresh copies of the same store, of two builds of the server in turn where an earlier
// one is named (`--before FILE`).
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { quantile, round } from './statistics.mjs';
import { measureFanOut, measureGrants, measureNeighbours, measureReturn, syncTown } from './town-measures.mjs';

/** A number of rounds of a line, on fresh copies of its store, of each build in turn. */
async function inTurn(builds, rounds, storeOf, measure) {
  const found = Object.fromEntries(builds.map(({ name }) => [name, []]));
  for (let n = 0; n < rounds; n += 1)
    for (const { name, file } of n % 2 === 0 ? builds : builds.toReversed()) {
      const { place, sites, drop } = await storeOf();
      found[name].push(await measure(file, place, sites));
      await drop();
    }
  return found;
}

/** Copies of a store that is made once. */
async function copiesOf(folder, sizes) {
  const base = path.join(folder, 'base');
  rmSync(base, { recursive: true, force: true });
  mkdirSync(base, { recursive: true });
  const sites = await syncTown.fill({ dataDir: base }, sizes);
  let count = 0;
  return async () => {
    const data = path.join(folder, `copy-${(count += 1)}`);
    cpSync(base, data, { recursive: true });
    return { place: { data }, sites, drop: async () => rmSync(data, { recursive: true, force: true }) };
  };
}

/** Fresh databases of a PostgreSQL server. */
const databasesOf = (folder, postgres, sizes) => async () => {
  const data = path.join(folder, 'postgres-data');
  mkdirSync(data, { recursive: true });
  const url = await postgres.createDatabase();
  const sites = await syncTown.fill({ dataDir: data, postgresUrl: url }, sizes);
  return { place: { data, postgres: url }, sites, drop: async () => undefined };
};

const town = { devices: 510, documents: 24_000, tickets: 600 };
const two = [
  { devices: 3, documents: 0, tickets: 0 },
  { devices: 8, documents: 0, tickets: 0 },
];

/** The lines by name. Each gives its figures by build. */
export const townLines = {
  return: async ({ builds, folder, rounds }) => {
    const storeOf = await copiesOf(folder, [town]);
    const of = (count) =>
      inTurn(builds, rounds, storeOf, (file, place, [site]) => measureReturn(file, place, site, count));
    return { 50: await of(50), 200: await of(200), 500: await of(500) };
  },
  grants: async ({ builds, folder, rounds }) => {
    const storeOf = await copiesOf(folder, [{ ...town, documents: 0 }]);
    return { 50: await inTurn(builds, rounds, storeOf, (file, place, [site]) => measureGrants(file, place, site, 50)) };
  },
  sites: async ({ builds, folder, rounds }) => {
    const sqlite = await inTurn(builds, rounds, await copiesOf(folder, two), measureNeighbours);
    const database = await syncTown.postgres();
    if (!database) return { sqlite };
    try {
      return { sqlite, postgres: await inTurn(builds, rounds, databasesOf(folder, database, two), measureNeighbours) };
    } finally {
      await database.stop();
    }
  },
  fanOut: async ({ builds, folder, rounds }) => {
    const storeOf = await copiesOf(folder, [{ ...town, documents: 0 }]);
    return {
      200: await inTurn(builds, rounds, storeOf, (file, place, [site]) => measureFanOut(file, place, site, 200)),
    };
  },
};

const worst = (runs, key) => Math.max(...runs.map((run) => run[key]));
const middle = (runs, key) =>
  quantile(
    runs.map((run) => run[key]),
    0.5,
  );

/** What is to be reached, by the runs of this build: the times and ratios by their median, what must not happen by the worst run. */
export function townGoals(found) {
  const goals = [];
  const goal = (name, value, wanted, met) => goals.push({ name, value, wanted, met });
  for (const [count, mostS] of [
    [50, 3],
    [200, 6],
    [500, 12],
  ]) {
    const runs = found.return?.[count]?.now;
    if (!runs) continue;
    const lastS = middle(runs, 'lastS');
    goal(`${count} desks back, s`, lastS, `<= ${mostS}`, lastS <= mostS);
    goal(`late calls while ${count} desks come back`, worst(runs, 'late'), '0', worst(runs, 'late') === 0);
  }
  const grants = found.grants?.[50]?.now;
  if (grants) goal('a person granted twice', worst(grants, 'doubles'), '0', worst(grants, 'doubles') === 0);
  for (const [store, runs] of Object.entries(found.sites ?? {})) {
    const ratio = middle(runs.now, 'ratioP99');
    goal(`push beside another site, p99 to alone, ${store}`, ratio, '<= 3', ratio <= 3);
  }
  const fanOut = found.fanOut?.[200];
  if (fanOut) {
    if (fanOut.before) {
      const ratio = round(middle(fanOut.now, 'pullsPerS') / middle(fanOut.before, 'pullsPerS'), 2);
      goal('pulls per second to the build before', ratio, '>= 2', ratio >= 2);
    }
    goal('memory with 200 streams, MB', middle(fanOut.now, 'memoryMb'), '< 150', middle(fanOut.now, 'memoryMb') < 150);
  }
  return goals;
}

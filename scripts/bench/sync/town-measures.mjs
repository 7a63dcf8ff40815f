// What many desks ask of one server, measured by lean desks over HTTP: of a build of the server, on a store that is used up by it.
import { createRequire } from 'node:module';
import { inRoot } from '../../lib/paths.mjs';
import { addressOf, checkpointIn, collectionNames, LeanDesk, sleep } from './lean-desk.mjs';
import { bareLine } from './http.mjs';
import { cpuMsOf, memoryMb, startServer } from './programs.mjs';
import { quantile, round } from './statistics.mjs';

export const { syncTown } = createRequire(import.meta.url)(inRoot('out/bench-sync-town/town.cjs'));

const lateMs = 1_500;
const counters = 5;
const callEveryMs = 200;
const warmUpRounds = 20;

/** A server of a build on a folder or a database. */
const listen = (build, { data, postgres }, port = 0) =>
  startServer(
    build,
    ['--data', data, '--host', '127.0.0.1', '--port', String(port), ...(postgres ? ['--postgres', postgres] : [])],
    /on (http:\S+)/,
  );

const deskAt = (server, { token }, index, more = {}) =>
  new LeanDesk({ address: server.address, token, from: addressOf(index), ...more });

const post = async (desk, path, body, withinMs) => {
  const reply = await desk.send('POST', path, body, withinMs);
  return { status: reply.status, body: reply.status === 200 ? JSON.parse(reply.bytes) : null };
};

const callNext = (desk, counter, turn, candidates, withinMs) =>
  post(desk, '/v1/call-next', { key: `${counter}-${turn}`, deskId: `desk-of-${counter}`, candidates }, withinMs);

/** Counters that call all the while: how long each call took, and how many were beyond the patience of a counter. */
const keepCalling = (server, devices, tickets) => {
  const times = [];
  let isOver = false;
  let late = 0;
  const loops = devices.map(async (device, counter) => {
    const desk = deskAt(server, device, 900 + counter);
    for (let turn = 0; !isOver; turn += 1) {
      const startedMs = performance.now();
      const { status } = await callNext(desk, counter, turn, tickets.slice(counter, counter + 3), lateMs);
      const tookMs = performance.now() - startedMs;
      times.push(tookMs);
      if (status !== 200 || tookMs > lateMs) late += 1;
      await sleep(callEveryMs);
    }
    desk.close();
  });
  return async () => {
    isOver = true;
    await Promise.all(loops);
    return { late, calls: times.length, callP99Ms: round(quantile(times, 0.99)), callMaxMs: round(Math.max(...times)) };
  };
};

/** `count` desks are in step when the server is killed; from the moment it listens again: until each is in step again. */
export async function measureReturn(build, place, site, count) {
  const first = await listen(build, place);
  const port = Number(new URL(first.address).port);
  const desks = site.callers.slice(counters, counters + count).map((device, index) => deskAt(first, device, index));
  const seq = await desks[0].head();
  const opened = desks.map(async (desk) => {
    let end;
    const ended = new Promise((resolve) => (end = resolve));
    await desk.openStream(undefined, end);
    return { ended };
  });
  const streams = await Promise.all(opened);
  await first.end();
  await Promise.all(streams.map(({ ended }) => ended));
  const done = Promise.all(
    desks.map(async (desk) => {
      for (const name of collectionNames) desk.checkpoints.set(name, desks[0].checkpointAt(seq));
      await desk.comeBack('2026-01-01');
      return performance.now();
    }),
  );
  const again = await listen(build, place, port);
  const backMs = performance.now();
  const stopCalling = keepCalling(again, site.callers.slice(0, counters), site.tickets);
  const ready = await done;
  const calls = await stopCalling();
  const memory = await memoryMb(again.pid);
  const refused = desks.reduce((sum, desk) => sum + desk.refused, 0);
  for (const desk of desks) desk.close();
  await again.end();
  return {
    lastS: round((Math.max(...ready) - backMs) / 1_000, 2),
    medianS: round((quantile(ready, 0.5) - backMs) / 1_000, 2),
    refused,
    ...calls,
    memoryMb: round(memory),
  };
}

/** Counters that call as fast as they are answered, from tickets that all of them want. */
export async function measureGrants(build, place, site, count) {
  const server = await listen(build, place);
  const { tickets } = site;
  const desks = site.callers.slice(0, count).map((device, index) => deskAt(server, device, index, { sockets: 1 }));
  const won = new Set();
  const times = [];
  let doubles = 0;
  const startedMs = performance.now();
  await Promise.all(
    desks.map(async (desk, counter) => {
      const taken = new Set();
      for (let turn = 0; ; turn += 1) {
        const candidates = tickets.filter((id) => !taken.has(id)).slice(0, 50);
        if (candidates.length === 0) return;
        const askedMs = performance.now();
        const { status, body } = await callNext(desk, counter, turn, candidates, 20_000);
        if (status !== 200) throw new Error(`call-next: ${status}`);
        times.push(performance.now() - askedMs);
        for (const id of body.taken) taken.add(id);
        if (body.ticketId === null) continue;
        taken.add(body.ticketId);
        if (won.has(body.ticketId)) doubles += 1;
        won.add(body.ticketId);
      }
    }),
  );
  const wholeS = (performance.now() - startedMs) / 1_000;
  for (const desk of desks) desk.close();
  await server.end();
  return { grantsPerS: round(won.size / wholeS), p99Ms: round(quantile(times, 0.99)), doubles };
}

const pushOf = (desk, epoch, rows) =>
  post(desk, '/v1/push', { collection: 'deskSessions', epoch, schemaVersion: 1, rows });

/** Pushes of one row on one site, alone, and beside devices of another that push 1,000 rows at a time. */
export async function measureNeighbours(build, place, [loud, calm]) {
  const server = await listen(build, place);
  const seconds = 8;
  const smalls = calm.callers.map((device, index) => deskAt(server, device, index, { sockets: 1 }));
  for (const one of smalls) await one.head();
  // A device has a bound of calls: the same site pushes from several.
  const singles = async (prefix, isOver) => {
    const times = [];
    for (const [turn, row] of syncTown.documents(calm.siteId, prefix, 3_000).entries()) {
      if (isOver()) break;
      const small = smalls[turn % smalls.length];
      const startedMs = performance.now();
      const { status } = await pushOf(small, small.epoch, [row]);
      if (status !== 200) throw new Error(`push of a row: ${status}`);
      times.push(performance.now() - startedMs);
      await sleep(5);
    }
    return times;
  };
  const during = () => {
    const endMs = performance.now() + seconds * 1_000;
    return () => performance.now() > endMs;
  };
  await singles('W', during());
  const alone = await singles('A', during());
  let isOver = false;
  let bulkRows = 0;
  const bulk = loud.callers.slice(0, 3).map(async (device, index) => {
    const desk = deskAt(server, device, 10 + index);
    await desk.head();
    for (let turn = 0; !isOver; turn += 1) {
      const rows = syncTown.documents(loud.siteId, `B${index}-${turn}-`, 1_000);
      const { status } = await pushOf(desk, desk.epoch, rows);
      if (status === 200) bulkRows += rows.length;
      else await sleep(50);
    }
    desk.close();
  });
  await sleep(500);
  const rowsBefore = bulkRows;
  const startedMs = performance.now();
  const beside = await singles('S', during());
  const rowsPerS = (bulkRows - rowsBefore) / ((performance.now() - startedMs) / 1_000);
  isOver = true;
  await Promise.all(bulk);
  for (const small of smalls) small.close();
  await server.end();
  const p = (times, share) => round(quantile(times, share), 2);
  return {
    ratioP99: round(quantile(beside, 0.99) / quantile(alone, 0.99), 2),
    ratioP50: round(quantile(beside, 0.5) / quantile(alone, 0.5), 2),
    aloneP50Ms: p(alone, 0.5),
    aloneP99Ms: p(alone, 0.99),
    besideP50Ms: p(beside, 0.5),
    besideP99Ms: p(beside, 0.99),
    bulkRowsPerS: round(rowsPerS),
  };
}

/** One device writes; each of the others pulls at its poke, and all have the write before the next is made. */
export async function measureFanOut(build, place, site, count) {
  const server = await listen(build, place);
  const writer = deskAt(server, site.callers[0], 0);
  let since = writer.checkpointAt(await writer.head());
  const scope = { collection: 'deskSessions', limit: 1_000, schemaVersion: 1 };
  let poked = () => undefined;
  const desks = await Promise.all(
    site.callers.slice(1, 1 + count).map(async (device, index) => {
      const desk = deskAt(server, device, 1 + index, { sockets: 1 });
      const line = bareLine(server.address, device.token);
      await desk.openStream((part) => part.includes('data:') && poked(line));
      return { desk, line };
    }),
  );
  const rows = syncTown.documents(site.siteId, 'F', 60);
  const rounds = [];
  let cpuMs = 0;
  for (const [turn, row] of rows.entries()) {
    if (turn === warmUpRounds) cpuMs = await cpuMsOf(server.pid);
    const body = JSON.stringify({ ...scope, since });
    const startedMs = performance.now();
    const all = new Promise((resolve, reject) => {
      let left = desks.length;
      poked = (line) =>
        line.ask('/v1/pull', body).then((text) => {
          if (left === desks.length) since = checkpointIn(text);
          if ((left -= 1) === 0) resolve();
        }, reject);
    });
    await pushOf(writer, writer.epoch, [row]);
    await all;
    rounds.push(performance.now() - startedMs);
  }
  const serverMs = (await cpuMsOf(server.pid)) - cpuMs;
  const memory = await memoryMb(server.pid);
  writer.close();
  for (const { desk, line } of desks) {
    desk.close();
    line.close();
  }
  await server.end();
  const counted = rounds.slice(warmUpRounds);
  const middle = quantile(counted, 0.5);
  return {
    pullsPerS: round((desks.length * 1_000) / middle),
    roundP50Ms: round(middle),
    serverMsPerPull: round(serverMs / (counted.length * desks.length), 3),
    memoryMb: round(memory),
  };
}

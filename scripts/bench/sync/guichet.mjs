// Our side: the server as it is shipped, SQLite with full durability, and desks with the store and exchange of the product.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../lib/paths.mjs';
import { measureCounters } from './counters.mjs';
import { caller } from './http.mjs';
import { startClient, startServer } from './programs.mjs';
import { heldAfter, sizes } from './sizes.mjs';
import { measureStreams } from './streams.mjs';
import { measureWarmed } from './warmed.mjs';

const collection = 'deskSessions';
const pushedAtOnce = 500;
const perAddress = 8;
const day = new Date().toISOString().slice(0, 10);

const listen = (folder, ...more) =>
  startServer(
    inRoot('out/server/server.cjs'),
    ['--data', folder, '--host', '127.0.0.1', '--port', '0', ...more],
    /on (http:\S+)/,
  );

/** The server counts enrolments per address; on Linux the loopback has many. */
const addressFor = (index) => (process.platform === 'linux' ? `127.0.1.${1 + Math.floor(index / perAddress)}` : '');

const callerOf = (server, { token }) => caller(server.address, { authorization: `Bearer ${token}` }, 1);

/** The answer of a call. A server that says « busy » is asked again, as a desk does; the time counts. */
async function must(call) {
  for (;;) {
    const { status, body } = await call();
    if (status === 200) return body;
    if (status !== 503) throw new Error(`the server answered ${status}: ${JSON.stringify(body)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function push(http, name, rows) {
  const { epoch } = await must(() => http.call('GET', '/v1/head'));
  for (let from = 0; from < rows.length; from += pushedAtOnce) {
    const some = rows.slice(from, from + pushedAtOnce).map((row) => ({ ...row, _deleted: false }));
    const body = { collection: name, epoch, schemaVersion: 1, rows: some };
    const { verdicts } = await must(() => http.call('POST', '/v1/push', body));
    const bad = verdicts.find(({ verdict }) => verdict !== 'stored');
    if (bad) throw new Error(`not stored as sent: ${JSON.stringify(bad)}`);
  }
}

/** A server with the documents, the tickets and the devices; each round works on a copy. */
async function prepare(base) {
  rmSync(base, { recursive: true, force: true });
  mkdirSync(base, { recursive: true });
  const server = await listen(base, '--commune', 'Essai', '--site', 'Mairie', '--desks', '4', '--stations', '2');
  const client = await startClient(inRoot('out/faults/desk-process.cjs'));
  const baseUrl = server.address;
  const first = /code (\S+)/.exec(server.said())?.[1] ?? '';
  const devices = [await client.ask('', 'enrol', { baseUrl, code: first, name: 'Poste 0', from: addressFor(0) })];
  const http = callerOf(server, devices[0]);
  // One more than listen: who writes is not told of it.
  while (devices.length <= sizes.streams) {
    const { code } = await must(() => http.call('POST', '/v1/codes', {}));
    const from = addressFor(devices.length);
    devices.push(await client.ask('', 'enrol', { baseUrl, code, name: `Poste ${devices.length}`, from }));
  }
  const { siteId } = devices[0];
  const documents = await client.ask('', 'documents', { siteId, prefix: '', count: sizes.documents });
  await push(http, collection, documents);
  const tickets = await client.ask('', 'tickets', { siteId, prefix: 'T', day, count: sizes.tickets });
  await push(http, 'tickets', tickets);
  http.close();
  await client.end();
  await server.end('SIGTERM');
  return { devices, documents, tickets: tickets.map(({ id }) => id) };
}

async function measureDesks(server, client, devices) {
  const start = (index, token) => ({
    baseUrl: server.address,
    folder: '',
    storeName: `desk-${index}`,
    identity: { ...devices[index], ...(token === undefined ? {} : { token }) },
  });
  const initialSyncMs = await client.ask('a', 'initialSync', { ...start(0), count: sizes.documents });
  await client.ask('b', 'initialSync', { ...start(1), count: sizes.documents });
  const { relayMs, latenciesMs } = await measureWarmed({
    relay: (prefix) => client.ask('a', 'relay', { to: 'b', prefix, count: sizes.relayed }),
    singles: (prefix, count) => client.ask('a', 'latencies', { to: 'b', prefix, count }),
  });
  await client.ask('a', 'close', null);
  await client.ask('c', 'initialSync', { ...start(2), count: heldAfter });
  await client.ask('c', 'connect', { baseUrl: server.address, token: null });
  const way = { baseUrl: server.address, token: devices[2].token };
  const backlogMs = await client.ask('c', 'backlog', { way, prefix: 'B', count: sizes.backlog });
  return { initialSyncMs, relayMs, latenciesMs, backlogMs };
}

async function measureCalls(server, devices, tickets) {
  const counters = devices.slice(0, sizes.counters).map((device) => callerOf(server, device));
  const result = await measureCounters(sizes.counters, tickets.length, async (counter, taken) => {
    for (;;) {
      const candidates = tickets.filter((id) => !taken.has(id)).slice(0, 50);
      if (candidates.length === 0) return null;
      const key = `${counter}-${taken.size}-${candidates[0]}`;
      const wish = { key, deskId: `desk-of-${counter}`, candidates };
      const reply = await must(() => counters[counter].call('POST', '/v1/call-next', wish));
      for (const id of reply.taken) taken.add(id);
      if (reply.ticketId !== null) return reply.ticketId;
    }
  });
  for (const counter of counters) counter.close();
  return result;
}

/** Makes our rival under a folder: `round(n)` measures once, on fresh processes and a fresh copy of the data. */
export async function guichet(folder) {
  const base = path.join(folder, 'guichet-base');
  const { devices, documents, tickets } = await prepare(base);
  const round = async (n) => {
    const data = path.join(folder, `guichet-${n}`);
    cpSync(base, data, { recursive: true });
    const server = await listen(data);
    const client = await startClient(inRoot('out/faults/desk-process.cjs'));
    const desks = await measureDesks(server, client, devices);
    await client.end();
    const http = callerOf(server, devices[0]);
    const extra = documents.slice(0, 100).map((row, index) => ({ ...row, id: `S${row.id}${index}` }));
    const streams = await measureStreams({
      pid: server.pid,
      listeners: devices.slice(1).map(({ token }) => ({
        url: `${server.address}/v1/stream`,
        headers: { authorization: `Bearer ${token}` },
      })),
      isNews: (text) => text.includes('data:'),
      write: (turn) => push(http, collection, [extra[turn]]),
    });
    http.close();
    const calls = await measureCalls(server, devices, tickets);
    await server.end();
    rmSync(data, { recursive: true, force: true });
    return { ...desks, streams, calls };
  };
  return { name: 'Guichet', documents, tickets, round };
}

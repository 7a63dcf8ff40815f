// The named rival: PouchDB 9 desks with express-pouchdb on LevelDB.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../lib/paths.mjs';
import { measureCounters } from './counters.mjs';
import { caller } from './http.mjs';
import { startClient, startServer } from './programs.mjs';
import { heldAfter, sizes } from './sizes.mjs';
import { measureStreams } from './streams.mjs';
import { measureWarmed } from './warmed.mjs';

const here = (file) => inRoot('scripts/bench/sync', file);
const written = (status) => status === 200 || status === 201;

const listen = (peers, data) => startServer(here('pouch-server.cjs'), [peers, data], /listening on (http:\S+)\//, data);

const ticketDocument = (id) => ({ _id: id, status: 'waiting', deskId: '' });

/** A server with the documents and the tickets; each round works on a copy. Gives the revisions of the tickets. */
async function prepare(peers, base, documents, tickets) {
  rmSync(base, { recursive: true, force: true });
  mkdirSync(base, { recursive: true });
  const server = await listen(peers, base);
  const http = caller(server.address, {}, 1);
  const put = async (database, docs) => {
    const { status, body } = await http.call('POST', `/${database}/_bulk_docs`, { docs });
    if (!written(status)) throw new Error(`bulk: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  await http.call('PUT', '/town');
  await http.call('PUT', '/tickets');
  const docs = documents.map(({ id, ...rest }) => ({ ...rest, _id: id }));
  for (let from = 0; from < docs.length; from += 500) await put('town', docs.slice(from, from + 500));
  const rows = await put('tickets', tickets.map(ticketDocument));
  http.close();
  await server.end('SIGTERM');
  return rows.map(({ id, rev }) => ({ id, rev }));
}

async function measureDesks(server, client, documents) {
  const url = `${server.address}/town`;
  const some = (count) => documents.slice(0, count);
  const initialSyncMs = await client.ask('a', 'initialSync', { url, wanted: sizes.documents });
  await client.ask('b', 'initialSync', { url, wanted: sizes.documents });
  const { relayMs, latenciesMs } = await measureWarmed({
    relay: (prefix) => client.ask('a', 'relay', { to: 'b', prefix, documents: some(sizes.relayed) }),
    singles: (prefix, count) => client.ask('a', 'latencies', { to: 'b', prefix, documents: some(count) }),
  });
  await client.ask('a', 'close', null);
  await client.ask('c', 'initialSync', { url, wanted: heldAfter });
  const backlogMs = await client.ask('c', 'backlog', { prefix: 'B', documents: some(sizes.backlog) });
  return { initialSyncMs, relayMs, latenciesMs, backlogMs };
}

/** PouchDB has no call that one desk wins: a desk writes on the revision that it knows, and tries the next on a conflict. */
async function measureCalls(server, tickets) {
  const lines = Array.from({ length: sizes.counters }, () => caller(server.address, {}, 1));
  const result = await measureCounters(sizes.counters, tickets.length, async (counter, taken) => {
    for (const { id, rev } of tickets) {
      if (taken.has(id)) continue;
      const body = { ...ticketDocument(id), _rev: rev, status: 'called', deskId: `desk-of-${counter}` };
      const { status } = await lines[counter].call('PUT', `/tickets/${id}`, body);
      if (written(status)) return id;
      taken.add(id);
    }
    return null;
  });
  for (const line of lines) line.close();
  return result;
}

/** Makes the rival under a folder, with the documents and tickets of ours. */
export async function pouch(folder, peers, documents, ticketIds) {
  const base = path.join(folder, 'pouch-base');
  const tickets = await prepare(peers, base, documents, ticketIds);
  const round = async (n) => {
    const data = path.join(folder, `pouch-${n}`);
    cpSync(base, data, { recursive: true });
    const server = await listen(peers, data);
    const client = await startClient(here('pouch-client.cjs'), [peers]);
    const desks = await measureDesks(server, client, documents);
    await client.end();
    const http = caller(server.address, {}, 1);
    // The answer begins with the first heartbeat.
    const feed = `${server.address}/town/_changes?feed=continuous&since=now&heartbeat=5000`;
    const streams = await measureStreams({
      pid: server.pid,
      listeners: Array.from({ length: sizes.streams }, () => ({ url: feed, headers: {} })),
      isNews: (text) => text.includes('"id"'),
      write: (turn) => http.call('PUT', `/town/stream-${turn}`, { turn }),
    });
    http.close();
    const calls = await measureCalls(server, tickets);
    await server.end();
    rmSync(data, { recursive: true, force: true });
    return { ...desks, streams, calls };
  };
  return { name: 'PouchDB 9 + express-pouchdb', round };
}

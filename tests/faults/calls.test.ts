import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

import { SCHEMA_VERSION } from '#shared/sync/protocol';
import { calls } from '#shared/sync/wire/calls';

import { startPostgres, type TestPostgres } from '../../sync-server/test/support/postgres';
import { buildPrograms, startServer, type ServerProcess } from './support/server-process';
import { foundTown, type Town } from './support/town';
import { waitingTickets } from './support/waiting-tickets';

const callers = 50;
const devices = 5;
const people = 600;
const mostTries = 40;

let postgres: TestPostgres;
let town: Town | undefined;
let second: ServerProcess | undefined;

beforeAll(async () => {
  await buildPrograms();
  postgres = await startPostgres();
}, 120_000);
afterEach(async () => {
  await town?.close();
  await second?.end('SIGKILL');
});
afterAll(() => postgres.stop());

const fill = async (founded: Town): Promise<string[]> => {
  const { epoch, siteId } = calls.head.output.parse(await founded.call('/v1/head'));
  const tickets = waitingTickets(siteId, 'T', new Date().toISOString().slice(0, 10), people);
  const rows = tickets.map((ticket) => ({ ...ticket, _deleted: false }));
  const body = { collection: 'tickets', epoch, schemaVersion: SCHEMA_VERSION, rows };
  const { verdicts } = calls.push.output.parse(await founded.call('/v1/push', body));
  expect(verdicts.filter(({ verdict }) => verdict !== 'stored')).toEqual([]);
  return tickets.map(({ id }) => id);
};

type Counter = { readonly deskId: string; readonly url: string; readonly token: string };

/** One call with one key, tried again as long as it brings no answer. */
const ask = async ({ deskId, url, token }: Counter, key: string, candidates: readonly string[]) => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  for (let tries = 0; ; tries += 1) {
    const body = JSON.stringify({ key, deskId, candidates });
    const reply = await fetch(`${url}/v1/call-next`, { method: 'POST', headers, body });
    const text = await reply.text();
    if (reply.ok) return calls.callNext.output.parse(JSON.parse(text));
    if (tries >= mostTries || reply.status < 500) throw new Error(`call-next: ${reply.status} ${text}`);
  }
};

/** Calls people until nobody waits; gives whom this counter called. */
const work = async (counter: Counter, tickets: readonly string[]): Promise<string[]> => {
  const called: string[] = [];
  const gone = new Set<string>();
  for (let turn = 0; gone.size < tickets.length; turn += 1) {
    const candidates = tickets.filter((id) => !gone.has(id)).slice(0, 50);
    const { ticketId, taken } = await ask(counter, `${counter.deskId}-${turn}`, candidates);
    for (const id of taken) gone.add(id);
    if (ticketId === null) continue;
    called.push(ticketId);
    gone.add(ticketId);
  }
  return called;
};

const cases = [
  { store: 'SQLite', processes: 1 },
  { store: 'SQLite', processes: 2 },
  { store: 'PostgreSQL', processes: 1 },
  { store: 'PostgreSQL', processes: 2 },
] as const;

it.each(cases)(
  'calls each of 600 once from 50 counters: $store, $processes process(es)',
  { timeout: 300_000 },
  async ({ store, processes }) => {
    const place = store === 'PostgreSQL' ? ['--postgres', await postgres.createDatabase()] : undefined;
    const founded = await foundTown(place);
    town = founded;
    const urls = [founded.server().url];
    if (processes === 2) {
      second = await startServer([...(place ?? ['--data', founded.dataDir]), '--port', '0']);
      urls.push(second.url);
    }
    const tickets = await fill(founded);
    const tokens: string[] = [];
    for (let index = 0; index < devices; index += 1) tokens.push((await founded.enrolDevice(`poste ${index}`)).token);
    const counters = Array.from({ length: callers }, (_, index): Counter => ({
      deskId: `desk-of-${index}`,
      url: urls[index % urls.length] ?? '',
      token: tokens[index % tokens.length] ?? '',
    }));
    const called = (await Promise.all(counters.map((counter) => work(counter, tickets)))).flat();
    expect(called).toHaveLength(people);
    expect(new Set(called).size).toBe(people);
  },
);

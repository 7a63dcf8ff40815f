import { setTimeout as sleep } from 'node:timers/promises';

import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { buildApp } from '#server/app';
import { codeHash } from '#server/devices/one-time-code';
import { freshId, freshToken } from '#server/lib/fresh';
import { databaseClock } from '#server/run/database-clock';
import { seedSite } from '#server/seed/seed-site';
import { openPostgresStore } from '#server/store/postgres/open-postgres-store';
import type { DeviceRank, Store } from '#server/store/port';
import { calls } from '#shared/sync/wire/calls';

import { SITE, ticket, wire } from './support/documents';
import { enrolOverHttp } from './support/enrol-over-http';
import { kioskTown, touch } from './support/kiosk-town';
import { startPostgres, type TestPostgres } from './support/postgres';
import { codeOf } from './support/code-of';

const AT = '2026-11-23T08:00:00.000Z';

type Running = { readonly app: FastifyInstance; readonly store: Store; readonly url: string };

let database: TestPostgres;
let servers: readonly Running[];
/** Two more, on a database of their own. */
const apart: Running[] = [];

const run = async (
  address: string,
  epoch: string,
  clockOf: (store: Store) => Promise<() => number> = () => Promise.resolve(() => Date.parse(AT)),
): Promise<Running> => {
  const store = await openPostgresStore({ url: address, at: AT, epoch });
  const app = buildApp({
    store,
    clock: await clockOf(store),
    newId: freshId,
    newToken: freshToken,
    allowedOrigins: [],
  });
  return { app, store, url: await app.listen({ port: 0, host: '127.0.0.1' }) };
};

beforeAll(async () => {
  database = await startPostgres();
  const address = await database.createDatabase();
  const first = await run(address, 'a');
  await seedSite(first.store, SITE, { reference: kioskTown() }, AT);
  servers = [first, await run(address, 'b')];
}, 240_000);
afterAll(async () => {
  for (const { app, store } of [...(servers ?? []), ...apart]) {
    const closed = app.close();
    // The client keeps spare connections open, as a browser does.
    setTimeout(() => app.server.closeAllConnections(), 200);
    await closed;
    await store.close();
  }
  await database.stop();
});

const enrol = async ({ store, url }: Running, rank: DeviceRank): Promise<string> => {
  const code = freshId();
  await store.addCode(codeOf(codeHash(code), SITE, rank, '2126-11-23T08:10:00.000Z'), 99);
  return (await enrolOverHttp(url, code)).token;
};

const call = (url: string, token: string, path: string, body?: object): Promise<Response> =>
  fetch(`${url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

it('gives one ticket for a touch that reaches two servers at once, and tells the kiosk that listens to the other', async () => {
  const [here, there] = servers;
  if (!here || !there) throw new Error('no servers');
  const token = await enrol(here, 'kiosk');
  const other = await enrol(there, 'kiosk');
  const cut = new AbortController();
  const headers = { authorization: `Bearer ${other}` };
  const stream = await fetch(`${there.url}/v1/stream`, { headers, signal: cut.signal });
  let heard = '';
  const reading = async (): Promise<void> => {
    const decoder = new TextDecoder();
    if (stream.body) for await (const chunk of stream.body) heard += decoder.decode(chunk as Uint8Array);
  };
  void reading().catch(() => undefined);
  const ahead = async () => {
    const shown = calls.publication.output.parse(await (await call(there.url, other, '/v1/publication')).json());
    return shown.kiosk?.reasons[0]?.ahead;
  };
  expect(await ahead()).toBe(0);
  const wish = touch();
  const replies = await Promise.all(
    [here, there, here, there].map(async ({ url }) =>
      calls.kioskTicket.output.parse(await (await call(url, token, '/v1/kiosk/ticket', wish)).json()),
    ),
  );
  expect(new Set(replies.map(({ label, trackKey }) => `${label} ${trackKey}`)).size).toBe(1);
  await expect.poll(() => heard).toContain('"collection":"publication"');
  await sleep(100);
  expect(heard).not.toContain('tickets');
  expect(await ahead()).toBe(1);
  const page = await fetch(`${there.url}/t/${replies[0]?.trackKey ?? ''}`);
  expect(await page.text()).toContain('<bdi>A001</bdi>');
  cut.abort();
});

it('holds what one server promised at the other, though the clocks of their machines are a day apart', async () => {
  const address = await database.createDatabase();
  for (const dayMs of [0, 86_400_000]) {
    const clock = async (store: Store): Promise<() => number> => {
      const shared = await databaseClock(store, () => Date.now() + dayMs);
      shared.stop();
      return shared.now;
    };
    apart.push(await run(address, `clock-${dayMs}`, clock));
  }
  const [here, there] = apart;
  if (!here || !there) throw new Error('no servers');
  await seedSite(here.store, SITE, { reference: kioskTown() }, AT);
  const [ours, theirs] = [await enrol(here, 'desk'), await enrol(there, 'desk')];
  const head = calls.head.output.parse(await (await call(here.url, ours, '/v1/head')).json());
  const other = calls.head.output.parse(await (await call(there.url, theirs, '/v1/head')).json());
  expect(Math.abs(Date.parse(other.now) - Date.parse(head.now))).toBeLessThan(10_000);
  const rows = [wire(ticket('t1'))];
  const pushed = { collection: 'tickets', epoch: head.epoch, schemaVersion: 1, rows };
  expect((await call(here.url, ours, '/v1/push', pushed)).status).toBe(200);
  const wish = (key: string, deskId: string) => ({ key, deskId, candidates: ['t1'] });
  const granted = await (await call(here.url, ours, '/v1/call-next', wish('k1', 'desk-1'))).json();
  const second = await (await call(there.url, theirs, '/v1/call-next', wish('k2', 'desk-2'))).json();
  expect([calls.callNext.output.parse(granted).ticketId, calls.callNext.output.parse(second).ticketId]).toEqual([
    't1',
    null,
  ]);
});

import { setTimeout as sleep } from 'node:timers/promises';

import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { buildApp } from '#server/app';
import { codeHash } from '#server/devices/one-time-code';
import { freshId, freshToken } from '#server/lib/fresh';
import { seedSite } from '#server/seed/seed-site';
import { openPostgresStore } from '#server/store/postgres/open-postgres-store';
import type { DeviceRank, Store } from '#server/store/port';
import { calls } from '#shared/sync/wire/calls';

import { SITE } from './support/documents';
import { enrolOverHttp } from './support/enrol-over-http';
import { kioskTown, touch } from './support/kiosk-town';
import { startPostgres, type TestPostgres } from './support/postgres';
import { codeOf } from './support/code-of';

const AT = '2026-11-23T08:00:00.000Z';

type Running = { readonly app: FastifyInstance; readonly store: Store; readonly url: string };

let database: TestPostgres;
let servers: readonly Running[];

const run = async (address: string, epoch: string): Promise<Running> => {
  const store = await openPostgresStore({ url: address, at: AT, epoch });
  const app = buildApp({
    store,
    clock: () => Date.parse(AT),
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
  for (const { app, store } of servers ?? []) {
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
  await store.addCode(codeOf(codeHash(code), SITE, rank, '2026-11-23T08:10:00.000Z'), 99);
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

import { randomUUID } from 'node:crypto';

import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { buildApp } from '#server/app';
import { issueCode } from '#server/devices/one-time-code';
import { seedSite } from '#server/seed/seed-site';
import { openMemoryStore } from '#server/store/memory/open-memory-store';
import { demoSiteId } from '#shared/demo/demo-reference';
import { demoTown } from '#shared/demo/demo-town';
import type { DeviceRank } from '#shared/domain/rights/writes';

import { enrolOverHttp } from '../../sync-server/test/support/enrol-over-http';
import { openData, type OpenedData } from '../../src/renderer/data/open-data';
import { leadAlone } from '../../src/renderer/sync/lead-by-lock';
import { until } from '../../src/renderer/sync/testing/test-desk';

const now = '2026-11-24T09:30:00.000Z';
const newId = (): string => randomUUID();
const whole = demoTown({ seed: 8, today: '2026-11-24', now });
const recent = <Entity extends { readonly day: string }>(all: readonly Entity[]): Entity[] =>
  all.filter(({ day }) => day >= '2026-11-23' && day <= '2026-11-24');
const town = {
  ...whole,
  citizens: whole.citizens.slice(0, 200),
  appointments: recent(whole.appointments),
  tickets: recent(whole.tickets),
  requests: recent(whole.requests),
  deskSessions: recent(whole.deskSessions),
};

let indexedDB: IDBFactory;
let opened: OpenedData[] = [];

const startServer = async () => {
  const store = openMemoryStore({ epoch: newId() });
  await seedSite(store, demoSiteId, town, now);
  const clock = (): number => Date.parse(now);
  const app = buildApp({ store, allowedOrigins: [], clock, newId, newToken: () => newId() + newId() });
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  return { store, app, baseUrl };
};
let server: Awaited<ReturnType<typeof startServer>>;

const openDevice = async (rank: DeviceRank): Promise<OpenedData> => {
  const { code } = await issueCode(
    { store: server.store, mark: () => Promise.resolve('') },
    demoSiteId,
    rank,
    Date.parse(now),
  );
  const { deviceId, token, series } = await enrolOverHttp(server.baseUrl, code, 'Poste');
  const connection = { baseUrl: server.baseUrl, token, deviceId, siteId: demoSiteId, series };
  const data = await openData({
    connection: rank === 'elected' ? { ...connection, isElected: true } : connection,
    storeName: `${rank}-${newId()}`,
    storage: getRxStorageDexie({ indexedDB, IDBKeyRange }),
    multiInstance: false,
    station: () => ({ agentId: '', deskId: '' }),
    now: () => new Date(now),
    newId,
    random: () => 0,
    lead: leadAlone,
    onFault: (error) => {
      throw error;
    },
    onClockOffset: () => undefined,
  });
  opened.push(data);
  return data;
};

/** All that the browser keeps on disk, as text. */
const onDisk = async (): Promise<string> => {
  const texts: string[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error(name)));
    });
    for (const table of database.objectStoreNames) {
      const rows = await new Promise<unknown[]>((resolve) => {
        const request = database.transaction(table).objectStore(table).getAll();
        request.addEventListener('success', () => resolve(request.result));
      });
      texts.push(JSON.stringify(rows));
    }
    database.close();
  }
  return texts.join('\n');
};

beforeEach(async () => {
  indexedDB = new IDBFactory();
  opened = [];
  server = await startServer();
});
afterEach(async () => {
  for (const data of opened) await data.close();
  server.app.server.closeAllConnections();
  await server.app.close();
  await server.store.close();
});

it('gives a device of the elected its figures and the names of things, and no person on its disk', async () => {
  const elected = await openDevice('elected');
  const { database, server: line } = elected.context;
  await until(() => elected.sync.read().kind === 'synced', 'the device is in step');
  const kinds = new Set((await database.reference.find().exec()).map(({ kind }) => kind));
  expect([...kinds].toSorted()).toEqual(['department', 'reason', 'site', 'theme']);
  const answer = await line.elected({ year: 0 });
  const report = answer.ok ? answer.value.report : null;
  expect(report).toMatchObject({ period: { kind: 'custom', from: '2026-01-01', to: '2026-10-31' } });
  expect(report).toHaveProperty('contacts');
  expect(await line.sheets({ epoch: '', since: 0, limit: 10 })).toMatchObject({ reason: { code: 'unreachable' } });
  for (const name of ['citizens', 'appointments', 'tickets', 'requests', 'deskSessions'] as const)
    expect([name, await database[name].count().exec()]).toEqual([name, 0]);
  const disk = await onDisk();
  expect(disk).toContain('reason-passport');
  for (const citizen of town.citizens) expect(disk.includes(citizen.id)).toBe(false);
  for (const { body } of town.reference) if (body.kind === 'agent') expect(disk.includes(body.name)).toBe(false);
});

it('finds the persons on the disk of an ordinary desk, so that the test above can fail', async () => {
  const desk = await openDevice('desk');
  await until(
    async () => (await desk.context.database.citizens.count().exec()) === town.citizens.length,
    'citizens came',
  );
  const disk = await onDisk();
  expect(town.citizens.filter(({ id }) => disk.includes(id)).length).toBeGreaterThan(100);
}, 240_000);

it('brings the server’s facts to a desk, which are those of its own documents', async () => {
  const desk = await openDevice('desk');
  desk.context.facts.want();
  const read = () => desk.context.facts.read('2026-11-01', '2026-11-24');
  await until(async () => (await read()).asOf !== '' && !(await read()).isStale, 'the facts came');
  const { facts } = await read();
  expect(facts?.tickets.length).toBe(town.tickets.filter(({ day }) => day <= '2026-11-24').length);
  expect(new Set(facts?.tickets.map(({ id }) => id)).size).toBe(facts?.tickets.length);
}, 240_000);

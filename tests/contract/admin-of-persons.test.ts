import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { buildApp } from '#server/app';
import { issueCode } from '#server/devices/one-time-code';
import { seedSite } from '#server/seed/seed-site';
import { openSqliteStore } from '#server/store/sqlite/open-sqlite-store';
import type { Store } from '#server/store/port';
import { asideRows } from '#shared/domain/conflicts/find-conflicts';
import type { Reference } from '#shared/domain/model/reference';

import { enrolOverHttp } from '../../sync-server/test/support/enrol-over-http';
import { load } from '../../src/renderer/data/load';
import { must } from '../../src/renderer/data/testing/test-data';
import { siteId, town } from '../../src/renderer/data/testing/town';
import { openDesk, until, type TestDesk } from '../../src/renderer/sync/testing/test-desk';

const newId = (): string => randomUUID();
const passage = { reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' } as const;
const admin: Reference = {
  id: 'agent-max',
  siteId,
  kind: 'agent',
  body: { kind: 'agent', name: 'Max', shortName: 'Max', role: 'admin', usualDeskId: '' },
};

let store: Store;
let app: ReturnType<typeof buildApp>;
/** The only desk of the town: an administrator’s, at which `agent-1` writes. */
let desk: TestDesk;

beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:', at: new Date().toISOString(), epoch: newId() });
  app = buildApp({
    store,
    allowedOrigins: [],
    clock: Date.now,
    newId,
    pinProof: async (pin, salt) => `${salt} ${pin}`,
  });
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  await seedSite(store, siteId, { reference: [...town, admin] }, new Date().toISOString());
  const { code } = await issueCode({ store, mark: () => Promise.resolve('') }, siteId, 'admin', Date.now());
  const { deviceId, token, series } = await enrolOverHttp(baseUrl, code, 'admin');
  desk = await openDesk(baseUrl, deviceId, { token, series });
  const { reference } = desk.context.database;
  await until(async () => (await reference.count().exec()) === town.length + 1, 'the reference data arrived');
  await desk.context.server.choosePin({ agentId: 'agent-max', pin: '', next: '650312' });
});
afterEach(async () => {
  await desk.close();
  app.server.closeAllConnections();
  await app.close();
  await store.close();
});

const signInHere = async (): Promise<unknown> => {
  const entries = await desk.context.database.reference.find().exec();
  const body = entries.map((one) => one.body).find(({ kind }) => kind === 'site');
  return body?.kind === 'site' ? body.signIn : undefined;
};

it('knows at the desk that asked how agents are known as soon as that is answered, on and off', async () => {
  must(await desk.commands.chooseSignIn({ mode: 'pin', lockMin: 15 }));
  expect(await signInHere()).toMatchObject({ lockMin: 15 });
  must(await desk.commands.chooseSignIn({ mode: 'names', lockMin: 15 }));
  expect(await signInHere()).toBeUndefined();
});

it('tells of what its own desk wrote without identification until an administrator has decided, whichever way', async () => {
  must(await desk.commands.chooseSignIn({ mode: 'pin', lockMin: 0 }));
  const tickets = [must(await desk.commands.logPassage(passage)), must(await desk.commands.logPassage(passage))];
  const [taken, left] = tickets.map(({ ticketId }) => ticketId);
  const { deviceId } = desk.context;
  /** The tickets that the place of conflicts would list. */
  const listed = async (): Promise<readonly string[]> => {
    const own = desk.sync.read().refused.map((row) => ({ ...row, deviceId, isOwn: true }));
    const rows = must(await desk.context.server.quarantine()).rows.map((row) => ({ ...row, isOwn: false }));
    return [...new Set(asideRows(own, rows).flatMap(({ collection, id }) => (collection === 'tickets' ? [id] : [])))];
  };
  await until(async () => (await listed()).length === 2, 'both are kept aside');
  const settle = (id: string, take: boolean) =>
    desk.commands.settleUnproved({ collection: 'tickets', id, deviceId, upTo: '2099-01-01', take });
  expect(must(await settle(taken ?? '', true))).toBe('done');
  await until(async () => (await listed()).join(' ') === left, 'the one that was taken in is gone');
  expect(must(await settle(left ?? '', false))).toBe('done');
  expect(await listed()).toEqual([]);
  expect(must(await settle(left ?? '', true))).toBe('gone');
  // Its desk holds it all the same.
  expect(await load(desk.context, 'tickets', left ?? '')).not.toBeNull();
  expect((await store.bodies(siteId, 'tickets', [taken ?? '', left ?? ''])).length).toBe(1);
  expect(desk.faults).toEqual([]);
});

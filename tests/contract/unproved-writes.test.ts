import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { buildApp } from '#server/app';
import { issueCode } from '#server/devices/one-time-code';
import { seedSite } from '#server/seed/seed-site';
import { openSqliteStore } from '#server/store/sqlite/open-sqlite-store';
import type { DeviceRank, Store } from '#server/store/port';
import type { Reference } from '#shared/domain/model/reference';
import type { ReadInput } from '#shared/sync/wire/calls';
import { calls, type CallName } from '#shared/sync/wire/calls';

import { enrolOverHttp, type Enrolled } from '../../sync-server/test/support/enrol-over-http';
import { load } from '../../src/renderer/data/load';
import { must } from '../../src/renderer/data/testing/test-data';
import { siteId, town } from '../../src/renderer/data/testing/town';
import { openDesk, until, type TestDesk } from '../../src/renderer/sync/testing/test-desk';

const newId = (): string => randomUUID();
const passage = { reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' } as const;
const [ownPin, adminPin] = ['482913', '650312'];

const admin: Reference = {
  id: 'agent-max',
  siteId,
  kind: 'agent',
  body: { kind: 'agent', name: 'Max', shortName: 'Max', role: 'admin', usualDeskId: '' },
};

/** Counts pushes of each device, as the server hears them. */
let pushes = 0;
let store: Store;
let app: ReturnType<typeof buildApp>;
let baseUrl = '';
let boss: Enrolled;
let desks: TestDesk[] = [];

const ask = async <Name extends CallName>(by: Enrolled, name: Name, body: ReadInput<Name>): Promise<unknown> => {
  const { method, path } = calls[name];
  const headers = { authorization: `Bearer ${by.token}`, 'content-type': 'application/json' };
  const init = method === 'GET' ? { headers } : { method, headers, body: JSON.stringify(body) };
  const id = (body as { readonly id?: string }).id ?? '';
  const reply = await fetch(`${baseUrl}${path.replace(':id', encodeURIComponent(id))}`, init);
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return reply.json();
};

const enrolled = async (rank: DeviceRank): Promise<Enrolled> => {
  const { code } = await issueCode({ store, mark: () => Promise.resolve('') }, siteId, rank, Date.now());
  return enrolOverHttp(baseUrl, code, rank);
};

const openAt = async (by: Enrolled): Promise<TestDesk> => {
  const desk = await openDesk(baseUrl, by.deviceId, { token: by.token, series: by.series });
  desks.push(desk);
  await until(
    async () => (await desk.context.database.reference.count().exec()) === town.length + 1,
    'the reference data arrived',
  );
  return desk;
};

beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:', at: new Date().toISOString(), epoch: newId() });
  app = buildApp({
    store,
    allowedOrigins: [],
    clock: Date.now,
    newId,
    pinProof: async (pin, salt) => `${salt} ${pin}`,
  });
  pushes = 0;
  app.addHook('onRequest', async ({ url }) => {
    if (url === calls.push.path) pushes += 1;
  });
  baseUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  await seedSite(store, siteId, { reference: [...town, admin] }, new Date().toISOString());
  boss = await enrolled('admin');
  await ask(boss, 'choosePin', { agentId: 'agent-max', pin: '', next: adminPin });
  await ask(boss, 'chooseSignIn', { mode: 'pin', lockMin: 0 });
});
afterEach(async () => {
  for (const desk of desks) await desk.close();
  desks = [];
  app.server.closeAllConnections();
  await app.close();
  await store.close();
});

const refusedAt = (desk: TestDesk): readonly string[] => desk.sync.read().refused.map(({ why }) => why);
const bodyOf = async (id: string): Promise<{ events: { type: string }[] } | null> => {
  const [text] = await store.bodies(siteId, 'tickets', [id]);
  return text === undefined ? null : (JSON.parse(text) as { events: { type: string }[] });
};

it('tells an agent who did not sign in that their ticket was kept aside, and gives it to all once an administrator takes it in', async () => {
  const by = await enrolled('desk');
  const [desk, other] = [await openAt(by), await openAt(await enrolled('desk'))];
  const { ticketId } = must(await desk.commands.logPassage(passage));
  // Its request goes beside it, in a push of its own.
  await until(() => refusedAt(desk).length === 2, 'the desk hears of both');
  expect(refusedAt(desk)).toContain('issued.by');
  expect(await bodyOf(ticketId)).toBeNull();
  // It is at its desk all the same, and nothing is sent again and again.
  expect(await load(desk.context, 'tickets', ticketId)).not.toBeNull();
  const before = pushes;
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(pushes).toBe(before);
  await ask(boss, 'settleUnproved', {
    collection: 'tickets',
    id: ticketId,
    deviceId: by.deviceId,
    upTo: '2099-01-01',
    take: true,
  });
  await until(async () => (await load(other.context, 'tickets', ticketId)) !== null, 'the other desk has it');
  desk.wake();
  await until(() => !refusedAt(desk).includes('issued.by'), 'its desk hears that it is there');
  expect([...desk.faults, ...other.faults]).toEqual([]);
});

it('sends what it kept once more after its agent signed in', async () => {
  const by = await enrolled('desk');
  const desk = await openAt(by);
  const { ticketId } = must(await desk.commands.logPassage(passage));
  await until(() => refusedAt(desk).includes('issued.by'), 'the desk hears of it');
  await ask(by, 'choosePin', { agentId: 'agent-1', pin: '', next: ownPin });
  must(await desk.commands.settleRetry({ collection: 'tickets', id: ticketId }));
  await until(async () => (await bodyOf(ticketId)) !== null, 'the server has it');
  await until(() => refusedAt(desk).every((why) => why !== 'issued.by'), 'the desk hears of it');
});

it('keeps an act of another agent that nobody proved, sends on what is proved, and comes to rest', async () => {
  const by = await enrolled('desk');
  await ask(by, 'choosePin', { agentId: 'agent-1', pin: '', next: ownPin });
  const desk = await openAt(by);
  const { ticketId } = must(await desk.commands.logPassage(passage));
  await until(async () => (await bodyOf(ticketId)) !== null, 'the server has it');
  // Somebody else at the same desk who did not sign in, as another program would write it.
  const document = must({ ok: true, value: await desk.context.database.tickets.findOne(ticketId).exec() } as const);
  const at = new Date().toISOString();
  await document?.incrementalModify((latest) => ({
    ...latest,
    events: [
      ...latest.events,
      { id: newId(), n: 2, at, by: { agentId: 'agent-max', deviceId: by.deviceId, deskId: '' }, type: 'parked' },
    ],
  }));
  must(await desk.commands.markPriority({ ticketId, priority: true }));
  await until(async () => ((await bodyOf(ticketId))?.events.length ?? 0) === 2, 'what is proved is there');
  const types = (await bodyOf(ticketId))?.events.map(({ type }) => type);
  expect(types).toEqual(['issued', 'priorityMarked']);
  const rest = async (): Promise<boolean> => {
    const before = pushes;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return pushes === before;
  };
  await until(rest, 'nothing is sent again and again');
  expect(pushes).toBeLessThan(12);
  expect((await load(desk.context, 'tickets', ticketId))?.events.map(({ type }) => type).toSorted()).toEqual([
    'issued',
    'parked',
    'priorityMarked',
  ]);
  expect(desk.faults).toEqual([]);
});

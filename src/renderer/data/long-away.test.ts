import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, it } from 'vitest';

import type { Citizen } from '#shared/domain/model/citizen';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { AnyEvent } from '#shared/domain/model/event';
import type { WireDocument } from '#shared/sync/protocol';
import { addDays } from '#shared/time/civil';

import { newId } from '../platform/ids';
import { startFakeServer, type FakeServer } from '../sync/testing/fake-server';
import { openDesk, until, type DeskOptions, type TestDesk } from '../sync/testing/test-desk';
import { createKeyValues } from './key-values';
import { sealedMemory } from './testing/test-seal';
import { siteId, town } from './testing/town';

const dayMs = 86_400_000;
const today = new Date().toISOString().slice(0, 10);

let server: FakeServer;
let open: TestDesk[] = [];
/** By how much clocks of desks have gone on since they were opened, beside the time of the test. */
let aheadMs = 0;
/** Pulls wait while it is set. */
let release: (() => void) | null = null;

beforeEach(async () => {
  server = await startFakeServer();
  for (const document of town) server.store('reference', { ...document, _deleted: false });
});
afterEach(async () => {
  release?.();
  release = null;
  aheadMs = 0;
  for (const one of open) await one.close();
  open = [];
  await server.close();
});

const person = (lastName: string, erasedAt = ''): WireDocument => ({
  id: 'c1',
  siteId,
  fields: { lastName: { v: lastName, t: erasedAt || '000000000000001-000000-other' } },
  erasedAt,
  _deleted: false,
});

const lasting = (): DeskOptions => ({ storage: sealedMemory(), storeName: newId(), keys: createKeyValues() });
const opened = async (days: number, options: DeskOptions): Promise<TestDesk> => {
  server.clockMs = days * dayMs;
  const now = () => new Date(Date.now() + days * dayMs + aheadMs);
  const one = await openDesk(server.url, 'k1', { ...options, now });
  open.push(one);
  return one;
};
const isInStep = (one: TestDesk) => until(() => one.sync.read().kind === 'synced', 'the desk is in step');
const closed = async (one: TestDesk): Promise<void> => {
  open = open.filter((other) => other !== one);
  await one.close();
};
const holdPulls = (): void => {
  const held = new Promise<void>((resolve) => (release = resolve));
  server.beforePull = () => held;
};
const nameAt = async (one: TestDesk): Promise<string | undefined> =>
  ((await one.context.database.citizens.findOne('c1').exec())?.toJSON() as Citizen | undefined)?.fields['lastName']?.v;

/** A desk that was in step once, and the erasure that it did not hear of. */
const leftBehind = async (): Promise<DeskOptions> => {
  const options = lasting();
  server.store('citizens', person('Durand'));
  const one = await opened(0, options);
  await isInStep(one);
  expect([one.wasAway, await nameAt(one)]).toEqual([false, 'Durand']);
  await closed(one);
  server.store('citizens', person('', '999999999999999-000000-other'));
  return options;
};

it('has not received everything after days without its server, until it heard what was erased meanwhile', async () => {
  const options = await leftBehind();
  holdPulls();
  const back = await opened(4, options);
  expect([back.wasAway, back.sync.read().kind]).toEqual([true, 'connecting']);
  await until(() => back.sync.read().kind === 'receiving', 'the server is there');
  expect(await nameAt(back)).toBe('Durand');
  release?.();
  await isInStep(back);
  expect(await nameAt(back)).toBe('');
  await closed(back);
  const again = await opened(4.2, options);
  expect(again.wasAway).toBe(false);
});

it('opens at once after a weekend, and goes on with what it has where no server answers', async () => {
  const options = await leftBehind();
  holdPulls();
  const monday = await opened(2.8, options);
  await isInStep(monday);
  expect([monday.wasAway, await nameAt(monday)]).toEqual([false, 'Durand']);
  release?.();
  await closed(monday);
  server.up = false;
  const cutOff = await opened(8, options);
  expect(cutOff.wasAway).toBe(true);
  aheadMs = 24_000;
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(cutOff.sync.read().kind).toBe('connecting');
  aheadMs = 31_000;
  await until(() => cutOff.sync.read().kind === 'offline', 'no server answers');
});

it('was away as well where its clock fell back by days since', async () => {
  const options = lasting();
  server.store('citizens', person('Durand'));
  const ahead = await opened(20, options);
  await isInStep(ahead);
  await closed(ahead);
  expect((await opened(10, options)).wasAway).toBe(true);
});

it('counts from the last time it was in step: a start that heard of nothing was none', async () => {
  const options = await leftBehind();
  holdPulls();
  const first = await opened(2.8, options);
  await isInStep(first);
  // It had all once, and the exchange of this day did not come to its end.
  await closed(first);
  expect((await opened(3.5, options)).wasAway).toBe(true);
});

it('has let go of what its town keeps no longer before it is in step, months that were chosen meanwhile included', async () => {
  const options = lasting();
  const past = addDays(today, -50);
  const issued = { type: 'issued', day: past, series: 'A', number: 1, reasonId: 'advice', priority: false };
  const ticket = foldTicket('t1', siteId, [
    {
      ...issued,
      id: 'e1',
      n: 1,
      at: `${past}T09:00:00.000Z`,
      by: { agentId: 'agent-2', deviceId: 'other', deskId: '' },
    } as AnyEvent,
  ]);
  server.store('tickets', { ...ticket, _deleted: false });
  const one = await opened(0, options);
  await isInStep(one);
  const held = async (desk: TestDesk) => (await desk.context.database.tickets.find().exec()).length;
  expect(await held(one)).toBe(1);
  await closed(one);
  const site = town.find(({ body }) => body.kind === 'site');
  server.store('reference', {
    ...site,
    body: { ...site?.body, retention: { recordMonths: 6, personMonths: 6 } },
    _deleted: false,
  } as never);
  server.rows.delete('tickets t1');
  server.goneBefore = addDays(today, 60);
  const back = await opened(240, options);
  const seen: number[] = [];
  const look = back.sync.subscribe(() => {
    if (back.sync.read().kind === 'synced') void held(back).then((count) => seen.push(count));
  });
  await until(() => seen.length > 0, 'the desk is in step');
  look();
  expect([back.wasAway, seen[0]]).toEqual([true, 0]);
});

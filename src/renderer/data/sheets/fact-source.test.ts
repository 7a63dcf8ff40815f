import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { FactSheet } from '#shared/domain/insights/facts/fact';
import { factSheet } from '#shared/domain/insights/facts/fact-sheets';
import { encodeSheet } from '#shared/domain/insights/facts/wire/sheet-wire';
import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { DESK_WINDOW_DAYS } from '#shared/sync/desk-window';
import { addDays } from '#shared/time/civil';

import { plainAll } from '../plain';
import { must, openingHour, openTestData, today, type TestData } from '../testing/test-data';
import { siteId, town } from '../testing/town';

const yesterday = '2026-11-23';
const state = { epoch: 'e', seq: 1, asOf: openingHour, unsyncedDesks: 2, isWhole: true };

let desk: TestData;
beforeEach(async () => {
  desk = await openTestData();
});
afterEach(() => desk.close());

const passage = async (): Promise<string> =>
  must(await desk.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' }))
    .ticketId;

const ref = () => {
  const reference = toSiteReference([...town]);
  if (!reference) throw new Error('no reference');
  return reference;
};

/** The sheet of a day as the server would make it of what this desk holds now. */
const asServer = async (day: string): Promise<FactSheet> => {
  const { requests, appointments, tickets } = desk.context.database;
  const documents = {
    requests: plainAll(await requests.find().exec()),
    appointments: plainAll(await appointments.find().exec()),
    tickets: plainAll(await tickets.find().exec()),
  };
  return factSheet(documents, day, { ref: ref(), now: openingHour });
};

const receive = (...sheets: readonly FactSheet[]): Promise<void> =>
  desk.sheets.put({
    isAnew: false,
    state,
    sheets: sheets.map((sheet) => ({ day: sheet.day, sheet: encodeSheet(sheet) })),
  });

const ids = (facts: { readonly tickets: readonly { readonly id: string }[] } | null) =>
  facts?.tickets.map(({ id }) => id).toSorted();

it('knows facts of its own store while the server was never heard', async () => {
  const ticket = await passage();
  const { facts, asOf, isStale } = await desk.context.facts.read(yesterday, today);
  expect([ids(facts), asOf, isStale]).toEqual([[ticket], '', true]);
  expect(facts?.days.map(({ day }) => day)).toEqual([today]);
});

it('says that it knows a part alone until the history of the server was all here once; days that are made anew later are none', async () => {
  const { facts } = desk.context;
  const put = async (more: Partial<typeof state>, isAnew = false) => {
    await desk.sheets.put({ isAnew, state: { ...state, ...more }, sheets: [] });
    return (await facts.read(yesterday, today)).isPartial;
  };
  expect((await facts.read(yesterday, today)).isPartial).toBe(true);
  expect(await put({ isWhole: false })).toBe(true);
  expect(await put({ isWhole: true })).toBe(false);
  expect(await put({ isWhole: false })).toBe(false);
  // Another history of the server comes from its begin.
  expect(await put({ isWhole: false, epoch: 'other' }, true)).toBe(true);
  expect(await put({ isWhole: true, epoch: 'other' })).toBe(false);
});

it('makes no figures of days before its window, of which it holds the open requests alone', async () => {
  const ticket = await passage();
  const long = addDays(today, -200);
  const received = { type: 'received', day: long, channel: 'mail', reasonId: 'advice', citizenId: '', ticketId: '' };
  const by = { agentId: 'agent-1', deviceId: 'other', deskId: '' };
  const event = { ...received, id: 'long-1', n: 1, at: `${long}T09:00:00.000Z`, by };
  await desk.context.database.requests.insert(foldRequest('long', siteId, [event]));
  const { facts } = await desk.context.facts.read(long, today);
  expect(ids(facts)).toEqual([ticket]);
  expect(facts?.requests.some(({ id }) => id === 'long')).toBe(false);
  expect((facts?.days[0]?.day ?? '') >= addDays(today, -DESK_WINDOW_DAYS - 1)).toBe(true);
});

it('counts a document once, by what this desk knows of it, and keeps what only the server knows', async () => {
  const mine = await passage();
  const sheet = await asServer(today);
  const [own] = sheet.tickets;
  if (!own) throw new Error('no ticket');
  const elsewhere = { ...own, id: 'elsewhere' };
  await receive({ ...sheet, tickets: [own, elsewhere] }, { ...sheet, day: yesterday, tickets: [], requests: [] });
  must(await desk.commands.abandonTicket({ ticketId: mine }));
  const { facts, isStale } = await desk.context.facts.read(yesterday, today);
  expect(ids(facts)).toEqual(['elsewhere', mine].toSorted());
  expect(facts?.tickets.find(({ id }) => id === mine)?.status).toBe('abandoned');
  expect([facts?.asOf.unsyncedDesks, facts?.days.length, isStale]).toEqual([2, 2, false]);
});

it('sees its own write at once, though the sheets of the server do not hold it yet', async () => {
  await passage();
  await receive(await asServer(today));
  const before = await desk.context.facts.read(today, today);
  let heard = 0;
  const stop = desk.context.facts.subscribe(() => (heard += 1));
  await passage();
  expect(heard).toBeGreaterThan(0);
  stop();
  const after = await desk.context.facts.read(today, today);
  expect([before.facts?.tickets.length, after.facts?.tickets.length]).toEqual([1, 2]);
});

it('counts a request that is kept from this desk by the sheet of the server, as before it left', async () => {
  await passage();
  const { requestId } = must(await desk.commands.logRequest({ channel: 'mail', reasonId: 'advice', subject: '' }));
  await receive(await asServer(today));
  const before = await desk.context.facts.read(today, today);
  const row = await desk.context.database.requests.findOne(requestId).exec();
  await row?.incrementalModify(() => ({ ...foldRequest(requestId, siteId, []), _deleted: true }));
  expect(await desk.context.database.requests.findOne(requestId).exec()).toBeNull();
  const after = await desk.context.facts.read(today, today);
  expect(before.facts?.requests.map(({ id }) => id)).toContain(requestId);
  const sorted = (facts: typeof after.facts) => facts?.requests.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  expect(sorted(after.facts)).toEqual(sorted(before.facts));
});

it('drops what this desk took back', async () => {
  await passage();
  await receive(await asServer(today));
  must(await desk.commands.undoLast());
  expect((await desk.context.facts.read(today, today)).facts?.tickets).toEqual([]);
});

it('counts an appointment once that another desk moved here, before the server’s sheet of the other day tells so', async () => {
  const event = {
    id: 'e1',
    n: 1,
    at: openingHour,
    by: { agentId: '', deviceId: 'd', deskId: '' },
    type: 'booked',
    day: today,
    time: '10:00',
    durationMin: 20,
    deskId: 'desk-1',
    reasonId: 'advice',
    citizenId: 'c',
    persons: [],
    channel: 'desk',
  };
  await desk.context.database.appointments.bulkInsert([foldAppointment('a1', siteId, [event])]);
  const sheet = await asServer(today);
  const elsewhere = sheet.appointments.map((one) => ({ ...one, day: yesterday }));
  await receive({ ...sheet, appointments: [] }, { ...sheet, day: yesterday, appointments: elsewhere });
  const { facts } = await desk.context.facts.read(yesterday, today);
  expect(facts?.appointments.map(({ id, day }) => [id, day])).toEqual([['a1', today]]);
});

it('gives the same object while nothing changes', async () => {
  await passage();
  await receive(await asServer(today));
  const first = await desk.context.facts.read(yesterday, today);
  const again = await desk.context.facts.read(yesterday, today);
  expect(again.facts).toBe(first.facts);
});

it('makes a day once for all who read at the same time, and anew for whoever reads after a write', async () => {
  const { facts, database } = desk.context;
  const first = await passage();
  expect(ids((await facts.read(yesterday, today)).facts)).toEqual([first]);
  const second = await passage();
  const reads = vi.spyOn(database.tickets.storageInstance, 'query');
  const all = await Promise.all(Array.from({ length: 5 }, () => facts.read(yesterday, today)));
  expect(reads).toHaveBeenCalledOnce();
  for (const one of all) expect(ids(one.facts)).toEqual([first, second].toSorted());
});

it('makes a day anew after a reading that failed', async () => {
  const { facts, database } = desk.context;
  const first = await passage();
  await facts.read(yesterday, today);
  const second = await passage();
  const failing = vi.spyOn(database.tickets.storageInstance, 'query').mockRejectedValueOnce(new Error('disk'));
  await expect(facts.read(yesterday, today)).rejects.toThrow('disk');
  failing.mockRestore();
  expect(ids((await facts.read(yesterday, today)).facts)).toEqual([first, second].toSorted());
});

it('says that it is stale when the server was not heard for a while', async () => {
  await receive(await asServer(today));
  expect((await desk.context.facts.read(today, today)).isStale).toBe(false);
  desk.setNow('2026-11-24T08:20:00.000Z');
  expect((await desk.context.facts.read(today, today)).isStale).toBe(true);
});

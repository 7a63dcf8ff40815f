import { afterEach, beforeEach, expect, it } from 'vitest';

import type { FactSheet } from '#shared/domain/insights/facts/fact';
import { factSheet } from '#shared/domain/insights/facts/fact-sheets';
import { ALL_SITES } from '#shared/domain/insights/facts/filter';
import { encodeSheet } from '#shared/domain/insights/facts/wire/sheet-wire';
import type { Reference } from '#shared/domain/model/reference';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { no, ok } from '#shared/lib/result';
import { noServer, type Answer } from '#shared/sync/wire/client';
import type { SheetsReply, SitesReply } from '#shared/sync/wire/figure-calls';

import { plainAll } from '../plain';
import { must, openingHour, openTestData, today, type TestData } from '../testing/test-data';
import { siteId, town } from '../testing/town';

const annexId = 'site-annex';
const yesterday = '2026-11-23';

/** The reference data of an annex that calls its reasons otherwise. */
const annex: readonly Reference[] = town.flatMap((one): Reference[] => {
  const moved = { ...one, siteId: annexId };
  if (one.body.kind === 'site') return [{ ...moved, id: annexId, body: { ...one.body, name: 'Annexe' } }];
  if (one.body.kind === 'reason') return [{ ...moved, id: `annex-${one.id}` }];
  return one.body.kind === 'department' ? [moved] : [];
});
const sites = (...of: readonly (readonly Reference[])[]): SitesReply => ({
  sites: of.map((documents) => ({
    siteId: documents[0]?.siteId ?? '',
    documents: documents.map((one) => ({ ...one, _deleted: false })),
  })),
});

let desk: TestData;
let asked: string[];
let answer: Answer<SheetsReply>;

const sheetsReply = (seq: number, sheets: readonly FactSheet[], more: Partial<SheetsReply> = {}): SheetsReply => ({
  epoch: 'e',
  isAnew: false,
  sheets: sheets.map((sheet) => ({ day: sheet.day, sheet: encodeSheet(sheet) })),
  seq,
  hasMore: false,
  isWhole: true,
  asOf: openingHour,
  unsyncedDesks: 1,
  ...more,
});

const passage = async (): Promise<string> =>
  must(await desk.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' }))
    .ticketId;

/** The sheet that the annex would have if it had lived the day of this desk. */
const annexSheet = async (day: string): Promise<FactSheet> => {
  const { requests, tickets } = desk.context.database;
  const ref = toSiteReference(town);
  if (!ref) throw new Error('no reference');
  const documents = {
    requests: plainAll(await requests.find().exec()),
    appointments: [],
    tickets: plainAll(await tickets.find().exec()),
  };
  const own = factSheet(documents, today, { ref, now: openingHour });
  const moved = <Fact extends { readonly id: string; readonly reasonId: string }>(facts: readonly Fact[]): Fact[] =>
    facts.map((fact) => ({ ...fact, id: `x-${fact.id}`, siteId: annexId, day, reasonId: `annex-${fact.reasonId}` }));
  return {
    ...own,
    siteId: annexId,
    day,
    about: { ...own.about, siteId: annexId, day },
    requests: moved(own.requests),
    tickets: moved(own.tickets),
  };
};

beforeEach(async () => {
  desk = await openTestData();
  asked = [];
  answer = no({ code: 'unreachable', status: 0 });
  desk.setServer({
    ...noServer,
    sites: () => Promise.resolve(ok(sites(town, annex))),
    sheets: ({ siteId: site = '', since }) => {
      asked.push(`${site}:${String(since)}`);
      return Promise.resolve(answer);
    },
  });
});
afterEach(() => desk.close());

it('knows no other site until the server told of one, and keeps the list', async () => {
  const { town: source } = desk.context;
  expect(source.others()).toEqual([]);
  let heard = 0;
  source.subscribe(() => (heard += 1));
  await source.learn();
  expect([heard, source.others().map(({ site }) => [site.id, site.name])]).toEqual([1, [[annexId, 'Annexe']]]);
  const list = source.others();
  await source.learn();
  expect([heard, source.others()]).toEqual([1, list]);
  expect(source.others()).toBe(list);
  desk.setServer(noServer);
  await source.learn();
  expect(source.others()).toBe(list);
});

it('asks for sheets of another site only once somebody looks at it', async () => {
  const { town: source } = desk.context;
  await source.learn();
  await source.read('', yesterday, today);
  await source.read(annexId, yesterday, today);
  source.want('');
  source.want('nobody');
  expect(asked).toEqual([]);
  source.want(annexId);
  await expect.poll(() => asked).toEqual([`${annexId}:0`]);
});

it('tells another site from its sheets alone, by the ids of the town, and goes on from where it stood', async () => {
  const { town: source } = desk.context;
  await source.learn();
  await passage();
  const sheet = await annexSheet(yesterday);
  answer = ok(sheetsReply(7, [sheet]));
  source.want(annexId);
  await expect.poll(async () => (await source.read(annexId, yesterday, today)).asOf).toBe(openingHour);
  const known = await source.read(annexId, yesterday, today);
  expect(known.facts?.requests.map((one) => [one.id, one.siteId, one.day, one.reasonId])).toEqual(
    sheet.requests.map(({ id }) => [id, annexId, yesterday, 'advice']),
  );
  expect([known.isStale, known.facts?.asOf.unsyncedDesks]).toEqual([false, 1]);
  expect((await source.read(annexId, yesterday, today)).facts).toBe(known.facts);
  // Its own screens know nothing of it.
  const own = await desk.context.facts.read(yesterday, today);
  expect(own.facts?.requests.every((one) => one.siteId === siteId)).toBe(true);
  desk.setNow('2026-11-24T08:30:00.000Z');
  answer = no({ code: 'unreachable', status: 0 });
  source.want(annexId);
  await expect.poll(() => asked).toEqual([`${annexId}:0`, `${annexId}:7`]);
  const later = await source.read(annexId, yesterday, today);
  expect([later.asOf, later.isStale, later.facts?.requests.length]).toEqual([openingHour, true, 1]);
});

it('adds all sites up, its own write at once, and tells no sum of a part of them', async () => {
  const { town: source } = desk.context;
  await source.learn();
  const mine = await passage();
  const before = await source.read(ALL_SITES, yesterday, today);
  expect([before.facts?.requests, before.asOf, before.isStale]).toEqual([[], '', true]);
  const sheet = await annexSheet(yesterday);
  answer = ok(sheetsReply(7, [sheet]));
  await desk.sheets.put({
    isAnew: false,
    state: { epoch: 'e', seq: 1, asOf: '2026-11-24T07:00:00.000Z', unsyncedDesks: 2, isWhole: true },
    sheets: [],
  });
  source.want(ALL_SITES);
  await expect.poll(async () => (await source.read(ALL_SITES, yesterday, today)).facts?.tickets.length).toBe(2);
  const all = await source.read(ALL_SITES, yesterday, today);
  expect(all.facts?.tickets.map(({ id }) => id).toSorted()).toEqual([mine, `x-${mine}`].toSorted());
  expect([all.asOf, all.facts?.asOf.unsyncedDesks]).toEqual(['2026-11-24T07:00:00.000Z', 3]);
  expect((await source.read(ALL_SITES, yesterday, today)).facts).toBe(all.facts);
  await passage();
  expect((await source.read(ALL_SITES, yesterday, today)).facts?.tickets).toHaveLength(3);
});

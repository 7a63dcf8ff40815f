import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createFigures } from '#server/figures/figures';
import { readRetention, writeRetention } from '#server/sites/retention-note';
import { writeSite } from '#server/seed/seed-site';
import { joinTown } from '#server/sites/town-sites';
import type { YearlyReport } from '#shared/domain/insights/elected/yearly-report';
import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import type { Channel } from '#shared/domain/model/request';
import { calls } from '#shared/sync/wire/calls';
import { addDays } from '#shared/time/civil';

import { event, reference, SITE, wire } from './support/documents';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

const ANNEX = 'site-annex';

let server: TestServer;
let desk: TestDevice;
let elected: TestDevice;

const townHall = (trackedPopulation: boolean) =>
  reference(1).map((one) =>
    one.body.kind === 'site' ? { ...one, body: { ...one.body, ...(trackedPopulation && { trackedPopulation }) } } : one,
  );

const goTo = async (day: string): Promise<void> => {
  server.time.nowMs = Date.parse(`${day}T09:00:00.000Z`);
  // Tokens last an hour.
  desk = await server.enrol();
  elected = await server.enrol('Cabinet', { rank: 'elected' });
};

const request = (id: string, day: string, channel: Channel, citizenId = '') =>
  wire(
    foldRequest(id, SITE, [
      {
        ...event(`${id}-received`, 1, {
          type: 'received',
          day,
          channel,
          reasonId: 'reason-other',
          citizenId,
          ticketId: '',
        }),
        at: `${day}T09:00:00.000Z`,
      },
    ]),
  );

const requests = (prefix: string, count: number, day: string, channel: Channel = 'mail') =>
  Array.from({ length: count }, (_, at) => request(`${prefix}${at}`, day, channel));

const born = (id: string, birthDate: string) =>
  wire({
    id,
    siteId: SITE,
    erasedAt: '',
    fields: {
      lastName: { v: 'Delacroix', t: '000000000000001-000000-device-1' },
      birthDate: { v: birthDate, t: '000000000000001-000000-device-1' },
    },
  });

const read = async (year = 2026): Promise<YearlyReport | null> =>
  calls.elected.output.parse((await elected.post('/v1/insights/elected', { year })).json())
    .report as YearlyReport | null;

const countsOf = (report: YearlyReport | null): Record<string, number | null> =>
  Object.fromEntries((report?.channels ?? []).map(({ channel, count }) => [channel, count]));

beforeEach(async () => {
  server = await testServer(1, { reference: townHall(false) });
  await goTo('2026-11-02');
});
afterEach(() => server.close());

describe('the figures of a running year', () => {
  it('stand still from one publication to the next, whatever is written on the days between', async () => {
    await desk.push('requests', requests('a', 40, '2026-10-05'));
    await goTo('2026-11-08');
    const first = await read();
    expect(first).toMatchObject({ contacts: 40, period: { kind: 'custom', to: '2026-10-31' } });
    const answers = new Set<string>();
    for (let day = '2026-11-08'; day < '2026-12-08'; day = addDays(day, 1)) {
      await goTo(day);
      // One of the day, and a letter of October that was found.
      await desk.push('requests', [request(`day-${day}`, day, 'sms'), request(`late-${day}`, '2026-10-20', 'email')]);
      answers.add(JSON.stringify(await read()));
    }
    expect([...answers]).toEqual([JSON.stringify(first)]);
    await goTo('2026-12-08');
    const next = await read();
    expect(next?.contacts).toBe(100 - 7);
    expect(countsOf(next)).toEqual({ mail: 40, email: 30, sms: 23 });
  });

  it('give open data its months, which tell what the publications differ by and nothing that came late', async () => {
    await desk.push('requests', [...requests('a', 40, '2026-09-05'), ...requests('p', 30, '2026-09-05', 'phone')]);
    await goTo('2026-10-09');
    await read();
    await desk.push('requests', [...requests('late', 1, '2026-09-06'), ...requests('b', 25, '2026-10-05')]);
    await goTo('2026-11-09');
    const answer = await desk.post('/v1/insights/published-months', { year: 2026 });
    const { months, names } = calls.publishedMonths.output.parse(answer.json());
    expect(months?.map(({ month }) => month).slice(-2)).toEqual(['2026-09', '2026-10']);
    expect(months?.slice(-2).map(({ total, channels }) => ({ total, channels }))).toEqual([
      { total: 70, channels: { mail: 40, phone: 30 } },
      // The late one is booked here: nobody sees that September had one more.
      { total: 26, channels: { mail: 26 } },
    ]);
    expect(names['reason-other']).toBeDefined();
    expect((await elected.post('/v1/insights/published-months', { year: 2026 })).statusCode).toBe(403);
    const none = calls.publishedMonths.output.parse(
      (await desk.post('/v1/insights/published-months', { year: 2030 })).json(),
    );
    expect(none.months).toEqual([]);
  });

  it('keep one request of a month back', async () => {
    await desk.push('requests', [...requests('a', 40, '2026-10-05'), ...requests('b', 30, '2026-10-05', 'email')]);
    await goTo('2026-11-08');
    expect(countsOf(await read())).toEqual({ mail: 40, email: 30 });
    await desk.push('requests', [
      request('one', '2026-11-10', 'mail'),
      ...requests('c', 20, '2026-11-10', 'email'),
      ...requests('d', 20, '2026-11-10', 'phone'),
    ]);
    await goTo('2026-12-08');
    const report = await read();
    expect(report?.contacts).toBe(111);
    const counts = countsOf(report);
    expect(counts['mail']).toBeNull();
    expect(Object.values(counts).filter((count) => count === null)).toHaveLength(2);
  });

  it('are the same after the server started anew, also when the facts changed', async () => {
    await desk.push('requests', requests('a', 40, '2026-10-05'));
    await goTo('2026-11-08');
    const before = await read();
    await desk.push('requests', requests('b', 40, '2026-10-06'));
    const again = createFigures({
      store: server.store,
      clock: () => server.time.nowMs,
      elapsed: () => performance.now(),
    });
    const published = await again.publications.of(SITE, 2026, 5_000);
    expect(published?.steps.now.tallies['contacts']).toEqual({ 'mail|reason-other': 40 });
    expect(await read()).toEqual(before);
  });

  it('are held against the same months of the year before, if that is known from its beginning', async () => {
    await desk.push('requests', [...requests('a', 40, '2026-10-05'), ...requests('b', 30, '2025-10-05')]);
    await goTo('2026-11-08');
    expect(await read()).toMatchObject({ contacts: 40, contactsBefore: null, before: { to: '2025-10-31' } });
    expect((await read())?.needs.map(({ before, ratio }) => [before, ratio])).toEqual([[null, null]]);
    await server.close();
    server = await testServer(1, { reference: townHall(false) });
    await goTo('2026-11-02');
    await desk.push('requests', [
      ...requests('a', 40, '2026-10-05'),
      ...requests('b', 30, '2025-10-05'),
      ...requests('c', 20, '2025-01-05'),
      ...requests('d', 20, '2025-11-05'),
    ]);
    await goTo('2026-11-08');
    expect(await read()).toMatchObject({ contacts: 40, contactsBefore: 50 });
  });

  it('are of the whole town, counted once for all its sites, with their commitments apart', async () => {
    const annex = townHall(false).map((one) => ({
      ...one,
      id: one.id === SITE ? ANNEX : one.id,
      siteId: ANNEX,
      body: one.body.kind === 'site' ? { ...one.body, name: 'Annexe' } : one.body,
    }));
    await writeSite(server.store, ANNEX, { reference: annex }, '2026-11-02T08:00:00.000Z');
    await joinTown(server.store, ANNEX);
    const there = await server.enrol('Annexe', { siteId: ANNEX });
    await desk.push('requests', requests('a', 40, '2026-10-05'));
    await there.push(
      'requests',
      requests('b', 25, '2026-10-05', 'phone').map((row) => ({ ...row, siteId: ANNEX })),
    );
    await goTo('2026-11-08');
    const own = await read();
    elected = await server.enrol('Annexe', { rank: 'elected', siteId: ANNEX });
    const other = await read();
    expect(countsOf(own)).toEqual({ mail: 40, phone: 25 });
    expect(own?.names).toEqual({ [ANNEX]: 'Annexe' });
    expect({ ...other, names: null }).toEqual({ ...own, names: null });
    const notes = await server.store.withSite(ANNEX, (site) => site.siteNote('published.2026'));
    expect(notes).toBe('');
  });

  it('are said to be on their way rather than waited for', async () => {
    await desk.push('requests', requests('a', 40, '2026-10-05'));
    await goTo('2026-11-08');
    const insights = createFigures({
      store: server.store,
      clock: () => server.time.nowMs,
      elapsed: () => performance.now(),
    });
    expect(await insights.publications.of(SITE, 2026, 0)).toBeNull();
    expect(await insights.publications.of(SITE, 2026, 10_000)).toMatchObject({ steps: { now: { to: '2026-10-31' } } });
    expect(await insights.publications.of(SITE, 2026, 0)).not.toBeNull();
  });

  it('are of the year before until something of this one is out, and none of a year to come or long gone', async () => {
    await goTo('2027-02-07');
    expect((await read(0))?.period).toEqual({ kind: 'year', from: '2026-01-01', to: '2026-12-31' });
    await goTo('2027-02-08');
    expect((await read(0))?.period.to).toBe('2027-01-31');
    for (const year of [2028, 1999])
      expect((await elected.post('/v1/insights/elected', { year })).statusCode).toBe(404);
  });
});

describe('tracked persons', () => {
  const come = async (): Promise<void> => {
    const people = Array.from({ length: 60 }, (_, at) => ({
      id: `citizen-${at}`,
      birthDate: at < 20 ? '2014-05-05' : at < 45 ? '1990-05-05' : '',
    }));
    await desk.push(
      'citizens',
      people.map(({ id, birthDate }) => born(id, birthDate)),
    );
    await desk.push('requests', [
      ...people.map(({ id }) => request(`r-${id}`, '2026-10-05', 'desk', id)),
      // Who comes twice counts once.
      ...people.slice(0, 30).map(({ id }) => request(`again-${id}`, '2026-10-09', 'phone', id)),
      request('nobody', '2026-10-09', 'phone'),
    ]);
    await goTo('2026-11-08');
  };

  it('are not counted of a year of which documents may be gone: half a count would stand for good', async () => {
    await come();
    await writeSite(server.store, SITE, { reference: townHall(true) }, '2026-11-08T10:00:00.000Z');
    await server.store.withSite(SITE, (site) =>
      writeRetention(site, {
        day: '2026-11-07',
        lines: { records: '2026-02-01', people: '' },
        reached: '2026-02-01',
        last: null,
      }),
    );
    const report = await read();
    expect(report?.channels.length).toBeGreaterThan(0);
    expect(report).not.toHaveProperty('people');
    await server.store.withSite(SITE, async (site) =>
      writeRetention(site, { ...(await readRetention(site)), reached: '2026-01-01' }),
    );
    expect((await read())?.people?.total).toBe(60);
  });

  it('are not counted unless an administrator says so, and not told any more when that is taken back', async () => {
    await come();
    expect(await read()).not.toHaveProperty('people');
    const notes = async () => server.store.withSite(SITE, async (site) => await site.siteNote('published.people.2026'));
    expect(await notes()).toBe('');
    await writeSite(server.store, SITE, { reference: townHall(true) }, '2026-11-08T10:00:00.000Z');
    expect((await read())?.people).toEqual({
      total: 60,
      minors: 20,
      brackets: [
        { bracket: 'under14', count: 20 },
        { bracket: 'from25', count: 25 },
        { bracket: 'unknown', count: 15 },
      ],
    });
    const kept = await notes();
    for (const word of ['Delacroix', 'citizen-', '2014']) expect(kept).not.toContain(word);
    await writeSite(server.store, SITE, { reference: townHall(false) }, '2026-11-08T11:00:00.000Z');
    expect(await read()).not.toHaveProperty('people');
  });
});

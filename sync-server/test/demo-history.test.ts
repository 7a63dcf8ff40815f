import { expect, it } from 'vitest';

import { createFigures } from '#server/figures/figures';
import { demoHistory } from '#server/seed/demo-history';
import { demoAnnexId, seedDemo } from '#server/seed/seed-demo';
import { townSites } from '#server/sites/town-sites';
import { demoSiteId } from '#shared/demo/demo-reference';
import { decodeSheet } from '#shared/domain/insights/facts/wire/sheet-wire';

import { openTestStore } from './support/test-server';

const NOW = '2026-11-24T09:30:00.000Z';

it('gives a demonstration two years of past up to its documents, once, and lets those tell the rest', async () => {
  const store = await openTestStore();
  await seedDemo(store, NOW);
  const open = () =>
    createFigures({
      store,
      clock: () => Date.parse(NOW),
      elapsed: () => performance.now(),
      history: demoHistory(store),
    });
  const insights = open();
  let turns = 0;
  while (!(await insights.projection.follow(demoSiteId, 50))) turns += 1;
  expect(turns).toBeGreaterThan(0);
  const sheets = await store.sheetsBetween(demoSiteId, '', '9');
  expect(sheets.length).toBeGreaterThan(740);
  const days = sheets.map(({ day }) => day);
  expect(new Set(days).size).toBe(days.length);
  const read = new Map(sheets.map(({ day, body }) => [day, decodeSheet(body)]));
  const made = read.get('2026-10-06');
  const told = read.get('2026-11-20');
  expect([(made?.tickets.length ?? 0) > 50, (told?.tickets.length ?? 0) > 50]).toEqual([true, true]);
  const tickets = (await store.bodiesOfDay(demoSiteId, 'tickets', '2026-11-20')).length;
  expect(told?.tickets.length).toBeLessThanOrEqual(tickets);
  const ids = [...read.values()].flatMap((sheet) => sheet?.tickets.map(({ id }) => id) ?? []);
  expect(new Set(ids).size).toBe(ids.length);

  const seq = (await store.sheetsSince(demoSiteId, 0, 5_000, Infinity)).sheets.at(-1)?.seq ?? 0;
  expect(await open().projection.follow(demoSiteId, 60_000)).toBe(true);
  expect((await store.sheetsSince(demoSiteId, seq, 10)).sheets).toEqual([]);
  await store.close();
}, 240_000);

it('gives its annex a past that is a fifth as busy, ends with yesterday and leaves that of the home alone', async () => {
  const store = await openTestStore();
  await seedDemo(store, NOW);
  expect(await townSites(store)).toEqual([demoSiteId, demoAnnexId]);
  const insights = createFigures({
    store,
    clock: () => Date.parse(NOW),
    elapsed: () => performance.now(),
    history: demoHistory(store),
  });
  const past = async (siteId: string) => {
    while (!(await insights.projection.follow(siteId, 2_000)));
    return (await store.sheetsBetween(siteId, '2026-09-01', '2026-10-06')).flatMap(
      ({ body }) => decodeSheet(body) ?? [],
    );
  };
  const [home, before] = [await past(demoSiteId), await store.sheetsSince(demoSiteId, 0, 5_000)];
  const annex = await past(demoAnnexId);
  const count = (sheets: typeof home): number => sheets.reduce((sum, { requests }) => sum + requests.length, 0);
  expect(count(annex) / count(home)).toBeGreaterThan(0.1);
  expect(count(annex) / count(home)).toBeLessThan(0.35);
  expect(annex.every(({ siteId }) => siteId === demoAnnexId)).toBe(true);
  expect(await store.sheetsSince(demoSiteId, 0, 5_000)).toEqual(before);
  const told = (await store.sheetsBetween(demoAnnexId, '2026-11-20', '9')).map(({ body }) => decodeSheet(body));
  expect(told.map((sheet) => [sheet?.day, (sheet?.requests.length ?? 0) > 0])).toEqual([
    ['2026-11-20', true],
    ['2026-11-21', false],
    ['2026-11-22', false],
    ['2026-11-23', true],
    ['2026-11-24', false],
  ]);
  await store.close();
}, 240_000);

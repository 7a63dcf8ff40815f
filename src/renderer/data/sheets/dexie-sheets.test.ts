import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { encodeSheet } from '#shared/domain/insights/facts/wire/sheet-wire';

import { dexieSheets } from './dexie-sheets';
import { memorySheets } from './memory-sheets';
import { isPartOnly, noSheets, type SheetStore } from './sheet-store';

const text = (day: string, places = 1): string =>
  encodeSheet({
    siteId: 'site',
    day,
    about: { siteId: 'site', day, openDepartmentIds: [], deskMin: 0, places },
    requests: [],
    appointments: [],
    tickets: [],
  });

const state = { epoch: 'e', seq: 3, asOf: '2026-11-24T08:00:00.000Z', unsyncedDesks: 0, isWhole: true };
let count = 0;
let store: SheetStore;

it.each(['IndexedDB', 'memory'] as const)(
  '%s: keeps sheets by day, reads each version once, and begins anew',
  async (kind) => {
    const name = `site-${(count += 1)}`;
    store = kind === 'memory' ? memorySheets() : dexieSheets(name);
    expect([await store.state(), await store.between('', '9')]).toEqual([noSheets, []]);
    const days = Array.from(
      { length: 70 },
      (_, index) => `2026-0${1 + Math.floor(index / 28)}-${String(1 + (index % 28)).padStart(2, '0')}`,
    );
    await store.put({ isAnew: false, state, sheets: days.map((day) => ({ day, sheet: text(day) })) });
    expect((await store.between('2026-01-05', '2026-02-03')).map(({ day }) => day)).toEqual(
      days.filter((day) => day >= '2026-01-05' && day <= '2026-02-03'),
    );
    const [first] = await store.between('2026-01-05', '2026-01-05');
    await store.put({
      isAnew: false,
      state: { ...state, seq: 4 },
      sheets: [{ day: '2026-01-06', sheet: text('2026-01-06', 7) }],
    });
    const [same, changed] = await store.between('2026-01-05', '2026-01-06');
    expect(same).toBe(first);
    expect([changed?.about.places, (await store.state()).seq]).toEqual([7, 4]);
    await store.put({
      isAnew: true,
      state: { ...state, epoch: 'f' },
      sheets: [{ day: '2026-01-06', sheet: text('2026-01-06', 9) }],
    });
    expect((await store.between('', '9')).map(({ about }) => about.places)).toEqual([9]);
  },
);

it('has its sheets again after a restart, and passes over a text that is none', async () => {
  const name = `site-${(count += 1)}`;
  store = dexieSheets(name);
  const odd = { day: '2026-01-06', sheet: '{"odd":1}' };
  await store.put({ isAnew: false, state, sheets: [{ day: '2026-01-05', sheet: text('2026-01-05') }, odd] });
  store.close();
  store = dexieSheets(name);
  expect((await store.between('', '9')).map(({ day }) => day)).toEqual(['2026-01-05']);
  expect((await store.state()).asOf).toBe(state.asOf);
});

it('tells of news', async () => {
  store = dexieSheets(`site-${(count += 1)}`);
  let heard = 0;
  store.subscribe(() => (heard += 1));
  await expect.poll(() => heard).toBeGreaterThan(0);
  const before = heard;
  await store.put({ isAnew: false, state, sheets: [] });
  await expect.poll(() => heard).toBeGreaterThan(before);
});

beforeEach(() => {
  store = memorySheets();
});
afterEach(() => store.close());

it.each(['IndexedDB', 'memory'] as const)(
  '%s: knows of a history that it was all here once although nobody looked meanwhile, until one comes from its begin',
  async (kind) => {
    const name = `site-${(count += 1)}`;
    store = kind === 'memory' ? memorySheets() : dexieSheets(name);
    const after = async (isWhole: boolean, isAnew = false, epoch = 'e') => {
      await store.put({ isAnew, state: { ...state, isWhole, epoch }, sheets: [] });
    };
    const isPart = async () => isPartOnly(await store.state());
    expect(await isPart()).toBe(true);
    await after(false);
    expect(await isPart()).toBe(true);
    await after(true);
    await after(false);
    await after(false);
    if (kind === 'IndexedDB') {
      store.close();
      store = dexieSheets(name);
    }
    expect(await isPart()).toBe(false);
    await after(false, true);
    expect(await isPart()).toBe(true);
    await after(true);
    await after(false, true, 'other');
    expect(await isPart()).toBe(true);
  },
);

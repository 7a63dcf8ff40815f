import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { keepSheets } from '#server/figures/kept-sheets';
import { encodeSheet } from '#shared/domain/insights/facts/wire/sheet-wire';
import { aTicket, times } from '#shared/domain/insights/facts/small-facts.fixture';

const stored = (day: string, seq: number, tickets = 20) => ({
  day,
  seq,
  body: encodeSheet({
    siteId: 'site',
    day,
    about: { siteId: 'site', day, openDepartmentIds: [], deskMin: 0, places: 0 },
    requests: [],
    appointments: [],
    tickets: times(tickets, (index) => aTicket({ id: `t${index}`, day })),
  }),
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const roomy = { mostBytes: 1_000_000, idleMs: 60_000 };

it('reads a sheet once for each change, and each site by itself', () => {
  const read = keepSheets(roomy);
  const first = read('site', stored('2026-11-02', 1));
  expect(first?.sheet().tickets).toHaveLength(20);
  expect(read('site', stored('2026-11-02', 1))).toBe(first);
  expect(read('elsewhere', stored('2026-11-02', 1))).not.toBe(first);
  expect(read('site', stored('2026-11-02', 2, 3))?.sheet().tickets).toHaveLength(3);
  expect(read('site', { day: '2026-11-03', seq: 3, body: 'no sheet' })).toBeNull();
});

it('forgets all when nobody asks for a while', () => {
  const read = keepSheets(roomy);
  const first = read('site', stored('2026-11-02', 1));
  vi.advanceTimersByTime(40_000);
  expect(read('site', stored('2026-11-02', 1))).toBe(first);
  vi.advanceTimersByTime(40_000);
  expect(read('site', stored('2026-11-02', 1))).toBe(first);
  vi.advanceTimersByTime(60_000);
  const again = read('site', stored('2026-11-02', 1));
  expect(again).not.toBe(first);
  vi.advanceTimersByTime(60_000);
  expect(read('site', stored('2026-11-02', 1))).not.toBe(again);
});

const MANY = 500;

it('keeps no more than there is room for, and answers all the same', () => {
  const { bytes } = keepSheets(roomy)('site', stored('2026-11-02', 1, MANY)) ?? { bytes: 0 };
  const read = keepSheets({ ...roomy, mostBytes: 2.5 * bytes });
  const days = ['2026-11-02', '2026-11-03', '2026-11-04'];
  const once = days.map((day) => read('site', stored(day, 1, MANY)));
  const twice = days.map((day) => read('site', stored(day, 1, MANY)));
  expect(twice.map((one, index) => one === once[index])).toEqual([true, true, false]);
  expect(twice[2]?.sheet().tickets).toHaveLength(MANY);
  // What a change frees is there for others.
  read('site', stored('2026-11-02', 2, 0));
  const third = read('site', stored('2026-11-04', 1, MANY));
  expect(read('site', stored('2026-11-04', 1, MANY))).toBe(third);
});

import { expect, it } from 'vitest';

import { DESK_WINDOW_DAYS, isInWindow, lastDayOf, windowFrom } from './desk-window';

const day = '2026-03-02';

it('what is booked or called counts on its day, a request until it is closed, people and settings for ever', () => {
  for (const collection of ['appointments', 'tickets', 'deskSessions'])
    expect(lastDayOf(collection, { day })).toBe(day);
  expect(lastDayOf('requests', { day, closedAt: '' })).toBe('');
  expect(lastDayOf('requests', { day, closedAt: '2026-09-30T15:00:00.000Z' })).toBe('2026-09-30');
  // Noted down long after, with the day of its closing told wrongly: it never ends before it came.
  expect(lastDayOf('requests', { day, closedAt: '2025-09-30T15:00:00.000Z' })).toBe(day);
  for (const collection of ['citizens', 'reference']) expect(lastDayOf(collection, { day })).toBe('');
  expect(lastDayOf('tickets', { day: 7 })).toBe('');
});

it('a window begins so many days back with one of slack, and keeps what has no end', () => {
  expect(windowFrom('2026-11-26')).toBe(windowFrom('2026-11-26', DESK_WINDOW_DAYS));
  expect(windowFrom('2026-03-02', 30)).toBe('2026-01-30');
  expect([
    isInWindow('', day),
    isInWindow(day, day),
    isInWindow('2026-03-01', day),
    isInWindow('2020-01-01', ''),
  ]).toEqual([true, true, false, true]);
});

import { expect, it } from 'vitest';

import { bookedPerDay } from './booked-per-day';

const one = (day: string, channel: string, reasonId = 'deposit', status: 'booked' | 'noShow' = 'booked') => ({
  day,
  channel,
  reasonId,
  status,
});

it('counts what takes room by the channels and reasons of the quota', () => {
  const booked = [
    one('2026-11-24', 'portal'),
    one('2026-11-24', 'phone'),
    one('2026-11-24', 'portal', 'deposit', 'noShow'),
    one('2026-11-25', 'portal', 'collection'),
  ];
  const days = ['2026-11-24', '2026-11-25'];
  const counts = (channels: string[], reasonIds: string[]) =>
    bookedPerDay({ channels, reasonIds }, booked, days).map((line) => line.booked);
  expect(counts(['portal'], [])).toEqual([1, 1]);
  expect(counts(['portal', 'phone'], ['deposit'])).toEqual([2, 0]);
});

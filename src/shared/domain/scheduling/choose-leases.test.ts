import { expect, it } from 'vitest';

import { addDays, minutesOf, weekdayOf } from '../../time/civil';
import { chooseLeases, firstLeasedDay } from './choose-leases';
import type { Placed } from './placed';
import { smallTown } from './small-town.fixture';

const today = '2026-11-24';
const town = smallTown();
const none = (): readonly Placed[] => [];

it('asks for free places from the day after tomorrow on, at the own desk, for its reasons in turn', () => {
  const deskId = 'desk-3';
  const wishes = chooseLeases(town, none, { deskId, today, count: 6 });
  expect(wishes).toHaveLength(6);
  expect(wishes.every((wish) => wish.deskId === deskId && wish.day >= firstLeasedDay(today))).toBe(true);
  expect(firstLeasedDay(today)).toBe(addDays(today, 2));
  expect(new Set(wishes.slice(0, 2).map((wish) => wish.reasonId)).size).toBe(2);
  expect(wishes.every((wish) => weekdayOf(wish.day) <= 5)).toBe(true);
});

it('wishes no place twice for one reason, and none that is taken', () => {
  const free = chooseLeases(town, none, { deskId: '', today, count: 8 });
  for (const [index, wish] of free.entries()) {
    const earlier = free.slice(0, index).filter((one) => one.reasonId === wish.reasonId && one.day === wish.day);
    for (const one of earlier) expect(minutesOf(one.time) + one.durationMin).toBeLessThanOrEqual(minutesOf(wish.time));
  }
  const [first] = free;
  if (!first) throw new Error('No wish');
  const taken = town.desks.map((desk) => ({ ...first, deskId: desk.id, id: desk.id, needsStation: false }));
  const others = chooseLeases(town, (day) => (day === first.day ? taken : []), { deskId: '', today, count: 8 });
  expect(others.some((wish) => wish.day === first.day && wish.time === first.time)).toBe(false);
});

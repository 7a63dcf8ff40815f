import { describe, expect, test } from 'vitest';

import { crumbsLeft } from './crumbs-left';
import type { Placed } from './placed';
import { planDay } from './plan-day';
import { opening, smallTown } from './small-town.fixture';

const monday = '2026-11-23';
const placed = (deskId: string, time: string, durationMin: number): Placed => ({
  id: `${deskId}-${time}`,
  day: monday,
  time,
  durationMin,
  deskId,
  needsStation: false,
});

describe('crumbs', () => {
  const town = smallTown({ openingPeriods: [opening(3, '09:00', '12:00')] });
  const crumbs = (time: string, live: readonly Placed[] = []) =>
    crumbsLeft(planDay(town, monday), live, { reasonId: 'deposit', durationMin: 20, time, deskId: 'desk-3' });

  test('are minutes that no bookable reason fits into', () => {
    expect(crumbs('09:00')).toBeNull();
    // The shortest, a collection, takes ten minutes: five before are lost, ten would not be.
    expect(crumbs('09:05')).toEqual({ beforeMin: 5, afterMin: 0, betterTime: '09:00' });
    expect(crumbs('09:10')).toBeNull();
    expect(crumbs('11:35')).toEqual({ beforeMin: 0, afterMin: 5, betterTime: '11:30' });
  });

  test('name no better time where there is none', () => {
    const live = [placed('desk-3', '09:25', 155)];
    expect(crumbs('09:00', live)).toEqual({ beforeMin: 0, afterMin: 5, betterTime: '' });
  });
});

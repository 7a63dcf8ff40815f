import { describe, expect, test } from 'vitest';

import type { SiteReference } from '../model/reference';
import { indexPlacements } from './day-load';
import type { Placed, SlotWish } from './placed';
import { planDay } from './plan-day';
import { searchSlots } from './search-slots';
import { closure, smallTown } from './small-town.fixture';
import { whyNoSlot } from './why-no-slot';
import { whyNoSlots } from './why-no-slots';

const monday = '2026-11-23';
const collection = { reasonId: 'collection', durationMin: 10 };
const deposit = { reasonId: 'deposit', durationMin: 20 };
const placed = (deskId: string, time: string, durationMin: number, patch: Partial<Placed> = {}): Placed => ({
  id: `${deskId}-${time}`,
  day: monday,
  time,
  durationMin,
  deskId,
  needsStation: false,
  ...patch,
});

describe('why there is nothing', () => {
  const at = (town: SiteReference, day: string, wish: SlotWish = collection) => whyNoSlot(planDay(town, day), [], wish);

  test('holiday, closure, no opening, no opening long enough, no station at all', () => {
    expect(at(smallTown(), '2026-11-11')).toEqual({ code: 'publicHoliday', day: '2026-11-11', name: 'Armistice 1918' });
    expect(at(smallTown(), '2026-11-22')).toEqual({ code: 'dayClosed', day: '2026-11-22', label: '' });
    const closures = [closure('', monday, '00:00', '23:59', 'Travaux')];
    expect(at(smallTown({ closures }), monday)).toEqual({ code: 'dayClosed', day: monday, label: 'Travaux' });
    expect(at(smallTown(), monday, { ...collection, durationMin: 300 })).toMatchObject({ code: 'dayTooShort' });
    // The mornings alone are open: the afternoon is closed, however short the wish.
    const town = smallTown();
    const mornings = { ...town, openingPeriods: town.openingPeriods.filter(({ to }) => to <= '12:30') };
    const afternoon = whyNoSlot(planDay(mornings, monday), [], collection, { halfDay: 'afternoon' });
    expect(afternoon).toEqual({ code: 'dayClosed', day: monday, label: '' });
    expect(at(smallTown({ stations: [] }), monday, deposit)).toEqual({
      code: 'stationsFull',
      day: monday,
      stations: 0,
    });
  });

  test('in one sentence over several days, the open ones first', () => {
    const full = [monday, '2026-11-24'].map((day) => placed('desk-3', '08:30', 600, { id: day, day }));
    const scene = { ref: smallTown(), liveByDay: indexPlacements(full).day, now: null };
    const search = { from: { day: '2026-11-21', time: '00:00' }, days: 4 };
    expect(whyNoSlots(scene, collection, search)).toEqual({
      refusal: { code: 'noSlotBetween', fromDay: '2026-11-21', toDay: '2026-11-24', because: 'desks' },
      byDay: [
        { day: '2026-11-21', refusal: { code: 'dayClosed', day: '2026-11-21', label: '' } },
        { day: '2026-11-22', refusal: { code: 'dayClosed', day: '2026-11-22', label: '' } },
        { day: '2026-11-23', refusal: { code: 'dayFull', day: '2026-11-23' } },
        { day: '2026-11-24', refusal: { code: 'dayFull', day: '2026-11-24' } },
      ],
    });
    expect(whyNoSlots(scene, collection, { ...search, days: 5 }).refusal).toBeNull();
  });

  test('a town without a station says so, over however many days: none of them is full', () => {
    const scene = { ref: smallTown({ stations: [] }), liveByDay: () => [], now: null };
    for (const days of [1, 4, 30])
      expect(whyNoSlots(scene, deposit, { from: { day: monday, time: '00:00' }, days }).refusal).toEqual({
        code: 'stationsFull',
        day: monday,
        stations: 0,
      });
  });

  test('preferences narrow the search', () => {
    const scene = { ref: smallTown(), liveByDay: () => [], now: null };
    const search = { from: { day: monday, time: '10:00' }, days: 30, count: 1 };
    const first = (patch: object, wish: SlotWish = collection) =>
      searchSlots(scene, wish, { ...search, ...patch }).map(({ day, time, deskId }) => `${day} ${time} ${deskId}`);
    expect(first({})).toEqual(['2026-11-23 10:00 desk-3']);
    expect(first({ halfDay: 'afternoon' })).toEqual(['2026-11-23 13:30 desk-3']);
    expect(first({ weekdays: [3], halfDay: 'morning' })).toEqual(['2026-11-25 08:30 desk-3']);
    expect(first({}, { ...deposit, deskId: 'desk-2' })).toEqual(['2026-11-23 10:00 desk-2']);
  });
});

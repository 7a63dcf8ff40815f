import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addDays, minutesOf, timeOf } from '../../time/civil';
import { indexPlacements, loadDay } from './day-load';
import { findPlace } from './find-place';
import { freeSlots } from './free-slots';
import { nextFreeSlots } from './next-free-slots';
import type { Placed, Slot } from './placed';
import { planDay } from './plan-day';
import { searchSlots } from './search-slots';
import { bookAll, monday, placeWishes, slotWishes, towns } from './testing/towns';
import { whyNoSlot } from './why-no-slot';
import { whyNoSlots } from './why-no-slots';

const bookings = fc.array(placeWishes, { maxLength: 60, size: 'max' });
const minutes = Array.from({ length: 1440 }, (_, minute) => minute);

/** What holds a minute: told from the fields alone, without the engine's intervals. */
const runs = (one: Placed, minute: number, pause: number): boolean => {
  const from = Number(one.time.slice(0, 2)) * 60 + Number(one.time.slice(3));
  return from <= minute && minute < from + one.durationMin + pause;
};

describe('slots of a town with every setting', () => {
  test('no sequence of bookings goes above the desks, the stations or a quota', () => {
    fc.assert(
      fc.property(towns, bookings, (town, wishes) => {
        const live = bookAll(planDay(town, monday), wishes);
        for (const minute of minutes) {
          const atStations = live.filter((one) => one.needsStation && runs(one, minute, 0));
          expect(atStations.length).toBeLessThanOrEqual(town.stations.length);
          const atDesks = live.filter((one) => runs(one, minute, one.bufferMin ?? 0)).map((one) => one.deskId);
          expect(new Set(atDesks).size).toBe(atDesks.length);
        }
        for (const { channels, reasonIds, mostPerDay } of town.quotas) {
          const counted = live.filter(
            ({ channel = '', reasonId = '' }) =>
              channels.includes(channel) && (reasonIds.length === 0 || reasonIds.includes(reasonId)),
          );
          expect(counted.length).toBeLessThanOrEqual(mostPerDay);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('booking and cancelling leaves the free slots as they were', () => {
    fc.assert(
      fc.property(towns, bookings, placeWishes, slotWishes, (town, wishes, extra, looked) => {
        const plan = planDay(town, monday);
        const live = bookAll(plan, wishes);
        const more = bookAll(plan, [...wishes, extra]);
        const cancelled = more.filter((one) => live.some((known) => known.id === one.id));
        expect(freeSlots(plan, cancelled, looked)).toEqual(freeSlots(plan, live, looked));
      }),
      { numRuns: 100 },
    );
  });

  test('a slot offered can be booked at the same desk, and what can be booked on the step is offered', () => {
    fc.assert(
      fc.property(towns, bookings, slotWishes, (town, wishes, wish) => {
        const plan = planDay(town, monday);
        const live = bookAll(plan, wishes);
        const step = town.site.startStepMin ?? 5;
        const offered = freeSlots(plan, live, wish);
        const taken: Slot[] = [];
        for (let minute = 0; minute < 1440; minute += step) {
          const found = findPlace(plan, live, { ...wish, time: timeOf(minute) });
          if (found.ok) taken.push(found.value);
        }
        expect(offered).toEqual(taken);
        for (const slot of offered) {
          const again = findPlace(plan, live, { ...wish, time: slot.time, deskId: slot.deskId });
          expect(again).toEqual({ ok: true, value: slot });
        }
      }),
      { numRuns: 100 },
    );
  });

  test('slots lie on the step, inside an opening, and keep every pause', () => {
    fc.assert(
      fc.property(towns, bookings, slotWishes, (town, wishes, wish) => {
        const plan = planDay(town, monday);
        const live = bookAll(plan, wishes);
        const pause = town.reasons.find((one) => one.id === wish.reasonId)?.bufferMin ?? 0;
        for (const slot of freeSlots(plan, live, wish)) {
          const from = minutesOf(slot.time);
          const to = from + slot.durationMin;
          expect(from % (town.site.startStepMin ?? 5)).toBe(0);
          const desk = plan.desks.find((one) => one.deskId === slot.deskId);
          expect(desk?.open.some((one) => one.from <= from && to <= one.to)).toBe(true);
          for (const other of live.filter((one) => one.deskId === slot.deskId)) {
            const start = minutesOf(other.time);
            const isApart = to + pause <= start || start + other.durationMin + (other.bufferMin ?? 0) <= from;
            expect(isApart).toBe(true);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test('a wider opening never removes a slot, whomever it is for', () => {
    const added = fc.record({
      deskId: fc.constantFrom('desk-1', 'desk-2', 'desk-3'),
      from: fc.integer({ min: 96, max: 200 }),
      length: fc.integer({ min: 1, max: 100 }),
      keptFor: fc.constantFrom('', 'urgent', 'portal'),
    });
    fc.assert(
      fc.property(towns, bookings, slotWishes, added, (town, wishes, wish, more) => {
        const live = bookAll(planDay(town, monday), wishes);
        const period = {
          id: 'more',
          kind: 'openingPeriod' as const,
          deskId: more.deskId,
          weekdays: [1],
          from: timeOf(more.from * 5),
          to: timeOf(Math.min(287, more.from + more.length) * 5),
          validFrom: monday,
          validUntil: monday,
          ...(more.keptFor === 'urgent' || more.keptFor === 'portal' ? { keptFor: more.keptFor } : {}),
        };
        const wider = { ...town, openingPeriods: [...town.openingPeriods, period] };
        const times = new Set(freeSlots(planDay(wider, monday), live, wish).map((slot) => slot.time));
        for (const slot of freeSlots(planDay(town, monday), live, wish)) expect(times.has(slot.time)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('the order of the bookings changes nothing, nor whether they come as an index', () => {
    const shuffles = fc.tuple(towns, bookings).chain(([town, wishes]) => {
      const live = bookAll(planDay(town, monday), wishes);
      const shuffled = fc.shuffledSubarray([...live], { minLength: live.length });
      return fc.tuple(fc.constant(town), fc.constant(live), shuffled);
    });
    fc.assert(
      fc.property(shuffles, slotWishes, ([town, live, other], wish) => {
        const plan = planDay(town, monday);
        const offered = freeSlots(plan, live, wish);
        expect(freeSlots(plan, other, wish)).toEqual(offered);
        expect(freeSlots(plan, indexPlacements(other).day(monday), wish)).toEqual(offered);
        expect(
          freeSlots(plan, loadDay([...other, ...live.map((one) => ({ ...one, day: '2026-11-24' }))], monday), wish),
        ).toEqual(offered);
      }),
      { numRuns: 100 },
    );
  });

  test('there is a reason why exactly where there is no slot', () => {
    fc.assert(
      fc.property(towns, bookings, slotWishes, fc.integer({ min: -3, max: 2 }), (town, wishes, wish, ago) => {
        const now = { day: addDays(monday, ago), time: '11:20' };
        const reasons = town.reasons.map((one) => ({ ...one, noticeMin: 120, horizonDays: 2 }));
        const plan = planDay({ ...town, reasons }, monday, now);
        const live = bookAll(planDay(town, monday), wishes);
        expect(whyNoSlot(plan, live, wish) === null).toBe(freeSlots(plan, live, wish).length > 0);
      }),
      { numRuns: 300 },
    );
  });

  test('a search gives the first slots of its days, and says why when it has none', () => {
    const preferences = fc.record({
      halfDay: fc.constantFrom('morning' as const, 'afternoon' as const),
      weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    });
    fc.assert(
      fc.property(
        towns,
        bookings,
        slotWishes,
        preferences,
        fc.integer({ min: 1, max: 30 }),
        (town, wishes, wish, likes, count) => {
          const live = bookAll(planDay(town, monday), wishes);
          const scene = { ref: town, liveByDay: indexPlacements(live).day, now: null };
          const search = { from: { day: '2026-11-22', time: '10:07' }, days: 4, ...likes };
          const days = ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25'];
          const all = days.flatMap((day) => freeSlots(planDay(town, day), live, wish));
          const suits = all.filter(({ day, time }) => {
            const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
            return likes.weekdays.includes(weekday) && (likes.halfDay === 'morning') === time < '12:30';
          });
          const found = searchSlots(scene, wish, { ...search, count });
          expect(found.map(({ day, time, durationMin, deskId }) => ({ day, time, durationMin, deskId }))).toEqual(
            suits.slice(0, count),
          );
          expect(whyNoSlots(scene, wish, search).refusal === null).toBe(
            suits.length > 0 || !likes.weekdays.some((one) => [7, 1, 2, 3].includes(one)),
          );
          const next = nextFreeSlots(town, scene.liveByDay, wish, '2026-11-22', '10:07', count, 4);
          expect(next).toEqual(all.slice(0, count));
        },
      ),
      { numRuns: 100 },
    );
  });
});

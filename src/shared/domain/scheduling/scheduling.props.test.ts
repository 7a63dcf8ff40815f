import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { timeOf } from '../../time/civil';
import { findPlace } from './find-place';
import { freeSlots } from './free-slots';
import { overlaps, peak } from './intervals';
import { intervalOf, type Placed, type PlaceWish } from './placed';
import { planDay, type DayPlan } from './plan-day';
import { opening, smallTown } from './small-town.fixture';

const monday = '2026-11-23';
const plan = planDay(smallTown(), monday);

const wishes = fc.record({
  reasonId: fc.constantFrom('deposit', 'collection'),
  durationMin: fc.constantFrom(10, 20, 35, 50),
  time: fc.integer({ min: 96, max: 210 }).map((step) => timeOf(step * 5)),
  deskId: fc.option(fc.constantFrom('desk-1', 'desk-2', 'desk-3'), { nil: undefined }),
});

const toWish = ({
  deskId,
  ...wish
}: {
  reasonId: string;
  durationMin: number;
  time: string;
  deskId: string | undefined;
}): PlaceWish => (deskId === undefined ? wish : { ...wish, deskId });

const book = (on: DayPlan, live: readonly Placed[], wish: PlaceWish): readonly Placed[] => {
  const found = findPlace(on, live, wish);
  return found.ok
    ? [...live, { ...found.value, id: `b${live.length}`, needsStation: on.stationReasonIds.includes(wish.reasonId) }]
    : live;
};

const days = fc
  .array(wishes.map(toWish), { maxLength: 60 })
  .map((list) => list.reduce<readonly Placed[]>((live, wish) => book(plan, live, wish), []));
const slotWishes = fc.record({
  reasonId: fc.constantFrom('deposit', 'collection'),
  durationMin: fc.constantFrom(10, 20, 35, 50),
});

describe('scheduling', () => {
  test('no sequence of accepted bookings goes above capacity', () => {
    fc.assert(
      fc.property(days, (live) => {
        const stationed = live.filter((one) => one.needsStation).map(intervalOf);
        expect(peak(stationed, { from: 0, to: 1440 })).toBeLessThanOrEqual(plan.stations);
        for (const a of live) {
          const rivals = live.filter(
            (b) => b.id !== a.id && b.deskId === a.deskId && overlaps(intervalOf(a), intervalOf(b)),
          );
          expect(rivals).toEqual([]);
          const desk = plan.desks.find((one) => one.deskId === a.deskId);
          expect(desk?.open.some((open) => open.from <= intervalOf(a).from && intervalOf(a).to <= open.to)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('booking and cancelling leaves the free slots as they were', () => {
    fc.assert(
      fc.property(days, wishes.map(toWish), slotWishes, (live, wish, looked) => {
        const booked = book(plan, live, wish);
        const cancelled = booked.filter((one) => live.includes(one));
        expect(freeSlots(plan, cancelled, looked)).toEqual(freeSlots(plan, live, looked));
      }),
      { numRuns: 40 },
    );
  });

  test('every slot offered is accepted, with the same desk', () => {
    fc.assert(
      fc.property(days, slotWishes, (live, wish) => {
        for (const slot of freeSlots(plan, live, wish)) {
          expect(findPlace(plan, live, { ...wish, time: slot.time, deskId: slot.deskId })).toEqual({
            ok: true,
            value: slot,
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  test('no acceptable moment on the step is left out', () => {
    fc.assert(
      fc.property(days, wishes.map(toWish), (live, wish) => {
        const { time, ...looked } = wish;
        const offered = freeSlots(plan, live, looked).some((slot) => slot.time === time);
        expect(offered).toBe(findPlace(plan, live, wish).ok);
      }),
      { numRuns: 60 },
    );
  });

  test('a wider opening never removes a slot', () => {
    const shifts = fc.record({ earlier: fc.integer({ min: 0, max: 60 }), later: fc.integer({ min: 0, max: 60 }) });
    fc.assert(
      fc.property(
        days,
        slotWishes,
        shifts,
        fc.integer({ min: 1, max: 3 }),
        (live, wish, { earlier, later }, number) => {
          const ref = smallTown();
          const extra = opening(number, timeOf(510 - earlier), timeOf(750 + later));
          const wider = planDay({ ...ref, openingPeriods: [...ref.openingPeriods, extra] }, monday);
          const times = new Set(freeSlots(wider, live, wish).map((slot) => slot.time));
          for (const slot of freeSlots(plan, live, wish)) expect(times.has(slot.time)).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('the answer does not depend on the order of the bookings', () => {
    const shuffled = days.chain((live) =>
      fc.tuple(fc.constant(live), fc.shuffledSubarray([...live], { minLength: live.length })),
    );
    fc.assert(
      fc.property(shuffled, wishes.map(toWish), ([live, other], wish) => {
        expect(findPlace(plan, other, wish)).toEqual(findPlace(plan, live, wish));
      }),
      { numRuns: 150 },
    );
  });
});

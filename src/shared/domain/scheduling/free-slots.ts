import { timeOf } from '../../time/civil';
import { loadOf, type Live } from './day-load';
import { dayStarts } from './day-starts';
import type { Slot, SlotWish } from './placed';
import type { DayPlan } from './plan-day';

/** The step of a plan's slots, minutes: what the site says, else five. */
export const stepOf = (plan: DayPlan): number => plan.rules?.stepMin ?? 5;

/**
 * Every moment of the day at which a wish finds a place, by time, one slot a moment with the desk that `findPlace`
 * chooses. Moments lie on multiples of `stepMin` since midnight, so a wider opening never moves the others.
 */
export const freeSlots = (plan: DayPlan, live: Live, wish: SlotWish, stepMin = stepOf(plan)): Slot[] =>
  dayStarts(plan, loadOf(live, plan.day), wish, stepMin).map(({ minute, deskId }) => ({
    day: plan.day,
    time: timeOf(minute),
    durationMin: wish.durationMin,
    deskId,
  }));

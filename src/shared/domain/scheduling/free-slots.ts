import { timeOf } from '../../time/civil';
import { findPlace } from './find-place';
import { union } from './intervals';
import type { Placed, Slot, SlotWish } from './placed';
import type { DayPlan } from './plan-day';

/**
 * Every moment of the day at which a wish finds a place, by time, one slot a moment with the desk that `findPlace`
 * chooses. Moments lie on multiples of `stepMin` since midnight, so a wider opening never moves the others.
 */
export const freeSlots = (plan: DayPlan, live: readonly Placed[], wish: SlotWish, stepMin = 5): Slot[] => {
  const ofDay = live.filter((one) => one.day === plan.day);
  const serving = plan.desks.filter((desk) => desk.reasonIds.includes(wish.reasonId));
  const slots: Slot[] = [];
  for (const open of union(serving.flatMap((desk) => desk.open))) {
    for (let at = Math.ceil(open.from / stepMin) * stepMin; at + wish.durationMin <= open.to; at += stepMin) {
      const found = findPlace(plan, ofDay, { ...wish, time: timeOf(at) });
      if (found.ok) slots.push(found.value);
    }
  }
  return slots;
};

import { addDays } from '../../time/civil';
import type { SiteReference } from '../model/reference';
import { freeSlots } from './free-slots';
import type { Placed, Slot, SlotWish } from './placed';
import { planDay } from './plan-day';

/**
 * The next `count` free slots from a civil moment on, by day and time, over at most `horizonDays` days. `liveByDay` is
 * asked only for the days that are needed.
 */
export const nextFreeSlots = (
  ref: SiteReference,
  liveByDay: (day: string) => readonly Placed[],
  wish: SlotWish,
  fromDay: string,
  fromTime: string,
  count: number,
  horizonDays = 60,
): Slot[] => {
  const slots: Slot[] = [];
  for (let offset = 0; offset < horizonDays && slots.length < count; offset += 1) {
    const day = addDays(fromDay, offset);
    const plan = planDay(ref, day);
    if (plan.desks.every((desk) => desk.open.length === 0)) continue;
    slots.push(...freeSlots(plan, liveByDay(day), wish).filter((slot) => offset > 0 || slot.time >= fromTime));
  }
  return slots.slice(0, count);
};

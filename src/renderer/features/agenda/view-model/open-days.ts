import type { SiteReference } from '#shared/domain/model/reference';
import { planDay } from '#shared/domain/scheduling/plan-day';
import { addDays } from '#shared/time/civil';

const horizonDays = 120;

/** The next day after this one on which some desk is open; the next day at all when there is none. */
export const nextOpenDay = (reference: SiteReference, day: string): string => {
  for (let offset = 1; offset <= horizonDays; offset += 1) {
    const candidate = addDays(day, offset);
    if (planDay(reference, candidate).desks.some((desk) => desk.open.length > 0)) return candidate;
  }
  return addDays(day, 1);
};

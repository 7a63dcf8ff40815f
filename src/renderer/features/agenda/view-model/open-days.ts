import type { SiteReference } from '#shared/domain/model/reference';
import { planDay } from '#shared/domain/scheduling/plan-day';
import { addDays } from '#shared/time/civil';

import type { CivilNow } from './block-state';

const horizonDays = 120;

/** The next day after this one on which some desk is open; the next day at all when there is none. */
export const nextOpenDay = (reference: SiteReference, day: string): string => {
  for (let offset = 1; offset <= horizonDays; offset += 1) {
    const candidate = addDays(day, offset);
    if (planDay(reference, candidate).desks.some((desk) => desk.open.length > 0)) return candidate;
  }
  return addDays(day, 1);
};

/** The day of which the list is printed unless another is chosen: the one that is shown, and in the evening the next one, which is prepared then. */
export const printedDay = (reference: SiteReference, shown: string, now: CivilNow): string => {
  const isOver = (): boolean =>
    !planDay(reference, shown).desks.some((desk) => desk.open.some(({ to }) => to > now.minute));
  return shown === now.day && isOver() ? nextOpenDay(reference, shown) : shown;
};

import { addDays, weekdayOf } from '../../../time/civil';
import type { Territory } from '../../../time/public-holidays';
import { isWorkingDay } from '../clock/working-days';

/** How a day lies to the public holidays around it. School holidays play no part: their calendar is not known here. */
const holidayPlaces = ['plain', 'before', 'after', 'bridge', 'holiday'] as const;
/** `bridge` lies between a public holiday and a weekend; `before` and `after` are the working days next to one. */
export type HolidayPlace = (typeof holidayPlaces)[number];

/** Whether a day from Monday to Friday is not worked. */
const isWeekdayOff = (day: string, territory: Territory): boolean =>
  weekdayOf(day) <= 5 && !isWorkingDay(day, territory);

/** Whether a public holiday lies between a day and the next working day in a direction, weekends passed over. */
const isHolidayNext = (day: string, step: 1 | -1, territory: Territory): boolean => {
  for (let next = addDays(day, step); ; next = addDays(next, step)) {
    if (weekdayOf(next) > 5) continue;
    return !isWorkingDay(next, territory);
  }
};

/**
 * `holiday` = a public holiday from Monday to Friday; `bridge` = a day between one and a weekend; `after` and `before` = the first day
 * after one and the last before it, even over a weekend; between two of them it is `after`, when what waited comes.
 */
export const holidayPlace = (day: string, territory: Territory): HolidayPlace => {
  if (isWeekdayOff(day, territory)) return 'holiday';
  const weekday = weekdayOf(day);
  if (weekday === 5 && isWeekdayOff(addDays(day, -1), territory)) return 'bridge';
  if (weekday === 1 && isWeekdayOff(addDays(day, 1), territory)) return 'bridge';
  if (isHolidayNext(day, -1, territory)) return 'after';
  return isHolidayNext(day, 1, territory) ? 'before' : 'plain';
};

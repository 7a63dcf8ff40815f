import { daysBetween } from '../../../time/civil';
import type { Territory } from '../../../time/public-holidays';
import { workingDaysBetween } from '../clock/working-days';
import type { AsOf, RequestFact } from '../facts/fact';
import { isPaused } from './commitment-state';

/** Calendar days that a request has been open by now, as a fraction. */
export const openCalendarDays = ({ day, minute }: Pick<RequestFact, 'day' | 'minute'>, asOf: AsOf): number =>
  Math.max(0, daysBetween(day, asOf.day) + (asOf.minute - minute) / 1440);

/**
 * Working days that a request has been open by now without those spent waiting on the citizen, as a fraction. While it waits, its clock
 * stands where the wait began.
 */
export const openWorkingDays = (fact: RequestFact, asOf: AsOf, territory: Territory): number => {
  if (isPaused(fact))
    return fact.stays.reduce((sum, { status, days }) => sum + (status === 'waitingOnCitizen' ? 0 : days), 0);
  const past = workingDaysBetween(fact.day, fact.minute, asOf.day, asOf.minute, territory);
  return Math.max(0, past - fact.pausedDays);
};

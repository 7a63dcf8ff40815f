import { dueDay } from '../insights/clock/due-day';
import { workingDaysBetween } from '../insights/clock/working-days';
import { requestDetails } from '../lifecycle/request-details';
import type { Commitment, SiteReference } from '../model/reference';
import type { Request } from '../model/request';
import { civilOf, daysBetween, minutesOf } from '../../time/civil';
import { commitmentFor } from './commitment-for';

/** What the clock of a request goes by. */
type ClockReference = Pick<SiteReference, 'site' | 'commitments'>;

type Moment = { readonly day: string; readonly minute: number };

const momentOf = (instant: string, zone: string): Moment => {
  const { day, time } = civilOf(instant, zone);
  return { day, minute: minutesOf(time) };
};

/** Calendar days from one moment to another, as a fraction. */
const calendarDays = (from: Moment, to: Moment): number =>
  daysBetween(from.day, to.day) + (to.minute - from.minute) / 1440;

/**
 * How long a request waited on the citizen until `now`, in the days of a clock: working days for `workingDays`, else calendar days, as
 * a fraction of days of 24 hours.
 */
export const pausedDays = (request: Request, unit: Commitment['unit'], { site }: ClockReference, now: string): number =>
  requestDetails(request)
    .stays.filter(({ status }) => status === 'waitingOnCitizen')
    .reduce((sum, stay) => {
      const [from, to] = [momentOf(stay.from, site.zone), momentOf(stay.to === '' ? now : stay.to, site.zone)];
      const days =
        unit === 'workingDays'
          ? workingDaysBetween(from.day, from.minute, to.day, to.minute, site.territory)
          : calendarDays(from, to);
      return sum + Math.max(0, days);
    }, 0);

/**
 * The last civil day on which a request is answered in time, by the commitment that counts for it (`commitmentFor`); the time that it
 * waited on the citizen until `now` is given back. `''` = nothing was committed to.
 */
export const requestDueDay = (request: Request, ref: ClockReference, now: string): string => {
  const commitment = commitmentFor(ref.commitments, request);
  if (!commitment || request.receivedAt === '') return '';
  const received = civilOf(request.receivedAt, ref.site.zone).day;
  return dueDay(commitment, received, pausedDays(request, commitment.unit, ref, now), ref.site.territory);
};

/** Working days since a request was received, as a fraction: its open age, or how long it took where it is closed. */
export const requestAge = (request: Request, { site }: ClockReference, now: string): number => {
  if (request.receivedAt === '') return 0;
  const [from, to] = [momentOf(request.receivedAt, site.zone), momentOf(request.closedAt || now, site.zone)];
  return Math.max(0, workingDaysBetween(from.day, from.minute, to.day, to.minute, site.territory));
};

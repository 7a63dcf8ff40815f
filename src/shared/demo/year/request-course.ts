import type { RequestFact, StateStay } from '../../domain/insights/facts/fact';
import { requestDueDay } from '../../domain/insights/facts/request-due-day';
import type { Channel, RequestStatus } from '../../domain/model/request';
import type { Random } from '../random';
import { workingPosition, type YearCalendar } from './year-calendar';
import type { YearTown } from './year-town';

/** When a request came and how long it takes. `delay` and `pause` in working days; a delay under .01 ends within minutes. */
export type Course = {
  readonly index: number;
  readonly minute: number;
  readonly delay: number;
  readonly pause: number;
};

/** The part of a request's fact that time decides. */
type CourseFact = Pick<RequestFact, 'isOpen' | 'closedDay' | 'delayDays' | 'workingDays' | 'pausedDays' | 'stays'>;

const openFromMin = 9 * 60;
const openUntilMin = 17 * 60;

/** The day and minute of a closing: on the working day that the delay reaches, within office hours. */
const closingOf = (calendar: YearCalendar, random: Random, course: Course): readonly [number, number] => {
  const { index, minute, delay, pause } = course;
  if (delay < 0.01) return [index, Math.min(1439, minute + random.int(2, 14))];
  const reached = Math.floor(workingPosition(calendar, index, minute) + delay + pause);
  const day = Math.max(index, calendar.workingDays[reached] ?? calendar.days.length - 1);
  const at = random.int(openFromMin, openUntilMin);
  return [day, day === index && at <= minute ? Math.min(1439, minute + random.int(10, 90)) : at];
};

/** Shares of the time without pause that the states before the answer take. */
const steps: readonly (readonly [RequestStatus, number])[] = [
  ['received', 0.12],
  ['assigned', 0.33],
  ['inProgress', 0.25],
  ['waitingOnCitizen', 0],
  ['inProgress', 0.28],
  ['answered', 0.02],
];

const staysUntil = (whole: number, pause: number, elapsed: number): StateStay[] => {
  const stays: StateStay[] = [];
  let from = 0;
  for (const [status, share] of steps) {
    const length = status === 'waitingOnCitizen' ? pause : whole * share;
    if (length > 0 && from < elapsed) stays.push({ status, days: Math.min(length, elapsed - from) });
    from += length;
  }
  return stays;
};

/** Follows a request up to the last day that is known: closed with its delays, or open with what it waited so far. */
export const followCourse = (town: YearTown, random: Random, course: Course): CourseFact => {
  const { calendar, asOfIndex } = town;
  const [day, minute] = closingOf(calendar, random, course);
  const start = workingPosition(calendar, course.index, course.minute);
  const end = workingPosition(calendar, day, minute);
  const pause = course.delay < 0.01 ? 0 : Math.min(course.pause, Math.max(0, end - start));
  const workingDays = Math.max(0, end - start - pause);
  if (day > asOfIndex) {
    const elapsed = Math.max(0, workingPosition(calendar, asOfIndex, 1439) - start);
    const stays = staysUntil(workingDays, pause, elapsed);
    const pausedDays = stays.reduce((sum, stay) => sum + (stay.status === 'waitingOnCitizen' ? stay.days : 0), 0);
    return { isOpen: true, closedDay: '', delayDays: null, workingDays: null, pausedDays, stays };
  }
  return {
    isOpen: false,
    closedDay: calendar.days[day] ?? '',
    delayDays: day - course.index + (minute - course.minute) / 1440,
    workingDays,
    pausedDays: pause,
    stays: staysUntil(workingDays, pause, Infinity),
  };
};

/** The last civil day of the commitment for a request, with the days in which it waited on the citizen; `''` without one. */
export const dueDayOf = (town: YearTown, day: string, channel: Channel, reasonId: string, paused: number): string =>
  requestDueDay(
    { channel, reasonId },
    day,
    { pausedDays: paused, pausedCalendarDays: Math.ceil(paused * 1.4) },
    town.ref,
  );

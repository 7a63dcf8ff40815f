import type { SiteReference } from '../../domain/model/reference';
import { addDays, daysBetween, weekdayOf } from '../../time/civil';
import { publicHolidays } from '../../time/public-holidays';

/**
 * Civil days by their index, with the working days (Monday to Friday without public holidays) counted up: what turns a delay in
 * working days into a day without any search.
 */
export type YearCalendar = {
  readonly days: readonly string[];
  readonly indexOf: (day: string) => number;
  readonly isWorking: readonly boolean[];
  /** Working days before the day of an index. */
  readonly workingBefore: readonly number[];
  /** Index of the n-th working day (from 0). */
  readonly workingDays: readonly number[];
};

/** Lays out the days from one to another. */
export const yearCalendar = (ref: SiteReference, from: string, to: string): YearCalendar => {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  const years = new Set(days.map((day) => Number(day.slice(0, 4))));
  const holidays = new Set(
    [...years].flatMap((year) => publicHolidays(year, ref.site.territory).map((holiday) => holiday.day)),
  );
  const isWorking = days.map((day) => weekdayOf(day) <= 5 && !holidays.has(day));
  let count = 0;
  const workingBefore = isWorking.map((working) => (working ? count++ : count));
  return {
    days,
    indexOf: (day) => daysBetween(from, day),
    isWorking,
    workingBefore,
    workingDays: isWorking.flatMap((working, index) => (working ? [index] : [])),
  };
};

/** Where a moment lies on the axis of working days; time on other days stands still. */
export const workingPosition = (calendar: YearCalendar, index: number, minute: number): number =>
  (calendar.workingBefore[index] ?? 0) + (calendar.isWorking[index] === true ? minute / 1440 : 0);

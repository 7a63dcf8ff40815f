import { publicHolidays, type Territory } from '../../../time/public-holidays';
import { pad } from '../../../lib/pad';

const dayMs = 86_400_000;
const minutesOfDay = 1440;

/** Working days of a year: `before[i]` counts those before its day `i` (0 = 1 January); the last entry counts them all. */
type WorkingYear = { readonly first: number; readonly before: Uint16Array };

const years = new Map<string, WorkingYear>();

// Days as numbers since 1970, without a Date for each: 400,000 requests are looked up at once (Hinnant, days_from_civil).
const numberOf = (day: string): number => {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const ofEra = year - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
};

const countYear = (year: number, territory: Territory): WorkingYear => {
  const first = numberOf(`${pad(year, 4)}-01-01`);
  const length = numberOf(`${pad(year, 4)}-12-31`) - first + 1;
  const off = new Set(publicHolidays(year, territory).map((holiday) => numberOf(holiday.day)));
  const before = new Uint16Array(length + 1);
  for (let index = 0; index < length; index += 1) {
    // 1 January 1970 was a Thursday.
    const weekday = (((first + index + 3) % 7) + 7) % 7;
    const works = weekday < 5 && !off.has(first + index);
    before[index + 1] = (before[index] ?? 0) + (works ? 1 : 0);
  }
  return { first, before };
};

// What is kept follows from the year and the territory alone, so it changes no answer.
const workingYear = (year: number, territory: Territory): WorkingYear => {
  const key = `${territory}${year}`;
  const known = years.get(key) ?? countYear(year, territory);
  years.set(key, known);
  return known;
};
const worksOn = ({ before }: WorkingYear, index: number): boolean => before[index] !== before[index + 1];

/** Whether a civil day is a working day: Monday to Friday and no public holiday of the territory. */
export const isWorkingDay = (day: string, territory: Territory): boolean => {
  const year = workingYear(Number(day.slice(0, 4)), territory);
  return worksOn(year, numberOf(day) - year.first);
};

/**
 * The `count`-th working day after a day, which itself is not counted: 30/04/2026 + 15 on the mainland = 27/05/2026. With a count of
 * 0 the day itself, working or not.
 */
export const addWorkingDays = (day: string, count: number, territory: Territory): string => {
  let year = Number(day.slice(0, 4));
  let table = workingYear(year, territory);
  let index = numberOf(day) - table.first;
  for (let left = count; left > 0;) {
    index += 1;
    if (index >= table.before.length - 1) {
      year += 1;
      table = workingYear(year, territory);
      index = 0;
    }
    if (worksOn(table, index)) left -= 1;
  }
  return new Date((table.first + index) * dayMs).toISOString().slice(0, 10);
};

/** Working days before a day since the first of January of `from`, and how much of the day counts. */
const clockAt = (day: string, minute: number, from: number, territory: Territory): number => {
  const year = Number(day.slice(0, 4));
  let past = 0;
  for (let each = from; each < year; each += 1) past += workingYear(each, territory).before.at(-1) ?? 0;
  const table = workingYear(year, territory);
  const index = numberOf(day) - table.first;
  return past + (table.before[index] ?? 0) + (worksOn(table, index) ? minute / minutesOfDay : 0);
};

/**
 * Civil time on working days from one moment to another, as days of 24 hours: Monday to Friday without the holidays of the
 * territory; minutes are those of the civil day (0 to 1440). From Friday 16:00 to Monday 16:00 = 1. Negative when the second moment
 * is the earlier one. Source: the delays of dashboards.md, "Working-day clock".
 */
export const workingDaysBetween = (
  fromDay: string,
  fromMinute: number,
  toDay: string,
  toMinute: number,
  territory: Territory,
): number => {
  const first = Math.min(Number(fromDay.slice(0, 4)), Number(toDay.slice(0, 4)));
  return clockAt(toDay, toMinute, first, territory) - clockAt(fromDay, fromMinute, first, territory);
};

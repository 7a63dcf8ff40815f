import { publicHolidays, type Territory } from '../../time/public-holidays';
import { dayNumber, dayText, type Case } from './case';
import type { OpenDayRule } from './map-schema';

/** Whether a day, in whole days since 1970, was open. */
export type IsOpenDay = (day: number) => boolean;

const holidayLookup = (territory: Territory): IsOpenDay => {
  const years = new Map<number, ReadonlySet<number>>();
  return (day) => {
    const year = Number(dayText(day).slice(0, 4));
    let days = years.get(year);
    if (!days) {
      days = new Set(publicHolidays(year, territory).map((holiday) => dayNumber(holiday.day)));
      years.set(year, days);
    }
    return days.has(day);
  };
};

/** 0 = Monday; 1 January 1970 was a Thursday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** The rule that says which days count as open; `null` without a rule. */
export const openDayTest = (
  rule: OpenDayRule | undefined,
  territory: Territory,
  cases: readonly Case[],
): IsOpenDay | null => {
  if (rule === undefined) return null;
  if (rule === 'all') return () => true;
  if (rule === 'observed') {
    const days = new Set(cases.map(({ day }) => day));
    return (day) => days.has(day);
  }
  const isHoliday = holidayLookup(territory);
  return (day) => weekday(day) < 5 && !isHoliday(day);
};

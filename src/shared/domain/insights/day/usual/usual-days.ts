import { addDays, weekdayOf } from '../../../../time/civil';

/** The past days that a day is compared with: those of its weekday, or, where too few are known, all days of its half of the week. */
export type UsualDays = { readonly kind: 'weekday' | 'anyDay' | 'none'; readonly days: readonly string[] };

const most = 8;
const least = 3;
const weeksBack = 10;

const isWeekend = (day: string): boolean => weekdayOf(day) > 5;

/**
 * The last eight same weekdays among `known`, within ten weeks. With fewer than three of them a usual range would be an anecdote: then
 * the last eight days of the same half of the week (Monday to Friday, or the weekend), and none when there are not three of these either.
 */
export const usualDays = (known: readonly string[], day: string): UsualDays => {
  const first = addDays(day, -weeksBack * 7);
  const past = [...new Set(known)].filter((one) => one < day && one >= first).toSorted();
  const same = past.filter((one) => weekdayOf(one) === weekdayOf(day)).slice(-most);
  if (same.length >= least) return { kind: 'weekday', days: same };
  const alike = past.filter((one) => isWeekend(one) === isWeekend(day)).slice(-most);
  return alike.length >= least ? { kind: 'anyDay', days: alike } : { kind: 'none', days: [] };
};

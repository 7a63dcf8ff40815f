import { birthInWords, birthsInDigits } from './birth-wish';
import { pad } from '../../lib/pad';

const isDay = (day: string): boolean => {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(day);
};

/** Two digits of a year: nobody is born after `today`, so what would lie ahead is of the century before. */
const wholeYear = (year: string, monthDay: string, today: string): string => {
  if (year.length === 4) return year;
  const inThis = `${today.slice(0, 2)}${year}`;
  return `${inThis}-${monthDay}` <= today ? inThis : `${Number(today.slice(0, 2)) - 1}${year}`;
};

/** Why a text is no birth date: it is no date at all or not a whole one, there is no such day, it lies ahead, or before 1900. */
export type BirthFault = 'shape' | 'noSuchDay' | 'ahead' | 'tooOld';

/** A whole date in digits, whether or not there is such a day. */
const wholePattern = /^(?:\d{1,2}[\s/.-]+\d{1,2}[\s/.-]+(?:\d{2}|\d{4})|\d{6}|\d{8})$/;

const read = (typed: string, today: string): { readonly day: string } | { readonly fault: BirthFault } => {
  const [wish] = birthInWords(typed)?.births ?? birthsInDigits(typed);
  if (!wish || wish.day === '' || wish.month === '' || (wish.year.length !== 2 && wish.year.length !== 4))
    return { fault: wholePattern.test(typed) ? 'noSuchDay' : 'shape' };
  const monthDay = `${pad(wish.month)}-${wish.day}`;
  const day = `${wholeYear(wish.year, monthDay, today)}-${monthDay}`;
  if (!isDay(day)) return { fault: 'noSuchDay' };
  if (day > today) return { fault: 'ahead' };
  return day < '1900' ? { fault: 'tooOld' } : { day };
};

/**
 * A birth date as people write it, `24/11/1987`, `24.11.87`, `24111987`, `24 novembre 1987`, as a civil day; `''` for nothing,
 * `null` for what is no date, lies after `today` or before 1900 (`birthFault`).
 */
export const readBirthDate = (text: string, today: string): string | null => {
  const typed = text.trim();
  if (typed === '') return '';
  const found = read(typed, today);
  return 'day' in found ? found.day : null;
};

/** What is wrong with a birth date as it was typed; `null` = nothing, also while nothing is typed. */
export const birthFault = (text: string, today: string): BirthFault | null => {
  const typed = text.trim();
  const found = typed === '' ? null : read(typed, today);
  return found && 'fault' in found ? found.fault : null;
};

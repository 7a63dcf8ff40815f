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

/**
 * A birth date as people write it, `24/11/1987`, `24.11.87`, `24111987`, `24 novembre 1987`, as a civil day; `''` for nothing,
 * `null` for what is no date, lies after `today` or before 1900.
 */
export const readBirthDate = (text: string, today: string): string | null => {
  const typed = text.trim();
  if (typed === '') return '';
  const [wish] = birthInWords(typed)?.births ?? birthsInDigits(typed);
  if (!wish || wish.day === '' || wish.month === '' || (wish.year.length !== 2 && wish.year.length !== 4)) return null;
  const monthDay = `${pad(wish.month)}-${wish.day}`;
  const day = `${wholeYear(wish.year, monthDay, today)}-${monthDay}`;
  return isDay(day) && day >= '1900' && day <= today ? day : null;
};

import { foldText } from '../../../lib/fold-text';
import { plainMonths } from '../../../time/plain-months';
import { pad } from '../../../lib/pad';

const dayOf = (year: number, month: number, date: number): string | null => {
  const day = `${pad(year, 4)}-${pad(month)}-${pad(date)}`;
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day) ? day : null;
};

const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

const monthOf = (word: string): number =>
  plainMonths.findIndex((month) => month === word || (word.length >= 3 && month.startsWith(word))) + 1;

/** « mardi 3 mars 2026 », « 1er avril 26 », « 3 févr. 2026 ». */
const inWords = (text: string): string | null => {
  const found = /^(?:[a-z]+ )?(\d{1,2})(?:er)? ([a-z]+) (\d{4}|\d{2})(?: |$)/.exec(foldText(text));
  if (!found) return null;
  const [, date = '', word = '', year = ''] = found;
  return dayOf(fullYear(year), monthOf(word), Number(date));
};

/**
 * The civil day that a cell means, in the French forms (`3/3/26`, `03.03.2026`, « mardi 3 mars 2026 ») and as ISO; a time behind it
 * is passed over. Day before month, always. `null` for what is no day of a calendar.
 */
export const readDay = (text: string): string | null => {
  const trimmed = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[T ])/.exec(trimmed);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const digits = /^(?:\p{L}+\.? )?(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:$|[ T,])/u.exec(trimmed);
  if (digits) return dayOf(fullYear(digits[4] ?? ''), Number(digits[3]), Number(digits[1]));
  return inWords(trimmed);
};

/** A day of birth: two digits of a year that would lie ahead of `today` are of the century before. */
export const readBirthDay = (text: string, today: string): string | null => {
  const day = readDay(text);
  if (day === null || day <= today) return day;
  return /(?:^|\D)\d{2}$/.test(text.trim()) ? `${Number(day.slice(0, 4)) - 100}${day.slice(4)}` : null;
};

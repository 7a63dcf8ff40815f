import { foldText } from '../../lib/fold-text';
import { plainMonths } from '../../time/plain-months';
import { pad } from '../../lib/pad';

/** A birth date as far as it was typed: two digits of day and month, or fewer; the year may be short or begun. */
export type BirthWish = { readonly day: string; readonly month: string; readonly year: string };

const isPart = (text: string, most: number): boolean => text === '' || text === '0' || Number(text) <= most;
const isWhole = (text: string, most: number): boolean => Number(text) >= 1 && Number(text) <= most;

const wish = (day: string, month: string, year: string): readonly BirthWish[] => {
  if (!isWhole(day, 31) || !isPart(month, 12) || month === '00') return [];
  return [{ day: pad(day), month, year }];
};

/** A date in digits, day first, divided by whatever divides: `12/03/1987`, `12.3.87`, `12 03`, `12/03/19`. */
const dividedPattern = /^(\d{1,2})[\s/.-]+(\d{0,2})(?:[\s/.-]+(\d{0,4}))?$/;

/** The birth dates that a run of digits may mean: divided, or compact as `120387` and `12031987`; none when it is no date. */
export const birthsInDigits = (run: string): readonly BirthWish[] => {
  const text = run.trim().replace(/[\s/.-]+$/, '');
  const divided = dividedPattern.exec(text);
  if (divided) return wish(divided[1] ?? '', divided[2] ?? '', divided[3] ?? '');
  const compact = /^(\d\d)(\d\d)(\d{2}|\d{4})$/.exec(text);
  if (compact && isWhole(compact[2] ?? '', 12)) return wish(compact[1] ?? '', compact[2] ?? '', compact[3] ?? '');
  // A year alone is given beside a name.
  return /^(19|20)\d{1,2}$/.test(text) ? [{ day: '', month: '', year: text }] : [];
};

const namedPattern = /(?<![\p{L}\d])(\d{1,2})(?:er)?\s+(\p{L}{3,})\.?(?:\s+(\d{1,4})(?!\d))?/iu;

/** A date with its month in words, `12 mars 1987` or `1er févr. 87`, and the text without it; `null` when there is none. */
export const birthInWords = (text: string): { readonly births: readonly BirthWish[]; readonly rest: string } | null => {
  const match = namedPattern.exec(text);
  const [whole = '', day = '', name = '', year = ''] = match ?? [];
  const begun = foldText(name);
  const births = plainMonths.flatMap((month, index) =>
    begun !== '' && month.startsWith(begun) ? wish(day, pad(index + 1), year) : [],
  );
  return births.length > 0 ? { births, rest: text.replace(whole, ' ') } : null;
};

const fitsYear = (typed: string, year: string): boolean =>
  typed === '' || (typed.length === 2 ? year.endsWith(typed) || year.startsWith(typed) : year.startsWith(typed));

const fitsMonth = (typed: string, month: string): boolean =>
  typed === '' || month === pad(typed) || (typed.length === 1 && month.startsWith(typed));

/** Whether a civil day `yyyy-mm-dd` is what was typed, or may become it. Two digits of a year stand for any century. */
export const fitsBirth = (birthDate: string, { day, month, year }: BirthWish): boolean =>
  birthDate !== '' &&
  fitsYear(year, birthDate.slice(0, 4)) &&
  fitsMonth(month, birthDate.slice(5, 7)) &&
  (day === '' || birthDate.slice(8) === day);

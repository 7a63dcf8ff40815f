import { foldText } from '../../lib/fold-text';

/** French and English, each told by its first letters. */
const names: readonly (readonly [RegExp, string])[] = [
  [/^jan/, '01'],
  [/^fe[bv]/, '02'],
  [/^mar/, '03'],
  [/^a[pv]r/, '04'],
  [/^ma[iy]$/, '05'],
  [/^jui?n/, '06'],
  [/^jui?l/, '07'],
  [/^a(?:ou|ug)/, '08'],
  [/^sep/, '09'],
  [/^oct/, '10'],
  [/^nov/, '11'],
  [/^dec/, '12'],
];

const monthOf = (name: string): string | undefined => {
  const folded = foldText(name);
  return names.find(([pattern]) => pattern.test(folded))?.[1];
};

const dayFirst = /^(\d{1,2})(?:er)?[-\s./]+(\p{L}{3,9})\.?[-\s./,]+(\d{4}|\d{2})(?!\d)(.*)$/u;
const monthFirst = /^(\p{L}{3,9})\.?[-\s]+(\d{1,2})(?:,\s*|\s+|-)(\d{4})(?!\d)(.*)$/u;

/**
 * A date that names its month, in digits: `05-JAN-24`, `1er mars 2024 09:30`, `Jan 5, 2024 2:13 AM`. The first two are by `dmy`, the last
 * by `mdy`; `null` for what is no such date.
 */
const withoutMonthName = (text: string, format: 'dmy' | 'mdy'): string | null => {
  if (format === 'dmy') {
    const [, day = '', name = '', year = '', rest = ''] = dayFirst.exec(text) ?? [];
    const month = monthOf(name);
    return month === undefined ? null : `${day}/${month}/${year}${rest}`;
  }
  const [, name = '', day = '', year = '', rest = ''] = monthFirst.exec(text) ?? [];
  const month = monthOf(name);
  return month === undefined ? null : `${month}/${day}/${year}${rest}`;
};

/** How dates are written: year first, day first, month first, `yyyymmdd`, or the seconds or milliseconds of Unix. */
export const dateFormats = ['iso', 'dmy', 'mdy', 'compact', 'epochSeconds', 'epochMilliseconds'] as const;
/** The order of day, month and year in a file. */
export type DateFormat = (typeof dateFormats)[number];

/**
 * A moment as a cell writes it. `civilMs` counts the milliseconds since 1970 of the clock that it was written by; `hasTime` = not a
 * day alone; `offsetMs` = how far that clock is from UTC, `null` where the cell does not say.
 */
export type Moment = { readonly civilMs: number; readonly hasTime: boolean; readonly offsetMs: number | null };

const minuteMs = 60_000;
const hourMs = 3_600_000;

const time =
  String.raw`(?:(?:[Tt,]?\s*|\s*à\s+)(\d{1,2})[:hH](\d{2})?(?::?(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp])?\.?[Mm]?\.?)?` +
  String.raw`\s*([Zz]|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?`;

const shapes: Readonly<Record<'iso' | 'digits' | 'compact', RegExp>> = {
  iso: new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${time}$`),
  digits: new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})${time}$`),
  compact: new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${time}$`),
};

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const isDay = (year: number, month: number, date: number): boolean => {
  const length = monthLengths[month - 1];
  if (length === undefined || date < 1) return false;
  return date <= (month === 2 && isLeap(year) ? 29 : length);
};

const milliseconds = (digits: string | undefined): number =>
  digits === undefined ? 0 : Math.trunc(Number(digits.padEnd(9, '0')) / 1_000_000);

/** The hour of a clock of 12 or 24 hours; `-1` = none. 12 AM is midnight, 24:00 the end of the day. */
const hourOf = (text: string, half: string | undefined): number => {
  const hour = Number(text);
  if (half === undefined) return hour <= 24 ? hour : -1;
  if (hour < 1 || hour > 12) return -1;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
};

const timeMs = (found: RegExpExecArray): number => {
  const [, , , , hourText, minuteText, secondText, fraction, half] = found;
  if (hourText === undefined) return 0;
  const hour = hourOf(hourText, half);
  const minute = Number(minuteText ?? '0');
  const second = Number(secondText ?? '0');
  if (hour < 0 || minute > 59 || second > 59) return -1;
  if (hour === 24 && (minute > 0 || second > 0 || milliseconds(fraction) > 0)) return -1;
  return hour * hourMs + minute * minuteMs + second * 1000 + milliseconds(fraction);
};

const offsetOf = (text: string | undefined): number | null => {
  if (text === undefined) return null;
  if (/^[A-Za-z]/.test(text)) return 0;
  const digits = text.slice(1).replace(':', '');
  const ms = Number(digits.slice(0, 2)) * hourMs + Number(digits.slice(2) || '0') * minuteMs;
  return text.startsWith('-') ? -ms : ms;
};

const partsOf = (format: DateFormat, found: RegExpExecArray): readonly [number, number, number] => {
  const [a, b, c] = [found[1] ?? '', found[2] ?? '', found[3] ?? ''];
  if (format === 'iso' || format === 'compact') return [Number(a), Number(b), Number(c)];
  const year = c.length === 2 ? 2000 + Number(c) : Number(c);
  return format === 'dmy' ? [year, Number(b), Number(a)] : [year, Number(a), Number(b)];
};

const epoch = (text: string, digits: RegExp, unitMs: number): Moment | null =>
  digits.test(text) ? { civilMs: Math.trunc(Number(text) * unitMs), hasTime: true, offsetMs: 0 } : null;

/** `Date.UTC` takes the years 0 to 99 for those of 1900. */
const dayMs = (year: number, month: number, date: number): number =>
  year < 100 ? new Date(0).setUTCFullYear(year, month - 1, date) : Date.UTC(year, month - 1, date);

/** `20240305093000` and `20240305T0930` with their colons. */
const withColons = (text: string): string =>
  text.replace(
    /^(\d{8})[Tt\s]?(\d{2})(\d{2})(\d{2})?(?![\d:hH])/,
    (_, day: string, hour: string, minute: string, second?: string) =>
      `${day} ${hour}:${minute}${second === undefined ? '' : `:${second}`}`,
  );

const foundBy = (text: string, format: 'iso' | 'dmy' | 'mdy' | 'compact'): RegExpExecArray | null => {
  if (format === 'iso') return shapes.iso.exec(text);
  if (format === 'compact') return shapes.compact.exec(text) ?? shapes.compact.exec(withColons(text));
  const found = shapes.digits.exec(text);
  if (found) return found;
  const digits = withoutMonthName(text, format);
  return digits === null ? null : shapes.digits.exec(digits);
};

/** Reads a cell, already trimmed, by a format; `null` for what is none. A day of no calendar (30 February) is none. */
export const readMoment = (text: string, format: DateFormat): Moment | null => {
  if (format === 'epochSeconds') return epoch(text, /^\d{9,10}(?:\.\d+)?$/, 1000);
  if (format === 'epochMilliseconds') return epoch(text, /^\d{12,13}$/, 1);
  const found = foundBy(text, format);
  if (!found) return null;
  const [year, month, date] = partsOf(format, found);
  const ms = timeMs(found);
  if (ms < 0 || !isDay(year, month, date)) return null;
  const hasTime = found[4] !== undefined;
  const offsetMs = hasTime ? offsetOf(found[9]) : null;
  return { civilMs: dayMs(year, month, date) + ms, hasTime, offsetMs };
};

/** What the dates of a column look like. `isSure` = no other format reads as many of them. */
type GuessedFormat = { readonly format: DateFormat; readonly isSure: boolean };

/** So many cells are looked at before one decides; the rest only where day and month cannot be told apart. */
const sample = 2000;

const readBy = (texts: readonly string[], format: DateFormat): number =>
  texts.reduce((count, text) => count + (readMoment(text, format) ? 1 : 0), 0);

/**
 * The format that reads the most of some cells, the first of `dateFormats` among equals; day before month where nothing tells them
 * apart, which is said by `isSure`.
 */
export const guessFormat = (texts: readonly string[]): GuessedFormat => {
  const some = texts.length > sample ? texts.slice(0, sample) : texts;
  const counted = dateFormats.map((format) => ({ format, count: readBy(some, format) }));
  const best = counted.reduce((most, one) => (one.count > most.count ? one : most));
  const rivals = counted.filter(({ format, count }) => format !== best.format && count === best.count);
  if (rivals.length === 0 || best.count === 0) return { format: best.format, isSure: best.count > 0 };
  if (best.format !== 'dmy' || texts.length === some.length)
    return { format: best.format, isSure: best.format !== 'dmy' };
  const [days, months] = [readBy(texts, 'dmy'), readBy(texts, 'mdy')];
  return { format: months > days ? 'mdy' : 'dmy', isSure: months !== days };
};

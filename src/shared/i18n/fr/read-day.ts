import { foldText } from '../../lib/fold-text';
import { addDays, mondayOf, weekdayOf } from '../../time/civil';
import { isRegisterDay } from '../../time/civil-day';
import { plainMonths } from '../../time/plain-months';
import { weekdays } from './format';
import { pad } from '../../lib/pad';

/** A day that was said in French, the half of it, and the words that say something else. `day` is civil. */
export type SaidDay = {
  readonly day: string;
  readonly half: 'any' | 'morning' | 'afternoon';
  /** The other words, folded; `''` = none. */
  readonly rest: string;
};

/** Further than that no town hall plans, in days, weeks or months. */
const mostSteps = 400;
const numbers: Readonly<Record<string, number>> = {
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
};
const numberOf = (word: string): number => numbers[word] ?? Number(word);
const number = `\\d{1,3}|${Object.keys(numbers).join('|')}`;

/** Takes out what a pattern finds, between whole words. */
const take = (text: string, pattern: string): { readonly match: readonly string[]; readonly rest: string } | null => {
  const match = new RegExp(`(?:^| )(?:${pattern})(?= |$)`, 'u').exec(text);
  return match
    ? { match: [...match], rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}` }
    : null;
};

type Found = { readonly day: string; readonly rest: string };

/** The next day that is so called, today included; with a year, that one; `''` when there is none. */
const dateOf = (dayText: string, month: number, yearText: string, today: string): string => {
  const years = yearText === '' ? [0, 1, 2, 3, 4].map((more) => Number(today.slice(0, 4)) + more) : [Number(yearText)];
  const days = years.map((year) => `${pad(year, 4)}-${pad(month)}-${pad(Number(dayText))}`);
  return days.find((day) => isRegisterDay(day) && (yearText !== '' || day >= today)) ?? '';
};

const wholeDate = (text: string, today: string): Found | null => {
  const named = take(text, `(?:le )?(\\d{1,2}|premier)(?:er)? (\\p{L}{3,9})(?: (\\d{4}))?`);
  const [, dayText = '', name = '', year = ''] = named?.match ?? [];
  const months = plainMonths.flatMap((month, index) => (name !== '' && month.startsWith(name) ? [index + 1] : []));
  const [month, other] = months;
  if (!named || month === undefined || other !== undefined) return null;
  const day = dateOf(dayText === 'premier' ? '1' : dayText, month, year, today);
  return day === '' ? null : { day, rest: named.rest };
};

/** `12/12`, `12/12/2026`: read before folding, which drops the strokes. */
const dateInDigits = (text: string, today: string): Found | null => {
  const match = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?(?![\d/.-])/.exec(text);
  if (!match) return null;
  const [whole, dayText = '', month = '', year = ''] = match;
  const day = dateOf(dayText, Number(month), year, today);
  return day === '' ? null : { day, rest: foldText(text.replace(whole, ' ')) };
};

/** « dans trois semaines », « d’ici 10 jours », « la semaine prochaine »; `isWeek`: a weekday is that of the week so named. */
const distance = (text: string, today: string): (Found & { readonly isWeek: boolean }) | null => {
  const steps = take(text, `(?:dans|sous|d ici) (${number}) (jour|semaine)s?`);
  if (steps) {
    const [, many = '', unit = ''] = steps.match;
    const count = numberOf(many);
    if (count > mostSteps) return null;
    const isWeek = unit === 'semaine';
    return { day: addDays(today, count * (isWeek ? 7 : 1)), rest: steps.rest, isWeek };
  }
  const week = take(text, '(?:la )?semaine prochaine');
  if (week) return { day: addDays(mondayOf(today), 7), rest: week.rest, isWeek: true };
  for (const [pattern, days] of [
    ['apres demain', 2],
    ['demain', 1],
    ['avant hier', -2],
    ['hier', -1],
    ['aujourd hui|aujourdhui', 0],
  ] as const) {
    const near = take(text, pattern);
    if (near) return { day: addDays(today, days), rest: near.rest, isWeek: false };
  }
  return null;
};

const weekdayIn = (
  text: string,
): { readonly weekday: number; readonly rest: string; readonly isInEight: boolean } | null => {
  const found = take(
    text,
    `(?:le )?(${weekdays.map((name) => `${name.slice(0, 4)}\\p{L}*`).join('|')})(?: (prochain|en huit))?`,
  );
  const [, name = '', when = ''] = found?.match ?? [];
  const weekday = weekdays.findIndex((one) => one === name || (name.length < one.length && one.startsWith(name))) + 1;
  return found && weekday > 0 ? { weekday, rest: found.rest, isInEight: when === 'en huit' } : null;
};

const dayIn = (text: string, today: string): Found | null => {
  const digits = dateInDigits(text, today);
  const folded = digits?.rest ?? foldText(text);
  const dated = digits ?? wholeDate(folded, today);
  const named = weekdayIn(dated?.rest ?? folded);
  // The date is surer than the weekday beside it.
  if (dated) return named ? { day: dated.day, rest: named.rest } : dated;
  const away = distance(named?.rest ?? folded, today);
  if (!named) return away;
  if (away) return away.isWeek ? { day: addDays(mondayOf(away.day), named.weekday - 1), rest: away.rest } : away;
  const ahead = (named.weekday - weekdayOf(today) + 6) % 7;
  return { day: addDays(today, ahead + 1 + (named.isInEight ? 7 : 0)), rest: named.rest };
};

/**
 * The day that a text names: « demain », « mercredi après-midi dans 3 semaines », « 12 décembre », « 12/12 »; `null` when it names
 * none. A weekday alone is the next one after today; a date without its year the next one, today included. Total for any text.
 */
export const readDay = (text: string, today: string): SaidDay | null => {
  const found = dayIn(text, today);
  if (!found || !isRegisterDay(found.day)) return null;
  const half = take(found.rest, '(?:l |le |en |du )?(matin(?:ee)?|apres midi|aprem)');
  return {
    day: found.day,
    half: half ? (half.match[1]?.startsWith('matin') ? 'morning' : 'afternoon') : 'any',
    rest: (half?.rest ?? found.rest).trim().replaceAll(/ +/g, ' '),
  };
};

/** How many of what: « 4 passeports » -> 4 and `passeports`; `1` when no number is said. Fillers are left out. */
export const readCount = (rest: string): { readonly count: number; readonly words: readonly string[] } => {
  const words = rest
    .split(' ')
    .filter((word) => word !== '' && !/^(?:pour|de|des|du|le|la|les|a|au|d|l|et|rdv)$/.test(word));
  const at = words.findIndex(
    (word) => /^\d{1,2}$/.test(word) || (numbers[word] !== undefined && word !== 'un' && word !== 'une'),
  );
  const count = at < 0 ? 1 : numberOf(words[at] ?? '');
  return {
    count: Math.max(1, count),
    words: words.filter((word, index) => index !== at && !/^personnes?$/.test(word)),
  };
};

import { foldText } from '../../lib/fold-text';
import { addDays, mondayOf, weekdayOf } from '../../time/civil';
import { isRegisterDay } from '../../time/civil-day';
import { plainMonths } from '../../time/plain-months';
import { weekdays } from './format';
import { pad } from '../../lib/pad';

/** A day that was said in French, the half and the hour of it, and the words that say something else. `day` is civil. */
export type SaidDay = {
  readonly day: string;
  readonly half: 'any' | 'morning' | 'afternoon';
  /** `14:30`; `''` = no hour was said, or one that lies outside the half beside it. */
  readonly time: string;
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
  quinze: 15,
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

const fewestLetters = 3;
/** A month by its name or the beginning of it: another word after a number (« 2 cni 8 décembre ») is passed over. */
const monthWord = plainMonths
  .flatMap((month) => Array.from({ length: month.length - 2 }, (_, more) => month.slice(0, fewestLetters + more)))
  .join('|');

/** 1 to 12; 0 when the beginning of a name leaves it open (`jui`), or names none. */
const monthOf = (name: string): number => {
  const months = plainMonths.flatMap((month, index) => (name !== '' && month.startsWith(name) ? [index + 1] : []));
  return months.length === 1 ? (months[0] ?? 0) : 0;
};

const wholeDate = (text: string, today: string): Found | null => {
  const named = take(text, `(?:le )?(\\d{1,2}|premier)(?:er)? (${monthWord})(?: (\\d{4}))?`);
  const [, dayText = '', name = '', year = ''] = named?.match ?? [];
  const month = monthOf(name);
  if (!named || month === 0) return null;
  const day = dateOf(dayText === 'premier' ? '1' : dayText, month, year, today);
  return day === '' ? null : { day, rest: named.rest };
};

/** Where a part of a month begins and ends: from that day on a place is looked for. */
const partsOfMonth: Readonly<Record<string, readonly [number, number]>> = {
  debut: [1, 10],
  mi: [15, 20],
  fin: [25, 31],
};

/** « fin novembre », « mi-décembre »: where that part begins, or today while it lasts. */
const partOfMonth = (text: string, today: string): Found | null => {
  const named = take(text, `(debut|mi|fin)(?: de| d)? (${monthWord})`);
  const [, part = '', name = ''] = named?.match ?? [];
  const month = monthOf(name);
  const [first, last] = partsOfMonth[part] ?? [];
  if (!named || month === 0 || first === undefined || last === undefined) return null;
  const at = (year: number, day: number): string => `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  const year = Number(today.slice(0, 4));
  const isOver = at(year, last) < today;
  const day = at(isOver ? year + 1 : year, first);
  return { day: day < today ? today : day, rest: named.rest };
};

/** `12/12`, `12/12/2026`: read before folding, which drops the strokes. */
const dateInDigits = (text: string, today: string): Found | null => {
  const match = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?(?![\d/.-])/.exec(text);
  if (!match) return null;
  const [whole, dayText = '', month = '', year = ''] = match;
  const day = dateOf(dayText, Number(month), year, today);
  return day === '' ? null : { day, rest: foldText(text.replace(whole, ' ')) };
};

/** People who say eight or fifteen days count the day on which they say it: they mean one week and two. */
const weeksInDays: Readonly<Record<number, number>> = { 8: 7, 15: 14 };

/** « dans trois semaines », « d’ici 10 jours », « la semaine prochaine »; `isWeek`: a weekday is that of the week so named. */
const distance = (text: string, today: string): (Found & { readonly isWeek: boolean }) | null => {
  const steps = take(text, `(?:dans|sous|d ici) (${number}) (jour|semaine)s?`);
  if (steps) {
    const [, many = '', unit = ''] = steps.match;
    const count = numberOf(many);
    if (count > mostSteps) return null;
    const isWeek = unit === 'semaine';
    const days = isWeek ? count * 7 : (weeksInDays[count] ?? count);
    return { day: addDays(today, days), rest: steps.rest, isWeek };
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
  const part = partOfMonth(named?.rest ?? folded, today);
  if (part) return named ? { ...part, day: addDays(part.day, (named.weekday - weekdayOf(part.day) + 7) % 7) } : part;
  const away = distance(named?.rest ?? folded, today);
  if (!named) return away;
  if (away) return away.isWeek ? { day: addDays(mondayOf(away.day), named.weekday - 1), rest: away.rest } : away;
  const ahead = (named.weekday - weekdayOf(today) + 6) % 7;
  return { day: addDays(today, ahead + 1 + (named.isInEight ? 7 : 0)), rest: named.rest };
};

/** The hour in a text: « 14h », « à 14 h 30 », « 9 heures »; `''` when there is none. */
const hourIn = (text: string): { readonly time: string; readonly rest: string } => {
  const none = { time: '', rest: text };
  // Minutes apart are round ones: « 14h 12 cni » is not 14:12.
  const found = take(text, '(?:a |vers |des )?(\\d{1,2}) ?h(?:eures?)?(?:([0-5]\\d)| ([0-5][05]))?');
  const [, hour = '', minute, apart] = found?.match ?? [];
  return found && Number(hour) < 24
    ? { time: `${pad(Number(hour))}:${minute ?? apart ?? '00'}`, rest: found.rest }
    : none;
};

/** Noon begins the afternoon for whoever says an hour. */
const noon = '12:00';

/**
 * The day that a text names: « demain », « mercredi après-midi dans 3 semaines », « 12 décembre 14h », « 12/12 », « fin janvier »; `null` when it names
 * none. A weekday alone is the next one after today; a date without its year the next one, today included. Total for any text.
 */
export const readDay = (text: string, today: string): SaidDay | null => {
  // Folding would drop the colon.
  const found = dayIn(text.replaceAll(/(?<!\d)(\d{1,2}):(\d{2})(?!\d)/g, '$1h$2'), today);
  if (!found || !isRegisterDay(found.day)) return null;
  const halfSaid = take(found.rest, '(?:l |le |en |du )?(matin(?:ee)?|apres midi|aprem)');
  const half = halfSaid ? (halfSaid.match[1]?.startsWith('matin') ? 'morning' : 'afternoon') : 'any';
  const { time, rest } = hourIn(halfSaid?.rest ?? found.rest);
  const isWithin = half === 'any' || (half === 'morning') === time < noon;
  return { day: found.day, half, time: isWithin ? time : '', rest: rest.trim().replaceAll(/ +/g, ' ') };
};

const isFiller = (word: string): boolean => /^(?:pour|de|des|du|le|la|les|a|au|d|l|et|rdv)$/.test(word);
const isPersons = (word: string): boolean => /^p(?:ers(?:onnes?)?)?$/.test(word);

/** How many of what: « 4 passeports » -> 4 and `passeports`, « 2 pers », « 2p »; `1` when no number is said. Fillers are left out. */
export const readCount = (rest: string): { readonly count: number; readonly words: readonly string[] } => {
  const words = rest
    .replaceAll(/(?<= |^)(\d{1,2})p(ers)?(?= |$)/g, '$1 p')
    .split(' ')
    .filter((word) => word !== '' && !isFiller(word));
  const at = words.findIndex(
    (word) => /^\d{1,2}$/.test(word) || (numbers[word] !== undefined && word !== 'un' && word !== 'une'),
  );
  const count = at < 0 ? 1 : numberOf(words[at] ?? '');
  return {
    count: Math.max(1, count),
    words: words.filter((word, index) => index !== at && !isPersons(word)),
  };
};

import { timeOf } from '../../../time/civil';
import { cutName } from '../../people/cut-name';
import { foldText } from '../../../lib/fold-text';

const clock = String.raw`(\d{1,2})\s*(?:h|:|\.)\s*(\d{2})?(?:\s*min\.?|[:.]\d{2}(?:\.\d+)?)?`;
const to = String.raw`\s*(?:[-–—/→>]|à|a|et|au)\s*`;
const timeShape = new RegExp(`^(?:(?:à|a|de|entre)\\s+)?${clock}(?:${to}${clock})?$`, 'iu');

/** A day before the time in one cell: `03/03/2026`, `2026-03-03T`, « mardi 3 mars 2026 », « lundi ». */
const dayBefore =
  /^(?:\d{4}-\d{1,2}-\d{1,2}[T\s,]\s*|(?:(?:le\s+)?\p{L}+\.?,?\s+)?(?:\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{1,2}(?:er)?\s+\p{L}+\.?\s+(?:\d{4}|\d{2}))[\s,]+|\p{L}{3,}\.?\s+)/iu;

const timeInWords = String.raw`\d{1,2}\s*[h:]\s*\d{0,2}(?:\s*min\.?|:\d{2}(?:\.\d+)?)?`;
const oneTime = new RegExp(`(?<![\\d:])${timeInWords}`, 'giu');
const lastTime = new RegExp(`\\s(${timeInWords})$`, 'iu');

/** The one time that ends a cell, whatever other words stand before it (« mar. 8 déc. 9h30 »); `''` where there are two, or none. */
const lastWords = (text: string): string => {
  const times = text.match(oneTime) ?? [];
  return times.length === 1 ? (lastTime.exec(text)?.[1] ?? '') : '';
};

/** From when to when, as a cell says it. */
type TimeSpan = {
  /** The civil `HH:mm` of the beginning. */
  readonly time: string;
  /** Minutes to the end; `null` where the cell says none. */
  readonly durationMin: number | null;
};

const mostMin = 600;

const minuteOf = (hours = '', minutes = '0'): number => Number(hours) * 60 + Number(minutes);

/**
 * The time of a cell, or its beginning and length where it says a range (`9h00 - 9h20`, « de 10h à 10h20 »), alone or behind a day
 * (`03/03/2026 09:30`). Seconds are left out. `null` for what is no time, has its end before its beginning, or names a zone.
 */
export const readTimeSpan = (text: string): TimeSpan | null => {
  const trimmed = text.trim();
  const found =
    timeShape.exec(trimmed) ?? timeShape.exec(trimmed.replace(dayBefore, '')) ?? timeShape.exec(lastWords(trimmed));
  if (!found) return null;
  const [, hours, minutes, endHours, endMinutes] = found;
  const from = minuteOf(hours, minutes);
  if (Number(minutes ?? 0) > 59 || Number(endMinutes ?? 0) > 59 || from >= 24 * 60) return null;
  if (endHours === undefined) return { time: timeOf(from), durationMin: null };
  const durationMin = minuteOf(endHours, endMinutes) - from;
  return durationMin >= 1 && durationMin <= mostMin ? { time: timeOf(from), durationMin } : null;
};

/** The civil `HH:mm` of a cell, that of the beginning where it says a range. `null` for what is no time. */
export const readTime = (text: string): string | null => readTimeSpan(text)?.time ?? null;

/**
 * The minutes of a cell: `35`, `35 min`, `0:35`, `1h`, `1 h 15`, `PT35M`. `null` for what is no length from 1 minute to 10 hours.
 */
export const readDuration = (text: string): number | null => {
  const trimmed = text.trim().toLowerCase();
  const plain = /^(\d+)(?:[.,]0+)?\s*(?:m|mn|min\.?|minutes?)?$/.exec(trimmed);
  const hours = /^(\d{1,2})\s*(?:h|heures?|:)\s*(\d{1,2})?\s*(?:m|mn|min)?(?::\d{2})?$/.exec(trimmed);
  const iso = /^pt(?:(\d+)h)?(?:(\d+)m)?(?:\d+s)?$/.exec(trimmed);
  const parts = hours ?? iso;
  const minutes = plain ? Number(plain[1]) : parts ? Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0) : 0;
  return minutes >= 1 && minutes <= mostMin ? minutes : null;
};

/** A name split into its two parts; either may be `''`. */
type SplitName = { readonly lastName: string; readonly firstName: string };

/** Splits a full name as other programs write it: where neither capitals nor a particle tell, the first name stands first. */
export const splitName = (text: string): SplitName => {
  const { lastName, firstName } = cutName(text);
  return { lastName, firstName };
};

/** The persons of a cell: names divided by commas, semicolons or line ends (`Véronique DIALO, Ayoub PAUL`). */
export const readNames = (text: string): readonly SplitName[] =>
  text
    .split(/[,;\n]/)
    .filter((one) => one.trim() !== '')
    .map(splitName);

/** What a table says became of an appointment; `open` when it is still to come or nobody said. */
export type ImportedStatus = 'open' | 'attended' | 'noShow' | 'cancelled';

/**
 * Reads a status in words. RDV Service Public writes for example « À renseigner » and « Annulé (excusé) », a calendar file
 * `CANCELLED`.
 */
export const readStatus = (text: string): ImportedStatus => {
  const folded = foldText(text);
  // « N’a pas été honoré », « Pas encore présent »: what did not happen, and what is still to come.
  if (/\bpas encore\b/.test(folded)) return 'open';
  if (/\b(?:non|pas)(?: ete)? (?:excus|honor|venu|present|vu\b)/.test(folded)) return 'noShow';
  if (
    /(?<!\b(?:non|pas)(?: ete)? )(?:annul|cancel|revoq|excus|supprim|(?<!\ba )\breporte|(?<!\breport )\brefuse)/.test(
      folded,
    )
  )
    return 'cancelled';
  if (/absen|lapin/.test(folded)) return 'noShow';
  return /honor|\bvu\b|present|termine/.test(folded) ? 'attended' : 'open';
};

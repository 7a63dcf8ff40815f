import { timeOf } from '../../../time/civil';
import { cutName } from '../../people/cut-name';
import { foldText } from '../../../lib/fold-text';

const timeShape = /^(\d{1,2})\s*(?:h|H|:|\.)\s*(\d{2})?(?:\s*min\.?|[:.]\d{2}(?:\.\d+)?)?(?:Z)?$/;

/**
 * The civil `HH:mm` of a cell: `9h30`, `14 h`, `09:30:00`, or the end of a cell with a day before it (`03/03/2026 09:30`). Seconds are
 * left out. `null` for what is no time.
 */
export const readTime = (text: string): string | null => {
  const trimmed = text.trim();
  const alone = /^\S+[\sT]+(?:à\s+)?(\d{1,2}\s*[hH:].*)$/.exec(trimmed)?.[1] ?? trimmed;
  const words = /\s(?:à\s+)?(\d{1,2}\s*[hH:]\s*\d{0,2})$/.exec(trimmed)?.[1];
  const found = timeShape.exec(alone) ?? (words === undefined ? null : timeShape.exec(words.trim()));
  if (!found) return null;
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? '0');
  return hour < 24 && minute < 60 ? timeOf(hour * 60 + minute) : null;
};

const mostMin = 600;

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
  if (/non excus|non honor/.test(folded)) return 'noShow';
  if (/annul|cancel|revoq|excus|supprim/.test(folded)) return 'cancelled';
  if (/absen|lapin/.test(folded)) return 'noShow';
  return /honor|\bvu\b|present|termine/.test(folded) ? 'attended' : 'open';
};

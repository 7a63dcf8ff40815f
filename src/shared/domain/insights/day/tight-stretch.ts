import { minutesOf, timeOf } from '../../../time/civil';
import type { DayFits } from './day-fits';
import { overIn } from './day-fits';
import type { LoadRow } from './load-per-half-hour';
import type { Stretch } from './measures';

/**
 * The stretch on which changes are judged: the one that holds the most people too many, else the hour ahead that comes closest to its
 * places; `null` when the day is over.
 */
export const tightStretch = (rows: readonly LoadRow[], fits: DayFits, time: string): Stretch | null => {
  const worst = fits.stretches.toSorted((a, b) => b.tooMany - a.tooMany)[0];
  if (worst) return { from: worst.from < time ? time : worst.from, to: worst.to };
  const ahead = rows.filter((row) => row.to > time);
  const first = ahead.toSorted((a, b) => overIn(b) - overIn(a) || (a.from < b.from ? -1 : 1))[0];
  if (!first) return null;
  const end = Math.min(minutesOf(first.from) + 60, minutesOf(ahead.at(-1)?.to ?? first.to));
  return { from: first.from < time ? time : first.from, to: timeOf(end) };
};

import { minutesOf, timeOf } from '../../../time/civil';
import type { DayFits } from './day-fits';
import { overIn } from './day-fits';
import type { LoadRow } from './load-per-half-hour';
import type { Stretch } from './measures';

type TightInput = {
  readonly rows: readonly LoadRow[];
  readonly fits: DayFits;
  /** Civil `HH:mm` of now. */
  readonly time: string;
  /** Somebody waits longer than they should at this moment. */
  readonly isLateNow: boolean;
};

const aheadMin = 60;
/** What ends sooner is over before anybody sits down. */
const leastMin = 15;

/**
 * The stretch on which changes are judged: the one that holds the most people too many and lasts long enough to be helped, unless somebody
 * waits too long already and it is more than an hour away; then the hour from now on; else the hour ahead that comes closest to its places; `null` when the day is over.
 */
export const tightStretch = ({ rows, fits, time, isLateNow }: TightInput): Stretch | null => {
  const worst = fits.stretches
    .filter(({ to }) => minutesOf(to) >= minutesOf(time) + leastMin)
    .toSorted((a, b) => b.tooMany - a.tooMany)[0];
  const isFar = worst !== undefined && minutesOf(worst.from) > minutesOf(time) + aheadMin;
  if (worst && !(isLateNow && isFar)) return { from: worst.from < time ? time : worst.from, to: worst.to };
  const ahead = rows.filter((row) => row.to > time);
  const tightest = ahead.toSorted((a, b) => overIn(b) - overIn(a) || (a.from < b.from ? -1 : 1))[0];
  const first = isLateNow ? ahead[0] : tightest;
  if (!first) return null;
  const begin = Math.max(minutesOf(first.from), minutesOf(time));
  const end = Math.min(begin + aheadMin, minutesOf(ahead.at(-1)?.to ?? first.to));
  return { from: first.from < time ? time : first.from, to: timeOf(end) };
};

import { minutesOf, timeOf } from '../../../time/civil';
import { dayFits, overIn, type OverStretch } from './day-fits';
import type { LoadRow } from './load-per-half-hour';
import type { Stretch } from '../../model/measure';
import { compareText } from '../../../lib/compare';

type TightInput = {
  readonly rows: readonly LoadRow[];
  /** Those that are over their places, `pressingFirst`. */
  readonly over: readonly OverStretch[];
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
export const tightStretch = ({ rows, over, time, isLateNow }: TightInput): Stretch | null => {
  const worst = over
    .filter(({ to }) => minutesOf(to) >= minutesOf(time) + leastMin)
    .toSorted((a, b) => b.tooMany - a.tooMany)[0];
  const isFar = worst !== undefined && minutesOf(worst.from) > minutesOf(time) + aheadMin;
  if (worst && !(isLateNow && isFar)) return { from: worst.from < time ? time : worst.from, to: worst.to };
  const ahead = rows.filter((row) => row.to > time);
  const tightest = ahead.toSorted((a, b) => overIn(b) - overIn(a) || compareText(a.from, b.from))[0];
  const first = isLateNow ? ahead[0] : tightest;
  if (!first) return null;
  const begin = Math.max(minutesOf(first.from), minutesOf(time));
  const end = Math.min(begin + aheadMin, minutesOf(ahead.at(-1)?.to ?? first.to));
  return { from: first.from < time ? time : first.from, to: timeOf(end) };
};

/** Of a stretch that was lived through: within how many minutes nine in ten of it are called, with nothing changed. */
export type StretchWait = Stretch & { readonly p90Min: number };

/** Whether two stretches share any minute. */
export const touches = (a: Stretch, b: Stretch): boolean => a.from < b.to && b.from < a.to;

type OverInput = {
  /** The half hours without what was asked for at the desks, and with it. */
  readonly plain: readonly LoadRow[];
  readonly planned: readonly LoadRow[];
  readonly time: string;
};

/**
 * The stretches over their places by the plan alone, and those that a change brings about elsewhere. A change leaves a stretch as long as
 * it was, so that what was promised of it can be compared with what becomes of it.
 */
export const overStretches = ({ plain, planned, time }: OverInput): readonly OverStretch[] => {
  const own = dayFits(plain, time).stretches;
  const brought = dayFits(planned, time).stretches.filter((one) => !own.some((other) => touches(one, other)));
  return [...own, ...brought];
};

/** The stretches over their places in which people wait too long. */
export const pressingOf = (
  over: readonly OverStretch[],
  waits: readonly StretchWait[],
  goalMin: number,
): readonly OverStretch[] =>
  over.filter(({ from, to }) => waits.some((one) => one.from === from && one.to === to && one.p90Min > goalMin));

/** Those, else all of them: the ones that are looked at. */
export const pressingFirst = (
  over: readonly OverStretch[],
  waits: readonly StretchWait[],
  goalMin: number,
): readonly OverStretch[] => {
  const pressing = pressingOf(over, waits, goalMin);
  return pressing.length > 0 ? pressing : over;
};

import { minutesOf } from '../../../time/civil';
import type { LoadRow } from './load-per-half-hour';

/** Half hours in a row that are over, and how many people too many they hold together. */
export type OverStretch = { readonly from: string; readonly to: string; readonly tooMany: number };

/** Half hours in a row that are not over, and how many places are left in them together; of the one that runs, in what is left of it. */
type FreeStretch = { readonly from: string; readonly to: string; readonly places: number };

/** The facts of the sentence « la journée tient, sauf de … à … : il manque un guichet ». */
export type DayFits = {
  readonly fits: boolean;
  /** `HH:mm`; `''` when the day fits. */
  readonly from: string;
  /** `HH:mm`; `''` when the day fits. */
  readonly to: string;
  /** People too many, summed over the half hours that are over. */
  readonly tooMany: number;
  /** The same, stretch by stretch, when it is over more than once. */
  readonly stretches: readonly OverStretch[];
  /** Desks lacking in the stretch that lacks most; 0 when the day fits, or when a rush is too small to need a desk of its own. */
  readonly desksShort: number;
  /** What is left beside them, stretch by stretch: a margin is worth nothing without its hours. */
  readonly free: readonly FreeStretch[];
};

/** People in a half hour beyond its places (negative = places left). A forecast counts until more than forecast came. */
export const overIn = (row: LoadRow): number => row.booked + Math.max(row.walkIns, row.expectedWalkIns) - row.places;

/** Places that a half hour has left from now on: one that would have begun before, or would end after it, is none. */
const freeIn = (row: LoadRow, nowTime: string): number => {
  const [now, from, to] = [nowTime, row.from, row.to].map(minutesOf) as [number, number, number];
  const left = now > from ? (to - now) / (to - from) : 1;
  return Math.floor((0 - overIn(row)) * left);
};

/** Half hours that touch, as stretches with the sum of their people too many, or of what else is counted in each. */
const stretchesOf = (rows: readonly LoadRow[], countIn: (row: LoadRow) => number = overIn): OverStretch[] => {
  const stretches: OverStretch[] = [];
  for (const row of rows) {
    const last = stretches.at(-1);
    if (last?.to !== row.from) stretches.push({ from: row.from, to: row.to, tooMany: countIn(row) });
    else stretches[stretches.length - 1] = { from: last.from, to: row.to, tooMany: last.tooMany + countIn(row) };
  }
  return stretches;
};

/**
 * Desks lacking in a stretch: the people too many over what one desk receives in it, rounded, none below a whole one. Over the whole stretch, because a
 * short rush may wait a little and needs no desk of its own: one too many of fifteen lacks none. Without any place it lacks one.
 */
export const desksShortIn = (stretch: OverStretch, of: readonly LoadRow[]): number => {
  const rows = of.filter((row) => stretch.from <= row.from && row.to <= stretch.to);
  const perDesk = rows.reduce((sum, row) => sum + row.places / Math.max(1, row.desks), 0);
  if (perDesk === 0) return 1;
  return stretch.tooMany < perDesk ? 0 : Math.round(stretch.tooMany / perDesk);
};

/** Whether what remains of the day fits, from the half hour of `nowTime` (civil `HH:mm`) on. What is past is past. */
export const dayFits = (rows: readonly LoadRow[], nowTime: string): DayFits => {
  const remaining = rows.filter((row) => row.to > nowTime);
  const over = remaining.filter((row) => overIn(row) > 0);
  const stretches = stretchesOf(over);
  const others = remaining.filter((row) => overIn(row) <= 0);
  return {
    fits: over.length === 0,
    from: over[0]?.from ?? '',
    to: over.at(-1)?.to ?? '',
    tooMany: over.reduce((sum, row) => sum + overIn(row), 0),
    stretches,
    desksShort: stretches.reduce((most, stretch) => Math.max(most, desksShortIn(stretch, over)), 0),
    free: stretchesOf(others, (row) => freeIn(row, nowTime)).map(({ from, to, tooMany: places }) => ({
      from,
      to,
      places,
    })),
  };
};

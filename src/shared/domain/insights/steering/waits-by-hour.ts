import { weekdayOf } from '../../../time/civil';
import type { Facts } from '../facts/fact';
import { wilson, type Share } from '../stats/wilson';
import { byDay, groups } from './grouped';
import type { PanelContext } from './panel-context';
import { sample, type Sample } from './sample';
import { spreadIn, type Spread } from './spread';

/** Waits, minutes, and the share that is within the goal. */
export type Waits = Spread & { readonly withinGoal: Share | null };
/** Waits that began in the hour from `minute` (of the civil day) on. */
export type HourWaits = Waits & { readonly minute: number };
/** Waits that began on a weekday (1 = Monday) in the half hour from `minute` on. */
export type HeatCell = {
  readonly weekday: number;
  readonly minute: number;
  readonly n: number;
  readonly median: number;
  readonly p90: number;
};

/** Waits by the hour in which they began. `all` is weighted by tickets: never a mean of the means of hours. */
export type WaitsByHour = {
  readonly goalMin: number;
  readonly all: Waits;
  readonly hours: readonly HourWaits[];
  readonly cells: readonly HeatCell[];
  /** Gave up or were not there when called, and those not served at closing: outcomes of their own. */
  readonly abandoned: number;
  readonly noAnswer: number;
  readonly notServedAtClosing: number;
};

const waitsOf = (waits: Sample, goalMin: number): Waits => {
  const values = waits.values();
  let within = 0;
  for (const value of values) if (value <= goalMin) within += 1;
  return { ...spreadIn(values), withinGoal: wilson(within, values.length) };
};

const halfHours = 48;

const cellsOf = (cells: readonly (readonly [number, Sample])[]): HeatCell[] =>
  cells
    .toSorted(([a], [b]) => a - b)
    .map(([key, waits]) => {
      const { n, median, p90 } = spreadIn(waits.values());
      const place = { weekday: Math.floor(key / halfHours), minute: (key % halfHours) * 30 };
      return { ...place, n, median: median ?? 0, p90: p90 ?? 0 };
    });

/**
 * Waits up to the first call by the hour in which they began; zero waits count, doubted times do not. 0, 0, 5, 10, 10, 15, 20, 25, 30,
 * 10: mean 12.5, median 10, P90 25.5, 70 % within 15 minutes. `facts`: of the period.
 */
export const waitsByHour = (facts: Facts, { ref }: PanelContext): WaitsByHour => {
  const goalMin = ref.site.waitGoalMin;
  const weekday = byDay(weekdayOf);
  const hours = groups<number, Sample>(sample);
  const cells = groups<number, Sample>(sample);
  const all = sample();
  const ends = { abandoned: 0, noAnswer: 0, notServedAtClosing: 0 };
  for (const { status, waitMin, waitFromMinute, day } of facts.tickets) {
    if (status === 'abandoned' || status === 'noAnswer' || status === 'notServedAtClosing') ends[status] += 1;
    if (waitMin === null) continue;
    all.add(waitMin);
    hours.of(Math.floor(waitFromMinute / 60) * 60).add(waitMin);
    cells.of(weekday(day) * halfHours + Math.floor(waitFromMinute / 30)).add(waitMin);
  }
  return {
    goalMin,
    all: waitsOf(all, goalMin),
    hours: hours
      .all()
      .toSorted(([a], [b]) => a - b)
      .map(([minute, values]) => ({ minute, ...waitsOf(values, goalMin) })),
    cells: cellsOf(cells.all()),
    ...ends,
  };
};

import type { Facts } from '../facts/fact';
import type { Share } from '../stats/wilson';
import type { PanelContext } from './panel-context';
import type { Spread } from './spread';

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
  /** Gave up or were not there when called, and those not served at closing: outcomes of their own, in no wait. */
  readonly abandoned: number;
  readonly noAnswer: number;
  readonly notServedAtClosing: number;
};

/** Waits by hour. `facts`: of the period. */
export const waitsByHour = (_facts: Facts, { ref }: PanelContext): WaitsByHour => ({
  goalMin: ref.site.waitGoalMin,
  all: { n: 0, mean: null, median: null, p90: null, max: null, withinGoal: null },
  hours: [],
  cells: [],
  abandoned: 0,
  noAnswer: 0,
  notServedAtClosing: 0,
});

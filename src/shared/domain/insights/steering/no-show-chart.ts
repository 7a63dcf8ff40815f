import type { Facts } from '../facts/fact';
import type { Share } from '../stats/wilson';

/** A week (from its Monday) of a p'-chart. `low` and `high` bound what chance explains. */
export type ControlPoint = {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly isOut: boolean;
};

/** No-shows week by week. `center` is the share of all weeks together; `null` of nothing. */
export type NoShowChart = {
  readonly rate: Share | null;
  readonly center: number | null;
  readonly weeks: readonly ControlPoint[];
  /** Counted apart. */
  readonly cancelled: number;
  readonly withoutOutcome: number;
  readonly reminded: Share | null;
  readonly notReminded: Share | null;
};

/** Laney p'-chart of the no-shows. `facts`: of the period. */
export const noShowChart = (_facts: Facts): NoShowChart => ({
  rate: null,
  center: null,
  weeks: [],
  cancelled: 0,
  withoutOutcome: 0,
  reminded: null,
  notReminded: null,
});

import type { Facts } from '../facts/fact';
import type { Share } from '../stats/wilson';
import type { PanelContext } from './panel-context';

/** Appointments of a reason that start in the period: held or ahead, missed ones among them; cancelled ones apart. */
export type ReasonCount = {
  readonly reasonId: string;
  readonly count: number;
  /** Of all appointments that were not cancelled. */
  readonly share: number;
  readonly noShow: number;
  readonly cancelled: number;
};

/** Appointments by reason, the most frequent first. */
export type QuarterByReason = {
  readonly rows: readonly ReasonCount[];
  readonly n: number;
  readonly cancelled: number;
  /** Deposits of identity titles among them. */
  readonly deposits: Share | null;
  /** Deposits and collections of identity titles among them. */
  readonly identity: Share | null;
};

/** Appointments of the period by reason. `facts`: of the period. */
export const quarterByReason = (_facts: Facts, _context: PanelContext): QuarterByReason => ({
  rows: [],
  n: 0,
  cancelled: 0,
  deposits: null,
  identity: null,
});

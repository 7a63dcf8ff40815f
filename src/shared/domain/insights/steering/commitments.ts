import type { Facts } from '../facts/fact';
import type { Share } from '../stats/wilson';
import type { PanelContext } from './panel-context';

/** Open requests of an age, in calendar days: from `fromDays` to below `toDays` (`null` = and more). */
export type AgeBandCount = {
  readonly fromDays: number;
  readonly toDays: number | null;
  readonly open: number;
  readonly overdue: number;
};

/** What came in and went out in a week (it begins on Monday `from`), and what was open at its end or by now. */
export type BacklogWeek = {
  readonly from: string;
  readonly to: string;
  readonly received: number;
  readonly closed: number;
  readonly open: number;
};

export type DepartmentCommitments = {
  readonly departmentId: string;
  readonly kept: Share | null;
  readonly open: number;
  readonly overdue: number;
  /** Civil day of the oldest open one; `''` = none is open. */
  readonly oldestDay: string;
};

/** Commitments of the requests received in the period, and all that is open by now whenever it was received. */
export type Commitments = {
  /** Decided ones: closed, or past their day. */
  readonly kept: Share | null;
  readonly open: number;
  readonly overdue: number;
  /** Falls due by today or tomorrow (civil). */
  readonly dueSoon: number;
  readonly ages: readonly AgeBandCount[];
  readonly weeks: readonly BacklogWeek[];
  readonly departments: readonly DepartmentCommitments[];
  /** Received in the period. */
  readonly n: number;
};

/** Commitments and backlog. `facts`: of the scope. */
export const commitments = (_facts: Facts, _context: PanelContext): Commitments => ({
  kept: null,
  open: 0,
  overdue: 0,
  dueSoon: 0,
  ages: [],
  weeks: [],
  departments: [],
  n: 0,
});

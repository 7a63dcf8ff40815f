import type { Facts } from '../facts/fact';
import type { PanelContext } from './panel-context';

export const tenDayKinds = ['decade', 'tenDays'] as const;
/** Calendar décades (1-10, 11-20, 21-end of a month), or windows of ten days that end with the period. */
export type TenDayKind = (typeof tenDayKinds)[number];

/** Requests of a window. Days that are not over yet count neither as open nor their requests. */
export type TenDayWindow = {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly openDays: number;
  /** Requests per open day; `null` when it was closed all along. */
  readonly rate: number | null;
};

export const trends = ['stable', 'notSignificant', 'up', 'down', 'none'] as const;
/** What a change is worth: under 5 % is stable; `up` and `down` are beyond chance; `none` = nothing to compare with. */
export type Trend = (typeof trends)[number];

/** The last window beside the one before. Changes are shares: -0.125 = 12.5 % less. */
export type TenDayChange = {
  readonly raw: number | null;
  /** Per open day: the one to be shown. */
  readonly true: number | null;
  /** Exact Poisson interval (95 %) of the ratio of the two rates, open days as exposure. */
  readonly low: number | null;
  readonly high: number | null;
  readonly trend: Trend;
};

export type DepartmentTenDays = {
  readonly departmentId: string;
  readonly windows: readonly TenDayWindow[];
  readonly change: TenDayChange;
  readonly n: number;
};

/** Ten days against ten days, by department: those with the strongest change first. */
export type TenDays = { readonly departments: readonly DepartmentTenDays[]; readonly n: number };

/** Requests per open day, window by window. `facts`: of the scope, one window before the period included. */
export const tenDays = (_facts: Facts, _context: PanelContext, _kind: TenDayKind = 'decade'): TenDays => ({
  departments: [],
  n: 0,
});

import type { Facts } from '../facts/fact';
import type { Share } from '../stats/wilson';
import type { Spread } from './spread';

export type LeadReason = Spread & { readonly reasonId: string };
/** Appointments that begin in the week of Monday `from`. */
export type LeadWeek = Spread & { readonly from: string };
/** Appointments booked from `fromDays` to below `toDays` (`null` = and more) before their start. */
export type LeadBand = { readonly fromDays: number; readonly toDays: number | null; readonly count: number };

/** From booking to start, calendar days; cancelled ones left out. */
export type LeadTime = {
  readonly all: Spread;
  readonly within30: Share | null;
  readonly bands: readonly LeadBand[];
  readonly reasons: readonly LeadReason[];
  readonly weeks: readonly LeadWeek[];
};

const nothing: Spread = { n: 0, mean: null, median: null, p90: null, max: null };

/** Lead time of the appointments that start in the period. `facts`: of the period. */
export const leadTime = (_facts: Facts): LeadTime => ({
  all: nothing,
  within30: null,
  bands: [],
  reasons: [],
  weeks: [],
});

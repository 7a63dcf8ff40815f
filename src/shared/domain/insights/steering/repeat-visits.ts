import type { Facts } from '../facts/fact';
import type { Share } from '../stats/wilson';

export type RepeatReason = { readonly reasonId: string; readonly repeats: Share };

/** Visits by the same person for the same reason within thirty days: visits are those at a desk and by appointment. */
export type RepeatVisits = {
  readonly all: Share | null;
  /** The reason with most repeated visits first. */
  readonly reasons: readonly RepeatReason[];
};

/** Repeated visits. `facts`: of the period. */
export const repeatVisits = (_facts: Facts): RepeatVisits => ({ all: null, reasons: [] });

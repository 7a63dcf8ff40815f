import type { Facts } from '../facts/fact';
import { wilson, type Share } from '../stats/wilson';
import { groups } from './grouped';

/** The share of repeated visits of a reason. */
type RepeatReason = { readonly reasonId: string; readonly repeats: Share };

/** Visits by the same person for the same reason within thirty days: visits are those at a desk and by appointment. */
export type RepeatVisits = {
  readonly all: Share | null;
  /** The reason with most repeated visits first. */
  readonly reasons: readonly RepeatReason[];
};

type Tally = { visits: number; repeats: number };

/**
 * Repeated visits, of all visits. Of somebody whose name was not taken nobody knows whether they came before: they count as coming
 * once. `facts`: of the period.
 */
export const repeatVisits = (facts: Facts): RepeatVisits => {
  const reasons = groups<string, Tally>(() => ({ visits: 0, repeats: 0 }));
  for (const { channel, reasonId, isRepeat } of facts.requests) {
    if (channel !== 'desk' && channel !== 'appointment') continue;
    const sums = reasons.of(reasonId);
    sums.visits += 1;
    if (isRepeat) sums.repeats += 1;
  }
  const found = reasons.all();
  const sum = (key: keyof Tally): number => found.reduce((total, [, one]) => total + one[key], 0);
  return {
    all: wilson(sum('repeats'), sum('visits')),
    reasons: found
      .flatMap(([reasonId, { repeats, visits }]) => {
        const share = wilson(repeats, visits);
        return share ? [{ reasonId, repeats: share }] : [];
      })
      .toSorted((a, b) => b.repeats.count - a.repeats.count || b.repeats.share - a.repeats.share),
  };
};

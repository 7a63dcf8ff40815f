import { LEAST_SHOWN } from '../protect/protect-table';
import { protectSums, type WantedSum } from '../protect/protect-sums';
import type { Shown } from './yearly-report';

/** Counts by id as they may be shown, and their total. */
export type ShownCounts = { readonly counts: ReadonlyMap<string, Shown>; readonly total: Shown };

/**
 * Counts below five are withheld, and as many others that they do not follow from the total. `untold` are never told: with them at
 * least one more is withheld, so that a single one does not follow either.
 */
export const shownCounts = (
  counts: ReadonlyMap<string, number>,
  untold: ReadonlySet<string> = new Set(),
): ShownCounts => {
  const entries = [...counts];
  const values = entries.map(([, count]) => count);
  const isUntold = entries.map(([id, count]) => untold.has(id) && count > 0);
  const alone = isUntold.filter(Boolean).length === 1;
  const smallest = Math.min(...values.filter((value, at) => value > 0 && isUntold[at] !== true));
  const mate = alone ? values.findIndex((value, at) => value === smallest && isUntold[at] !== true) : -1;
  const wanted: WantedSum[] = [
    { of: [...values.keys()] },
    ...values.map((_, at): WantedSum => ({
      of: [at],
      ...((isUntold[at] === true || at === mate) && { past: 'withheld' }),
    })),
  ];
  const [isTotalShown, ...isShown] = protectSums(values, wanted, LEAST_SHOWN);
  return {
    counts: new Map(entries.map(([id, count], at) => [id, isShown[at] === true ? count : null])),
    total: isTotalShown === true ? values.reduce((sum, value) => sum + value, 0) : null,
  };
};

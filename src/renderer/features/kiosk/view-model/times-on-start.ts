import { likelyTimes } from './likely-times';
import type { ChoicePage } from './page-of';

/** The hours that the start has room for, in order: those that most likely stand here. One cell leads to all, where some are left out. */
export const timesOnStart = (times: readonly string[], now: string, cells: number): ChoicePage<string> => {
  if (times.length <= cells) return { shown: times, hasMore: false };
  return {
    shown: likelyTimes(times, now)
      .slice(0, Math.max(1, cells - 1))
      .toSorted(),
    hasMore: true,
  };
};

import { minutesOf } from '#shared/time/civil';
import type { ChoicePage } from './page-of';

/** Who comes more than this late is no longer the one who most likely stands here, minutes. */
const lateMin = 20;

/** The hours of the appointments, those that most likely stand here first: from twenty minutes ago on, then the older ones. */
const likelyTimes = (times: readonly string[], now: string): readonly string[] => {
  const from = minutesOf(now) - lateMin;
  return [...times.filter((time) => minutesOf(time) >= from), ...times.filter((time) => minutesOf(time) < from)];
};

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

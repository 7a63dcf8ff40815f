import { minutesOf } from '#shared/time/civil';

/** Who comes more than this late is no longer the one who most likely stands here, minutes. */
const lateMin = 20;

/** The hours of the appointments, those that most likely stand here first: from twenty minutes ago on, then the older ones. */
export const likelyTimes = (times: readonly string[], now: string): readonly string[] => {
  const from = minutesOf(now) - lateMin;
  return [...times.filter((time) => minutesOf(time) >= from), ...times.filter((time) => minutesOf(time) < from)];
};

import { addDays, civilOf, minutesOf } from './civil';

/** A civil day and the whole minute of it. */
export type CivilMinute = { readonly day: string; readonly minute: number };

// Clocks of any zone in use change on a whole quarter of an hour of UTC, so one look at the zone serves all of its instants.
const quarterMs = 15 * 60_000;

/**
 * Prepares the reading of many instants in one zone: each quarter of an hour is asked of the zone once. The same as `civilOf`, seconds
 * cut off.
 */
export const civilClock = (zone: string): ((instantIso: string) => CivilMinute) => {
  const known = new Map<number, CivilMinute>();
  return (instantIso) => {
    const ms = Date.parse(instantIso);
    const quarter = Math.floor(ms / quarterMs);
    let start = known.get(quarter);
    if (!start) {
      const civil = civilOf(new Date(quarter * quarterMs).toISOString(), zone);
      start = { day: civil.day, minute: minutesOf(civil.time) };
      known.set(quarter, start);
    }
    const minute = start.minute + Math.floor((ms - quarter * quarterMs) / 60_000);
    return minute < 1440 ? { day: start.day, minute } : { day: addDays(start.day, 1), minute: minute - 1440 };
  };
};

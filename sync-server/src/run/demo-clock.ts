import { weekdayOf, addDays, civilOf, toInstant } from '#shared/time/civil';
import { holidayName } from '#shared/time/public-holidays';

const ZONE = 'Europe/Paris';
const START = '10:32';
const MONDAY = 1;

/** The clock of a demonstration town: the machine's, shifted so that the town is in the middle of a morning. */
export type DemoClock = { readonly offsetMs: number; readonly seenMs: number };

/** A closure shorter than this is a restart: the town's time went on meanwhile. */
const RESTART_MS = 30 * 60_000;

/**
 * The instant at which a new demonstration begins: 10:32 of the last Monday before `nowMs` that is no public holiday, so that people wait, desks
 * serve and tomorrow has free slots, whatever the day and the hour of the person who tries it.
 */
export const demoStart = (nowMs: number): string => {
  const { day } = civilOf(new Date(nowMs).toISOString(), ZONE);
  const back = (weekdayOf(day) - MONDAY + 7) % 7;
  let monday = addDays(day, -(back === 0 ? 7 : back));
  while (holidayName(monday, 'mainland') !== '') monday = addDays(monday, -7);
  return toInstant(monday, START, ZONE);
};

/** The shift with which a town goes on after a closure: its time stood still unless the server was only restarted. */
export const resumedOffset = (known: DemoClock, nowMs: number): number => {
  const closedMs = nowMs - known.seenMs;
  return closedMs > RESTART_MS ? known.offsetMs - closedMs : known.offsetMs;
};

import { addDays, civilOf, minutesOf, toInstant } from '../../../time/civil';
import { civilClock } from '../../../time/civil-clock';

/** The clock of a site, for a file of many rows: what a zone says of a day is asked once. `today` = the civil day of `now`. */
export type SiteClock = {
  readonly now: string;
  readonly today: string;
  /** As `toInstant`. */
  readonly instantOf: (day: string, time: string) => string;
  /** As the day of `civilOf`. */
  readonly dayOf: (instant: string) => string;
  /** As `civilOf`. */
  readonly civilOf: (instant: string) => { readonly day: string; readonly time: string };
};

const dayMs = 86_400_000;

/** Prepares the clock of a zone. On a day of 24 hours its midnight says all of them; on the others each time is asked of the zone. */
export const siteClock = (zone: string, now: string): SiteClock => {
  const midnights = new Map<string, number | null>();
  const midnight = (day: string): number => Date.parse(toInstant(day, '00:00', zone));
  /** `null` on a day whose clock changes. */
  const plainMidnight = (day: string): number | null => {
    const known = midnights.get(day);
    if (known !== undefined) return known;
    const start = midnight(day);
    const found = midnight(addDays(day, 1)) - start === dayMs ? start : null;
    midnights.set(day, found);
    return found;
  };
  const clock = civilClock(zone);
  return {
    now,
    today: civilOf(now, zone).day,
    instantOf: (day, time) => {
      const start = plainMidnight(day);
      return start === null ? toInstant(day, time, zone) : new Date(start + minutesOf(time) * 60_000).toISOString();
    },
    dayOf: (instant) => clock(instant).day,
    civilOf: (instant) => civilOf(instant, zone),
  };
};

import { civilClock, type CivilMinute } from '../../../time/civil-clock';
import { daysBetween } from '../../../time/civil';
import type { SiteReference } from '../../model/reference';

/** What is the same for all facts of a site, worked out once. */
type Prepared = {
  readonly civil: (instant: string) => CivilMinute;
  readonly departmentOf: ReadonlyMap<string, string>;
};

const known = new WeakMap<SiteReference, Prepared>();

/** Prepares the derivation of facts for a site, and remembers it as long as the reference lives. */
export const prepared = (ref: SiteReference): Prepared => {
  const found = known.get(ref);
  if (found) return found;
  const made = {
    civil: civilClock(ref.site.zone),
    departmentOf: new Map(ref.reasons.map((reason) => [reason.id, reason.departmentId])),
  };
  known.set(ref, made);
  return made;
};

/** Civil days from one moment to another, as a fraction: a night in which the clock changes is a night. */
export const civilDays = (from: CivilMinute, to: CivilMinute): number =>
  daysBetween(from.day, to.day) + (to.minute - from.minute) / 1440;

/** A duration in days or minutes, to the second: the clocks of desks agree no better. `perUnit` = seconds in the unit. */
export const toTheSecond = (value: number, perUnit: number): number => Math.round(value * perUnit) / perUnit;

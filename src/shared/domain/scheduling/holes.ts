import type { SiteReference } from '../model/reference';
import { intersect } from './intervals';
import { planDay } from './plan-day';
import { unmannedOn, type Seat } from './seats';

/** The same site as if everybody were always there and no week were planned. */
const fullyManned = (ref: SiteReference): SiteReference => ({
  ...ref,
  unavailabilities: [],
  recurringAbsences: [],
  rosters: [],
});

/**
 * The stretches of a civil day in which a desk should receive, by its openings without closures and holidays, and nobody is expected at it:
 * an absence that nobody replaces, or a plan of the week that leaves the desk empty. By desk and start, civil minutes.
 */
export const holesOn = (ref: SiteReference, day: string): readonly Seat[] => {
  const open = new Map(planDay(fullyManned(ref), day).desks.map((desk) => [desk.deskId, desk.open]));
  return unmannedOn(ref, day).flatMap((seat) =>
    intersect([seat], open.get(seat.deskId) ?? []).map((stretch) => ({ ...seat, ...stretch })),
  );
};

/** Whether somebody is expected at the desks of an agent in all of their open hours of these civil days. */
export const isCovered = (ref: SiteReference, agentId: string, days: readonly string[]): boolean =>
  days.every((day) => holesOn(ref, day).every((hole) => hole.insteadOf !== agentId));

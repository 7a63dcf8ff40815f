import type { Appointment } from '../model/appointment';
import type { SiteReference } from '../model/reference';
import { dayPlanner } from '../scheduling/plan-day';
import { heldBy } from './held-by';
import { isToCome } from './touched-appointments';
import { compareText } from '../../lib/compare';

type Booked = Pick<Appointment, 'day' | 'time' | 'durationMin' | 'deskId' | 'status'>;
type CivilMoment = { readonly day: string; readonly time: string };

/** Says of an appointment whether it is still to come from a moment on and no open desk holds it. Each day is planned once. */
export const strandedFrom = (ref: SiteReference, from: CivilMoment): ((one: Booked) => boolean) => {
  const isHeld = heldBy(ref);
  return (one) => isToCome(one, from) && !isHeld(one);
};

/**
 * The appointments still to come from a moment on that no open desk holds, in the order given: a closure, an absence or a plan left
 * them behind. They count until they are moved or cancelled, however long ago the day was closed.
 */
export const strandedAppointments = <One extends Booked>(
  ref: SiteReference,
  appointments: readonly One[],
  from: CivilMoment,
): readonly One[] => appointments.filter(strandedFrom(ref, from));

/** A day on which people are left behind: how many, and whether no desk at all opens. */
export type StrandedDay = { readonly day: string; readonly count: number; readonly isClosed: boolean };

/** The days of stranded appointments, the next one first. */
export const strandedDays = (ref: SiteReference, stranded: readonly Pick<Booked, 'day'>[]): readonly StrandedDay[] => {
  const planOf = dayPlanner(ref);
  const counts = new Map<string, number>();
  for (const { day } of stranded) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([day, count]) => ({ day, count, isClosed: planOf(day).desks.every(({ open }) => open.length === 0) }));
};

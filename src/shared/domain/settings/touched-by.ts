import { isAway, isToCome } from '../booking/touched-appointments';
import type { Appointment } from '../model/appointment';
import type { Closure } from '../model/reference';

/** When a desk (`''` = all of them) receives nobody: civil days, both included, and civil times on each of them. */
export type Stretch = Pick<Closure, 'deskId' | 'fromDay' | 'toDay' | 'from' | 'to'>;

type Booked = Pick<Appointment, 'day' | 'time' | 'durationMin' | 'deskId' | 'status'>;

/**
 * The appointments still to come that lie in a stretch which is not closed yet, in the order given: those whom the bulk move of the
 * agenda lists once it is.
 */
export const touchedBy = <One extends Booked>(
  appointments: readonly One[],
  { deskId, fromDay, toDay, from, to }: Stretch,
  now: { readonly day: string; readonly time: string },
): readonly One[] => {
  const away = { deskId, from: fromDay, to: toDay, fromTime: from, toTime: to };
  return appointments.filter((one) => isToCome(one, now) && isAway(away, one));
};

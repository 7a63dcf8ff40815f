import { minutesOf } from '../../time/civil';
import { overlaps } from '../scheduling/intervals';
import { intervalOf } from '../scheduling/placed';
import type { Appointment } from '../model/appointment';
import type { SiteReference } from '../model/reference';
import { heldBy } from './held-by';
import { byStart } from '../../lib/compare';

/** The civil days, both included, and the desk (`''` = all) that a closure or an absence is about; whole days without times. */
export type Away = {
  readonly from: string;
  readonly to: string;
  readonly deskId: string;
  readonly fromTime?: string;
  readonly toTime?: string;
};

type Stretch = Pick<Appointment, 'day' | 'time' | 'durationMin' | 'deskId'>;

/** Whether a placement lies in what a closure or an absence is about. */
export const isAway = ({ from, to, deskId, fromTime = '00:00', toTime = '24:00' }: Away, one: Stretch): boolean =>
  from <= one.day &&
  one.day <= to &&
  (deskId === '' || one.deskId === deskId) &&
  overlaps(intervalOf(one), { from: minutesOf(fromTime), to: minutesOf(toTime) });

/** Whether somebody is still expected, and not here yet. */
export const isToCome = (
  { status, day, time }: Pick<Appointment, 'status' | 'day' | 'time'>,
  now: { readonly day: string; readonly time: string },
): boolean => status === 'booked' && (day > now.day || (day === now.day && time > now.time));

/** Those who must move. `isClosed` = the plan is closed over them; else the days are to be emptied although they are open. */
type Touched = { readonly appointments: readonly Appointment[]; readonly isClosed: boolean };

/**
 * The appointments to which a closure or an absence leaves no opened desk, by start. Where nothing is closed over any of them
 * all of the days and desk count: somebody wants them emptied. Who is here, has come or was cancelled stays.
 */
export const touchedAppointments = (
  ref: SiteReference,
  appointments: readonly Appointment[],
  away: Away,
  now: { readonly day: string; readonly time: string },
): Touched => {
  const isOpen = heldBy(ref);
  const meant = appointments.filter((one) => isToCome(one, now) && isAway(away, one)).toSorted(byStart);
  const shut = meant.filter((one) => !isOpen(one));
  return shut.length > 0 ? { appointments: shut, isClosed: true } : { appointments: meant, isClosed: false };
};

import type { Appointment } from '../model/appointment';
import type { SiteReference } from '../model/reference';
import { byStart } from '../../lib/compare';
import { meantBy, type MoveCause } from './move-cause';

type CivilMoment = { readonly day: string; readonly time: string };

/** Whether somebody is still expected, and not here yet. */
export const isToCome = (
  { status, day, time }: Pick<Appointment, 'status' | 'day' | 'time'>,
  now: CivilMoment,
): boolean => status === 'booked' && (day > now.day || (day === now.day && time > now.time));

/**
 * The appointments that a cause leaves without an open desk, by start. `ref` holds the closure or the absence already. People who have
 * arrived or cancelled are not among them, nor is anybody whose desk is open, so the list is empty once all have moved (0078).
 */
export const touchedAppointments = (
  ref: SiteReference,
  appointments: readonly Appointment[],
  cause: MoveCause,
  now: CivilMoment,
): readonly Appointment[] => {
  const isMeant = meantBy(ref, cause);
  return appointments.filter((one) => isToCome(one, now) && isMeant(one)).toSorted(byStart);
};

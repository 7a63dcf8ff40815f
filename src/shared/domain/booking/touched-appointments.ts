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
 * The appointments to which a cause leaves no open desk, by start; the settings are those with the closure or the absence. Who is here,
 * has come or was cancelled stays, and so does everybody whose desk is open: when all of them moved there are none (0078).
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

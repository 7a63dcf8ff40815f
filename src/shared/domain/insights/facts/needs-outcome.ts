import { civilOf, minutesOf } from '../../../time/civil';
import type { Appointment } from '../../model/appointment';
import { intervalOf } from '../../scheduling/placed';

/** Whether an appointment is over and nobody said what came of it. Someone who arrived today may still be served late. */
export const needsOutcome = (appointment: Appointment, now: string, zone: string): boolean => {
  const today = civilOf(now, zone);
  if (appointment.status !== 'booked' && appointment.status !== 'arrived') return false;
  if (appointment.day !== today.day) return appointment.day < today.day;
  return appointment.status === 'booked' && intervalOf(appointment).to <= minutesOf(today.time);
};

import { civilOf } from '../../../time/civil';
import { appointmentStanding } from '../../booking/appointment-standing';
import type { Appointment } from '../../model/appointment';

/** Whether an appointment is over and nobody said what came of it. Someone who arrived today may still be served late. */
export const needsOutcome = (appointment: Appointment, now: string, zone: string): boolean =>
  appointmentStanding(appointment, civilOf(now, zone)) === 'needsOutcome';

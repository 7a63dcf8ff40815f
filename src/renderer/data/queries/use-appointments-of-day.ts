import type { Appointment } from '#shared/domain/model/appointment';

import { useAppointmentsBetween } from './use-appointments-between';

/** The appointments of a civil day, every status, sorted by start. */
export const useAppointmentsOfDay = (day: string): readonly Appointment[] => useAppointmentsBetween(day, day);

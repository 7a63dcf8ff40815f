import type { Appointment } from '../model/appointment';
import type { AnyEvent } from '../model/event';

import { standingEvents } from './crossed-by-arrival';

/** Whether an event says where an appointment is. */
export const isPlacement = ({ type }: AnyEvent): boolean => type === 'booked' || type === 'rescheduled';

/** The event that put an appointment where it is now; the words of the server and of people name it as their cause. */
export const placementEvent = (appointment: Pick<Appointment, 'events'>): AnyEvent | undefined =>
  standingEvents(appointment.events).findLast(isPlacement);

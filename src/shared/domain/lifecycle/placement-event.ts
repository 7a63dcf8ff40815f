import type { Appointment } from '../model/appointment';
import type { AnyEvent } from '../model/event';

import { standingEvents } from './crossed-by-arrival';

/** The event that put an appointment where it is now; the words of the server and of people name it as their cause. */
export const placementEvent = (appointment: Pick<Appointment, 'events'>): AnyEvent | undefined =>
  standingEvents(appointment.events).findLast((event) => event.type === 'booked' || event.type === 'rescheduled');

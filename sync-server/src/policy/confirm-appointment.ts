import { effectiveEvents } from '#shared/domain/lifecycle/event-log';
import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import type { Appointment } from '#shared/domain/model/appointment';
import type { AnyEvent } from '#shared/domain/model/event';

import { authorityEvent } from './authority-event';
import { lacksStation, rivalsOf, takesRoom, type Capacity } from './fits';

/** What the server knows when it says its word on an appointment. */
export type ConfirmationFacts = {
  /** The merged appointment. */
  readonly appointment: Appointment;
  /** What was stored before, `null` when it is new. */
  readonly stored: Appointment | null;
  /** The other appointments of its day, as stored. */
  readonly others: readonly Appointment[];
  readonly capacity: Capacity;
  readonly at: string;
};

const placementEvent = (appointment: Appointment): AnyEvent | undefined =>
  effectiveEvents(appointment.events).findLast((event) => event.type === 'booked' || event.type === 'rescheduled');

/** Whether the same placement already held its room before this push. */
const heldBefore = (stored: Appointment | null, placementId: string): boolean =>
  stored !== null &&
  takesRoom(stored) &&
  stored.confirmation === 'accepted' &&
  placementEvent(stored)?.id === placementId;

/**
 * Says once whether the present placement of a live appointment fits: `<cause>~accepted`, or `<cause>~overbooked` with its
 * rivals. A word that comes from elsewhere counts against capacity too: an `accepted` from before a restore, a cancelled
 * appointment reopened into a place given away meanwhile. Nothing is ever dropped; a surplus stays and is shown.
 */
export const confirmAppointment = ({ appointment, stored, others, capacity, at }: ConfirmationFacts): Appointment => {
  const placement = placementEvent(appointment);
  if (!placement || !takesRoom(appointment) || appointment.confirmation === 'overbooked') return appointment;
  if (appointment.confirmation === 'accepted' && heldBefore(stored, placement.id)) return appointment;
  const rivals = rivalsOf(appointment, others, capacity);
  const fits = rivals.length === 0 && !lacksStation(appointment, capacity);
  if (fits && appointment.confirmation === 'accepted') return appointment;
  const word = fits
    ? authorityEvent(appointment.events, at, { type: 'accepted', cause: placement.id })
    : authorityEvent(appointment.events, at, { type: 'overbooked', cause: placement.id, rivals });
  return foldAppointment(appointment.id, appointment.siteId, [...appointment.events, word]);
};

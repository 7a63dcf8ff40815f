import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import { placementEvent } from '#shared/domain/lifecycle/placement-event';
import { offlineAfterMs } from '#shared/domain/conflicts/how-it-happened';
import type { Appointment } from '#shared/domain/model/appointment';
import type { AnyEvent } from '#shared/domain/model/event';

import type { Hold } from '../store/port';
import { authorityEvent, type Voice } from '../documents/authority-event';
import { roomOf, takesRoom, type Capacity } from './fits';

/** What the server knows when it says its word on an appointment. */
export type ConfirmationFacts = {
  /** The merged appointment. */
  readonly appointment: Appointment;
  /** What was stored before, `null` when it is new. */
  readonly stored: Appointment | null;
  /** The other appointments of its day, as stored. */
  readonly others: readonly Appointment[];
  /** The places of its day that are promised and have not run out. */
  readonly holds: readonly Hold[];
  readonly capacity: Capacity;
  readonly voice: Voice;
};

/** Whether the same placement, for the same reason, already held its room before this push. */
const heldBefore = (stored: Appointment | null, appointment: Appointment, placementId: string): boolean =>
  stored !== null &&
  takesRoom(stored) &&
  stored.confirmation === 'accepted' &&
  stored.reasonId === appointment.reasonId &&
  placementEvent(stored)?.id === placementId;

/** A promise to this very appointment, or to the device that placed it, does not stand in its way. */
const isForOthers = (appointment: Appointment, placement: AnyEvent, hold: Hold): boolean =>
  hold.kind === 'lease' ? hold.deviceId !== placement.by.deviceId : hold.appointmentId !== appointment.id;

/** Whether a desk was out of reach when it took a place. A promised place needs no word, but by it desks tell when others heard of it (decision 0106). */
const cameLate = ({ at }: AnyEvent, voice: Voice): boolean => Date.parse(voice.at) - Date.parse(at) > offlineAfterMs;

/**
 * Says once whether the present placement of a live appointment fits: `<cause>~accepted`, or `<cause>~overbooked` with its
 * rivals. A word that comes from elsewhere counts against capacity too: an `accepted` from before a restore, a cancelled
 * appointment reopened into a place given away meanwhile. Nothing is ever dropped; a surplus stays and is shown.
 */
export const confirmAppointment = (facts: ConfirmationFacts): Appointment => {
  const { appointment, stored, others, holds, capacity, voice } = facts;
  const placement = placementEvent(appointment);
  const { confirmation } = appointment;
  if (!placement || !takesRoom(appointment) || confirmation === 'overbooked' || confirmation === 'kept')
    return appointment;
  if (confirmation === 'accepted' && heldBefore(stored, appointment, placement.id)) return appointment;
  const barring = holds.filter((hold) => isForOthers(appointment, placement, hold));
  const { free, rivals } = roomOf(appointment, others, barring, capacity);
  const acceptance = { type: 'accepted', cause: placement.id } as const;
  const isSaid = appointment.events.some(({ type, cause }) => type === 'accepted' && cause === placement.id);
  if (free && confirmation === 'accepted' && (isSaid || !cameLate(placement, voice))) return appointment;
  const word = free
    ? authorityEvent(appointment, voice, acceptance)
    : authorityEvent(appointment, voice, { type: 'overbooked', cause: placement.id, rivals });
  return foldAppointment(appointment.id, appointment.siteId, [...appointment.events, word]);
};

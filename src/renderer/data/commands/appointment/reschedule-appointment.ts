import { placementEvent } from '#shared/domain/lifecycle/placement-event';
import { no } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { load } from '../../load';
import { deskNumber, loadReference } from '../../reference';
import { citizenName } from '../citizen/citizen-part';
import type { Acted } from '../door/act';
import { commandChange } from '../door/changes';
import { commit } from '../door/commit';
import { reservePlace } from './reserve-place';
import { placeFor } from './room';

export type RescheduleAppointmentInput = {
  readonly appointmentId: string;
  readonly day: string;
  readonly time: string;
  /** Without it: the desk it is at, or another when that one is taken. */
  readonly deskId?: string | undefined;
  readonly durationMin?: number | undefined;
};

/** Moves an appointment to a place that is free as far as this desk knows and that the server does not refuse. */
export const rescheduleAppointment = async (context: DataContext, input: RescheduleAppointmentInput): Acted => {
  const appointment = await load(context, 'appointments', input.appointmentId);
  if (!appointment) return no({ code: 'notFound', entity: 'appointment', id: input.appointmentId });
  const reference = await loadReference(context);
  const wish = {
    reasonId: appointment.reasonId,
    durationMin: input.durationMin ?? appointment.durationMin,
    time: input.time,
  };
  let place = await placeFor(
    context,
    reference,
    input.day,
    { ...wish, deskId: input.deskId ?? appointment.deskId },
    appointment.id,
  );
  if (!place.ok && input.deskId === undefined)
    place = await placeFor(context, reference, input.day, wish, appointment.id);
  if (!place.ok) return place;
  const { id: appointmentId, reasonId } = appointment;
  const promised = await reservePlace(context, reference, { appointmentId, reasonId, place: place.value });
  if (!promised.ok) return promised;
  const facts = {
    code: 'rescheduled',
    name: await citizenName(context, appointment.citizenId),
    day: input.day,
    time: input.time,
    desk: deskNumber(reference, place.value.deskId),
  } as const;
  // Who moves because there was no room has to be told; anybody else asked for it.
  const cause = appointment.confirmation === 'overbooked' ? placementEvent(appointment)?.id : undefined;
  const settles = cause === undefined ? {} : { settles: cause };
  return commit(context, facts, [
    commandChange('appointments', appointment.id, [
      { type: 'reschedule', ...place.value, ...promised.value.promised, ...settles },
    ]),
  ]);
};

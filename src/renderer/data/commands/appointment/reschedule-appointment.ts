import type { Refusal } from '#shared/errors/refusal';
import { placementEvent } from '#shared/domain/lifecycle/placement-event';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { load } from '../../load';
import type { Act } from '../door/act';
import { citizenName } from '../citizen/citizen-part';
import { commit } from '../door/commit';
import { commandChange } from '../door/changes';
import { deskNumber, loadReference } from '../../reference';
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
export const rescheduleAppointment = async (
  context: DataContext,
  input: RescheduleAppointmentInput,
): Promise<Result<{ act: Act; isGranted: boolean }, Refusal>> => {
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
  const params = {
    name: await citizenName(context, appointment.citizenId),
    day: input.day,
    time: input.time,
    desk: deskNumber(reference, place.value.deskId),
  };
  // Who moves because there was no room has to be told; anybody else asked for it.
  const cause = appointment.confirmation === 'overbooked' ? placementEvent(appointment)?.id : undefined;
  const settles = cause === undefined ? {} : { settles: cause };
  const done = await commit(context, 'rescheduled', params, [
    commandChange('appointments', appointment.id, [
      { type: 'reschedule', ...place.value, ...promised.value.promised, ...settles },
    ]),
  ]);
  return done.ok ? ok({ act: done.value, isGranted: promised.value.isGranted }) : done;
};

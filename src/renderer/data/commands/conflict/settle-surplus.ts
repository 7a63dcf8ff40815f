import type { Refusal } from '#shared/errors/refusal';
import { placementEvent } from '#shared/domain/lifecycle/placement-event';
import type { AppointmentCommand } from '#shared/domain/lifecycle/decide-appointment';
import type { Appointment, TellingChannel } from '#shared/domain/model/appointment';
import type { Slot } from '#shared/domain/scheduling/placed';
import { no, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { load } from '../../load';
import { deskNumber, loadReference } from '../../reference';
import { appointmentAct } from '../appointment/appointment-act';
import { reservePlace } from '../appointment/reserve-place';
import { placeFor } from '../appointment/room';
import { citizenName } from '../citizen/citizen-part';
import type { Acted } from '../door/act';
import { type AnyChange, commandChange } from '../door/changes';
import { commit } from '../door/commit';

/** Who goes where: the surplus itself, or one of those who hold the room that it wants. */
export type SettleByMoveInput = {
  readonly surplusId: string;
  readonly moverId: string;
  readonly to: Slot;
  /** The person agreed already, by this channel: they need not be told any more. */
  readonly agreedBy?: TellingChannel;
};

const missing = (id: string): Result<never, Refusal> => no({ code: 'notFound', entity: 'appointment', id });

/**
 * The surplus stays where it is, in the room that the other leaves: a new placement at the same place, at which the server
 * looks again. Who is here already does not move any more, so their surplus is kept.
 */
const stays = (surplus: Appointment, settles: string): AnyChange => {
  const { day, time, durationMin, deskId } = surplus;
  const command =
    surplus.status === 'booked'
      ? ({ type: 'reschedule', day, time, durationMin, deskId, settles } as const)
      : ({ type: 'keep' } as const);
  return commandChange('appointments', surplus.id, [command]);
};

/** Settles a surplus by a move, in one act: whoever moves has to be told, which stays a task until somebody did. */
export const settleByMove = async (
  context: DataContext,
  { surplusId, moverId, to, agreedBy }: SettleByMoveInput,
): Acted => {
  const surplus = await load(context, 'appointments', surplusId);
  if (!surplus) return missing(surplusId);
  const mover = await load(context, 'appointments', moverId);
  if (!mover) return missing(moverId);
  const reference = await loadReference(context);
  const { day, time, deskId } = to;
  const wish = { reasonId: mover.reasonId, durationMin: mover.durationMin, time, deskId };
  const place = await placeFor(context, reference, day, wish, mover.id);
  if (!place.ok) return place;
  const wanted = { appointmentId: mover.id, reasonId: mover.reasonId, place: place.value };
  const promised = await reservePlace(context, reference, wanted);
  if (!promised.ok) return promised;
  const settles = placementEvent(surplus)?.id ?? '';
  const facts = {
    code: 'rescheduled',
    name: await citizenName(context, mover.citizenId),
    day,
    time,
    desk: deskNumber(reference, place.value.deskId),
  } as const;
  const isNews = place.value.day !== mover.day || place.value.time !== mover.time;
  const commands: AppointmentCommand[] = [
    { type: 'reschedule', ...place.value, ...promised.value.promised, settles },
    ...(agreedBy !== undefined && isNews ? [{ type: 'inform', channel: agreedBy } as const] : []),
  ];
  return commit(context, facts, [
    commandChange('appointments', mover.id, commands),
    ...(mover.id === surplus.id ? [] : [stays(surplus, settles)]),
  ]);
};

export type SettleByKeepingInput = { readonly appointmentId: string };

/** The surplus stays, knowingly. */
export const settleByKeeping = (context: DataContext, { appointmentId }: SettleByKeepingInput): Acted =>
  appointmentAct(context, appointmentId, { type: 'keep' }, (name) => ({ code: 'surplusKept', name }));

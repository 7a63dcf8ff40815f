import type { Refusal } from '#shared/errors/refusal';
import { decideAppointment } from '#shared/domain/lifecycle/decide-appointment';
import type { WaitBand } from '#shared/domain/model/ticket';
import { toInstant } from '#shared/time/civil';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import type { Act } from './act';
import { citizenName } from './citizen-part';
import { commit } from './commit';
import { commandChange } from './event-change';
import { issueNumber, oneAtATime } from './issue-number';
import { loadReference, todayOf } from './reference';
import { load } from './write';

export type CheckInInput = {
  readonly appointmentId: string;
  readonly priority?: boolean | undefined;
  /** The wait that the paper will say; `null` or absent = none is told. */
  readonly announced?: WaitBand | null;
};
export type CheckInOutcome = { readonly ticketId: string; readonly act: Act };

/** The booked person is here: gives them a ticket, then marks the appointment. */
export const checkIn = async (context: DataContext, input: CheckInInput): Promise<Result<CheckInOutcome, Refusal>> => {
  const appointment = await load(context, 'appointments', input.appointmentId);
  if (!appointment) return no({ code: 'notFound', entity: 'appointment', id: input.appointmentId });
  const ticketId = context.newId();
  // A number of the server's series is spent once asked for: ask only when the rest will go through.
  const arrived = { type: 'markArrived', ticketId } as const;
  const decided = decideAppointment(appointment, arrived);
  if (!decided.ok) return decided;
  const reference = await loadReference(context);
  const day = todayOf(context, reference);
  const name = await citizenName(context, appointment.citizenId);

  return oneAtATime(context, async () => {
    const issued = await issueNumber(context, reference, day, appointment.reasonId);
    const ticket = {
      ...issued,
      day,
      reasonId: appointment.reasonId,
      priority: input.priority ?? false,
      appointmentId: appointment.id,
      requestId: '',
      citizenId: appointment.citizenId,
      dueAt: toInstant(appointment.day, appointment.time, reference.site.zone),
      trackKey: context.newTrackKey(),
      announced: input.announced ?? null,
      origin: 'reception' as const,
    };
    const { label } = issued;
    const done = await commit(context, 'checkedIn', { name, label, time: appointment.time }, [
      commandChange('tickets', ticketId, [{ type: 'issue', ...ticket }]),
      commandChange('appointments', appointment.id, [arrived]),
    ]);
    return done.ok ? ok({ ticketId, act: done.value }) : done;
  });
};

import type { Refusal } from '#shared/errors/refusal';
import { decideAppointment, type AppointmentCommand } from '#shared/domain/lifecycle/decide-appointment';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket, WaitBand } from '#shared/domain/model/ticket';
import { isHeld } from '#shared/domain/numbers/held-labels';
import { civilOf, toInstant } from '#shared/time/civil';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { load } from '../../load';
import { loadReference, todayOf } from '../../reference';
import { nextPlaceToday, roomTaken } from '../appointment/room';
import { citizenName } from '../citizen/citizen-part';
import type { Acted } from '../door/act';
import { commandChange } from '../door/changes';
import { commit } from '../door/commit';
import { issueNumber, oneAtATime } from './issue-number';

export type CheckInInput = {
  readonly appointmentId: string;
  readonly priority?: boolean | undefined;
  /** It was called off and comes back with the arrival, if its place is still free. */
  readonly reopens?: boolean;
};
/** Who waits as those without appointment do is told how long: the wait that the paper will say, `null` = none can be told. */
export type ReceiveTodayInput = CheckInInput & { readonly announced: WaitBand | null };
type CheckedIn = { readonly ticketId: string };

type Arrival = {
  readonly input: CheckInInput;
  readonly appointment: Appointment;
  /** What is written to the appointment before the arrival. */
  readonly before: readonly AppointmentCommand[];
  readonly code: 'checkedIn' | 'receivedToday';
  /** From when on the person is due; `''` for one who waits as those without appointment do. */
  readonly dueAt: string;
  /** What the paper says of the wait; `null` = nothing, as the hour is said or nobody knows. */
  readonly announced: WaitBand | null;
};

/** Gives a ticket to somebody booked, then marks the appointment. */
const arrive = async (
  context: DataContext,
  reference: SiteReference,
  { input, appointment, before, code, dueAt, announced }: Arrival,
): Acted<CheckedIn> => {
  const ticketId = context.newId();
  const commands = [...before, { type: 'markArrived', ticketId } as const];
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
      dueAt,
      trackKey: context.newTrackKey(),
      announced,
      origin: 'reception' as const,
    };
    const done = await commit(
      context,
      { code, name, label: issued.label, priority: ticket.priority, day: appointment.day },
      [
        commandChange('tickets', ticketId, [{ type: 'issue', ...ticket }]),
        commandChange('appointments', appointment.id, commands),
      ],
    );
    return done.ok ? ok({ ticketId, ...done.value }) : done;
  });
};

const notFound = (id: string): Result<never, Refusal> => no({ code: 'notFound', entity: 'appointment', id });

/** The ticket that somebody who was noted absent holds all the same: they never left the queue. */
const heldStill = async (context: DataContext, { status, ticketId }: Appointment): Promise<Ticket | null> => {
  if (status !== 'noShow' || ticketId === '') return null;
  const ticket = await load(context, 'tickets', ticketId);
  return ticket && isHeld(ticket) ? ticket : null;
};

/** Marks the appointment as arrived with the ticket that the person holds: a second one would call them twice. */
const comeBackWith = async (context: DataContext, appointment: Appointment, ticket: Ticket): Acted<CheckedIn> => {
  const name = await citizenName(context, appointment.citizenId);
  const { label, priority } = ticket;
  const done = await commit(context, { code: 'checkedIn', name, label, priority }, [
    commandChange('appointments', appointment.id, [{ type: 'reopen' }]),
  ]);
  return done.ok ? ok({ ticketId: ticket.id, ...done.value }) : done;
};

/** The booked person is here: gives them a ticket, then marks the appointment. */
export const checkIn = async (context: DataContext, input: CheckInInput): Acted<CheckedIn> => {
  const appointment = await load(context, 'appointments', input.appointmentId);
  if (!appointment) return notFound(input.appointmentId);
  const before: readonly AppointmentCommand[] = input.reopens ? [{ type: 'reopen' }] : [];
  // A number of the server's series is spent once asked for: ask only when the rest will go through.
  const decided = decideAppointment(appointment, before[0] ?? { type: 'markArrived', ticketId: '' });
  if (!decided.ok) return decided;
  const held = await heldStill(context, appointment);
  if (held) return comeBackWith(context, appointment, held);
  const reference = await loadReference(context);
  const refusal = input.reopens ? await roomTaken(context, reference, appointment) : null;
  if (refusal) return no(refusal);
  const dueAt = toInstant(appointment.day, appointment.time, reference.site.zone);
  return arrive(context, reference, { input, appointment, before, code: 'checkedIn', dueAt, announced: null });
};

/**
 * Somebody booked for a later day is here and is received now. Their appointment moves to the next free place of today, so that it
 * neither stays on the other day as a ghost nor counts twice; where the day is full, to this moment at its own desk, and the server says
 * that it is beyond capacity. They wait as those without appointment do, behind everybody whose hour it is. One undo brings all back.
 */
export const receiveToday = async (context: DataContext, input: ReceiveTodayInput): Acted<CheckedIn> => {
  const appointment = await load(context, 'appointments', input.appointmentId);
  if (!appointment) return notFound(input.appointmentId);
  const reference = await loadReference(context);
  const { day, time } = civilOf(context.now().toISOString(), reference.site.zone);
  const { durationMin, deskId } = appointment;
  const free = await nextPlaceToday(context, reference, appointment);
  const place = free ?? { day, time, durationMin, deskId };
  const move = { type: 'reschedule', ...place } as const;
  const decided = decideAppointment(appointment, move);
  if (!decided.ok) return decided;
  if (appointment.day <= day)
    return no({ code: 'notInState', entity: 'appointment', status: appointment.status, command: 'receiveToday' });
  const { announced } = input;
  return arrive(context, reference, {
    input,
    appointment,
    before: [move],
    code: 'receivedToday',
    dueAt: '',
    announced,
  });
};

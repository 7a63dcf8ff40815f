import { callOf, heldByOther, type Call } from '#shared/domain/calls/call-list';
import type { AppointmentPerson, CallOutcome } from '#shared/domain/model/appointment';
import type { Refusal } from '#shared/errors/refusal';
import { no, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { load } from '../../load';
import { loadReference, deskNumber } from '../../reference';
import type { Acted } from '../door/act';
import { commandChange } from '../door/changes';
import { writeUnlisted, commit } from '../door/commit';
import { citizenName } from '../citizen/citizen-part';
import { appointmentAct } from './appointment-act';
import { bookAppointment } from './book-appointment';
import { changeAppointment, rescheduleTo } from './change-appointment';
import { moveAppointments } from './move-appointments';
import { roomTaken, placeFor } from './room';
import { setOutcomes } from './set-outcomes';
import { reservePlace } from './reserve-place';

type RescheduleAppointmentInput = {
  readonly appointmentId: string;
  readonly day: string;
  readonly time: string;
  /** Without it: the desk it is at, or another when that one is taken. */
  readonly deskId?: string | undefined;
  readonly durationMin?: number | undefined;
};

/** Moves an appointment to a place that is free as far as this desk knows and that the server does not refuse. */
const rescheduleAppointment = async (context: DataContext, input: RescheduleAppointmentInput): Acted => {
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
  return commit(context, facts, [
    commandChange('appointments', appointment.id, [rescheduleTo(appointment, place.value, promised.value.promised)]),
  ]);
};

type OneAppointment = { readonly appointmentId: string };

/** `why` is a short reason of the office, `''` when the citizen cancels. Never personal data. */
export type CancelAppointmentInput = OneAppointment & { readonly by: 'citizen' | 'office'; readonly why: string };

/** Cancels an appointment, for the citizen or for the office. */
export const cancelAppointment = (context: DataContext, { appointmentId, by, why }: CancelAppointmentInput): Acted =>
  appointmentAct(context, appointmentId, { type: 'cancel', by, why: why.trim() }, (name) => ({
    code: 'cancelled',
    name,
  }));

/** Takes an appointment out of an end that it should not have had; a cancelled one only if its place is still free. */
export const reopenAppointment = async (context: DataContext, { appointmentId }: OneAppointment): Acted => {
  const appointment = await load(context, 'appointments', appointmentId);
  if (!appointment) return no({ code: 'notFound', entity: 'appointment', id: appointmentId });
  const refusal = await roomTaken(context, await loadReference(context), appointment);
  if (refusal) return no(refusal);
  return appointmentAct(context, appointmentId, { type: 'reopen' }, (name) => ({ code: 'reopened', name }));
};

export type SetAppointmentOutcomeInput = OneAppointment & { readonly outcome: 'attended' | 'noShow' };

/** Says after the fact whether the person came. */
export const setAppointmentOutcome = (
  context: DataContext,
  { appointmentId, outcome }: SetAppointmentOutcomeInput,
): Acted =>
  appointmentAct(
    context,
    appointmentId,
    outcome === 'attended' ? { type: 'markAttended', outcome: '' } : { type: 'markNoShow' },
    (name) => ({ code: 'outcomeSet', name, outcome }),
  );

export type CorrectPersonsInput = OneAppointment & {
  /** Which person, from 0 on. */
  readonly index: number;
  /** What is known of them now: it decides on papers and fees. */
  readonly patch: Partial<Pick<AppointmentPerson, 'situation' | 'ageBand'>>;
};

/** Writes the situation or the age band of one person of an appointment anew. */
export const correctPersons = async (
  context: DataContext,
  { appointmentId, index, patch }: CorrectPersonsInput,
): Acted => {
  const appointment = await load(context, 'appointments', appointmentId);
  if (!appointment) return no({ code: 'notFound', entity: 'appointment', id: appointmentId });
  const persons = appointment.persons.map((person, at) => (at === index ? { ...person, ...patch } : person));
  return appointmentAct(context, appointmentId, { type: 'correctPersons', persons }, (name) => ({
    code: 'personsCorrected',
    name,
  }));
};

/** `left`: the takes of it that hold it no more, as the list says. */
type TakeCallInput = OneAppointment & Partial<Pick<Call, 'left'>>;

/**
 * Says to all desks that the person of an appointment is being called from here, so that no colleague calls them too. It needs no
 * undo: ten minutes later, with what came of it, or when its agent takes another, the call is anybody's again.
 */
export const takeCall = async (
  context: DataContext,
  { appointmentId, left = [] }: TakeCallInput,
): Promise<Result<null, Refusal>> => {
  const appointment = await load(context, 'appointments', appointmentId);
  const call = appointment && callOf(appointment);
  const { agentId } = context.station();
  const held = call && heldByOther({ ...call, left }, { agentId, deviceId: context.deviceId }, context.now().getTime());
  if (held) return no({ code: 'callHeld', agentId: held.by.agentId });
  return writeUnlisted(context, 'callTaken', [commandChange('appointments', appointmentId, [{ type: 'takeCall' }])]);
};

export type NoteCallInput = OneAppointment & { readonly outcome: CallOutcome };

/** Notes that a call did not reach its end: the person stays to be told. */
export const noteCall = (context: DataContext, { appointmentId, outcome }: NoteCallInput): Acted =>
  appointmentAct(context, appointmentId, { type: 'noteCall', outcome }, (name) => ({
    code: 'callNoted',
    name,
    outcome,
  }));

/** Every command about an appointment. */
export const appointmentCommands = {
  bookAppointment,
  changeAppointment,
  rescheduleAppointment,
  moveAppointments,
  cancelAppointment,
  reopenAppointment,
  setAppointmentOutcome,
  setOutcomes,
  correctPersons,
  takeCall,
  noteCall,
};

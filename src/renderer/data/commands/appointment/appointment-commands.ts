import { callOf, heldByOther } from '#shared/domain/calls/call-list';
import type { AppointmentPerson, CallOutcome } from '#shared/domain/model/appointment';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { load } from '../../load';
import { loadReference } from '../../reference';
import type { Act } from '../door/act';
import { commandChange } from '../door/changes';
import { write } from '../door/write';
import { appointmentAct } from './appointment-act';
import { roomTaken } from './room';
import { knownAppointments, awaitTaker } from './await-taker';
import { awaitWord } from './await-word';
import { bookAppointment } from './book-appointment';
import { moveAppointments } from './move-appointments';
import { rescheduleAppointment } from './reschedule-appointment';
import { setOutcomes } from './set-outcomes';

/** `why` is a short reason of the office, `''` when the citizen cancels. Never personal data. */
export type CancelAppointmentInput = {
  readonly appointmentId: string;
  readonly by: 'citizen' | 'office';
  readonly why: string;
};

export const cancelAppointment = (
  context: DataContext,
  input: CancelAppointmentInput,
): Promise<Result<{ act: Act }, Refusal>> =>
  appointmentAct(
    context,
    'cancelled',
    input.appointmentId,
    { type: 'cancel', by: input.by, why: input.why.trim() },
    { by: input.by },
  );

export type ReopenAppointmentInput = { readonly appointmentId: string };

/** Takes an appointment out of an end that it should not have had; a cancelled one only if its place is still free. */
export const reopenAppointment = async (
  context: DataContext,
  { appointmentId }: ReopenAppointmentInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const appointment = await load(context, 'appointments', appointmentId);
  if (!appointment) return no({ code: 'notFound', entity: 'appointment', id: appointmentId });
  const refusal = await roomTaken(context, await loadReference(context), appointment);
  return refusal ? no(refusal) : appointmentAct(context, 'reopened', appointmentId, { type: 'reopen' });
};

export type SetAppointmentOutcomeInput = { readonly appointmentId: string; readonly outcome: 'attended' | 'noShow' };

/** Says after the fact whether the person came. */
export const setAppointmentOutcome = (
  context: DataContext,
  { appointmentId, outcome }: SetAppointmentOutcomeInput,
): Promise<Result<{ act: Act }, Refusal>> =>
  appointmentAct(
    context,
    'outcomeSet',
    appointmentId,
    outcome === 'attended' ? { type: 'markAttended', outcome: '' } : { type: 'markNoShow' },
    { outcome },
  );

export type CorrectPersonsInput = {
  readonly appointmentId: string;
  /** Which person, from 0 on. */
  readonly index: number;
  /** What is known of them now: it decides on papers and fees. */
  readonly patch: Partial<Pick<AppointmentPerson, 'situation' | 'ageBand'>>;
};

/** Writes the situation or the age band of one person of an appointment anew. */
export const correctPersons = async (
  context: DataContext,
  { appointmentId, index, patch }: CorrectPersonsInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const appointment = await load(context, 'appointments', appointmentId);
  if (!appointment) return no({ code: 'notFound', entity: 'appointment', id: appointmentId });
  const persons = appointment.persons.map((person, at) => (at === index ? { ...person, ...patch } : person));
  return appointmentAct(context, 'personsCorrected', appointmentId, { type: 'correctPersons', persons });
};

export type TakeCallInput = { readonly appointmentId: string };

/**
 * Says to all desks that the person of an appointment is being called from here, so that no colleague calls them too. It needs no
 * undo: ten minutes later, or with what came of it, the call is anybody's again.
 */
export const takeCall = async (
  context: DataContext,
  { appointmentId }: TakeCallInput,
): Promise<Result<null, Refusal>> => {
  const appointment = await load(context, 'appointments', appointmentId);
  const call = appointment && callOf(appointment);
  const { agentId } = context.station();
  const held = call && heldByOther(call, { agentId, deviceId: context.deviceId }, context.now().getTime());
  if (held) return no({ code: 'callHeld', agentId: held.by.agentId });
  const change = commandChange('appointments', appointmentId, [{ type: 'takeCall' }]);
  const written = await write(context, 'callTaken', [change], () => Promise.resolve());
  return written.ok ? ok(null) : written;
};

export type NoteCallInput = { readonly appointmentId: string; readonly outcome: CallOutcome };

/** Notes that a call did not reach its end: the person stays to be told. */
export const noteCall = (
  context: DataContext,
  { appointmentId, outcome }: NoteCallInput,
): Promise<Result<{ act: Act }, Refusal>> =>
  appointmentAct(context, 'callNoted', appointmentId, { type: 'noteCall', outcome }, { outcome });

/** Every command about an appointment. */
export const appointmentCommands = {
  bookAppointment,
  knownAppointments,
  awaitTaker,
  awaitWord,
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

import { callOf, heldByOther } from '#shared/domain/calls/call-list';
import type { CallOutcome } from '#shared/domain/model/appointment';
import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { appointmentAct } from './appointment-act';
import { commandChange } from '../door/event-change';
import { load, write } from '../door/write';

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

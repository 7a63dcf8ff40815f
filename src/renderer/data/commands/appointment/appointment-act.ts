import type { Refusal } from '#shared/errors/refusal';
import type { AppointmentCommand } from '#shared/domain/lifecycle/decide-appointment';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { load } from '../../load';
import type { Act, ActCode } from '../door/act';
import { citizenName } from '../citizen/citizen-part';
import { commit } from '../door/commit';
import { commandChange } from '../door/changes';

/** An act that is one command on one appointment. */
export const appointmentAct = async (
  context: DataContext,
  code: ActCode,
  appointmentId: string,
  command: AppointmentCommand,
  params: Readonly<Record<string, string>> = {},
): Promise<Result<{ act: Act }, Refusal>> => {
  const appointment = await load(context, 'appointments', appointmentId);
  if (!appointment) return no({ code: 'notFound', entity: 'appointment', id: appointmentId });
  const facts = {
    name: await citizenName(context, appointment.citizenId),
    day: appointment.day,
    time: appointment.time,
    ...params,
  };
  const done = await commit(context, code, facts, [commandChange('appointments', appointmentId, [command])]);
  return done.ok ? ok({ act: done.value }) : done;
};

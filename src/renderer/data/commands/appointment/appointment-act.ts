import type { ActFacts } from '#shared/domain/model/act-facts';
import type { AppointmentCommand } from '#shared/domain/lifecycle/decide-appointment';
import { no } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { load } from '../../load';
import { citizenName } from '../citizen/citizen-part';
import type { Acted } from '../door/act';
import { commandChange } from '../door/changes';
import { commit } from '../door/commit';

/** An act that is one command on one appointment; `factsOf` hears whose it is. */
export const appointmentAct = async (
  context: DataContext,
  appointmentId: string,
  command: AppointmentCommand,
  factsOf: (name: string) => ActFacts,
): Acted => {
  const appointment = await load(context, 'appointments', appointmentId);
  if (!appointment) return no({ code: 'notFound', entity: 'appointment', id: appointmentId });
  const name = await citizenName(context, appointment.citizenId);
  return commit(context, factsOf(name), [commandChange('appointments', appointmentId, [command])]);
};

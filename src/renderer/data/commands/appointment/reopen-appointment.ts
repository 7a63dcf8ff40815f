import type { Refusal } from '#shared/errors/refusal';
import { no, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { appointmentAct } from './appointment-act';
import { loadReference } from '../../reference';
import { roomTaken } from './room';
import { load } from '../door/write';

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

import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { appointmentAct } from './appointment-act';

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

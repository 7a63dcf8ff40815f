import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { appointmentAct } from './appointment-act';

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

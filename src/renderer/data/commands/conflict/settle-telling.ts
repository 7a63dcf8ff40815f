import type { Refusal } from '#shared/errors/refusal';
import type { TellingChannel } from '#shared/domain/model/appointment';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { appointmentAct } from '../appointment/appointment-act';

export type SettleTellingInput = { readonly appointmentId: string; readonly channel: TellingChannel };

/** Notes that the person knows where their appointment is now. */
export const settleTelling = (
  context: DataContext,
  { appointmentId, channel }: SettleTellingInput,
): Promise<Result<{ act: Act }, Refusal>> =>
  appointmentAct(context, 'personInformed', appointmentId, { type: 'inform', channel }, { channel });

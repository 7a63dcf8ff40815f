import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { deskAct } from './desk-act';

export type SignOnDeskInput = { readonly deskId: string; readonly agentId: string };

/** Opens a desk for an agent. The screen keeps both in the settings of the station. */
export const signOnDesk = (
  context: DataContext,
  { deskId, agentId }: SignOnDeskInput,
): Promise<Result<{ act: Act }, Refusal>> =>
  deskAct(context, 'deskSignedOn', deskId, (day) => ({ type: 'open', day, deskId, agentId }));

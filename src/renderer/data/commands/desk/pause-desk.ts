import type { PauseReason } from '#shared/domain/model/desk-session';
import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { deskAct } from './desk-act';

export type PauseDeskInput = { readonly deskId: string; readonly why?: PauseReason };

/** The desk serves nobody for a while. */
export const pauseDesk = (
  context: DataContext,
  { deskId, why }: PauseDeskInput,
): Promise<Result<{ act: Act }, Refusal>> =>
  deskAct(context, 'deskPaused', deskId, () => ({ type: 'pause', ...(why === undefined ? {} : { why }) }), {
    params: { why: why ?? '' },
  });

import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import type { Act } from './act';
import { deskAct } from './desk-act';

export type LeaveDeskInput = { readonly deskId: string };

/** Ends the session of a desk; not while someone is being served there. */
export const leaveDesk = (context: DataContext, { deskId }: LeaveDeskInput): Promise<Result<{ act: Act }, Refusal>> =>
  deskAct(context, 'deskLeft', deskId, () => ({ type: 'close' }), true);

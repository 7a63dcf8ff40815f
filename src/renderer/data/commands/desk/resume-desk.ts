import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { deskAct } from './desk-act';

export type ResumeDeskInput = { readonly deskId: string };

/** The desk serves again. */
export const resumeDesk = (context: DataContext, { deskId }: ResumeDeskInput): Promise<Result<{ act: Act }, Refusal>> =>
  deskAct(context, 'deskResumed', deskId, () => ({ type: 'resume' }));

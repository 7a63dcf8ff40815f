import type { Refusal } from '#shared/errors/refusal';
import { ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { commit } from '../door/commit';
import { commandChange } from '../door/event-change';

export type AnswerHelpInput = { readonly requestId: string };

/** Somebody goes to the kiosk that called for help: its call is answered. */
export const answerHelp = async (
  context: DataContext,
  { requestId }: AnswerHelpInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const done = await commit(context, 'helpAnswered', {}, [
    commandChange('requests', requestId, [{ type: 'answer' }, { type: 'close', outcome: 'answered' }]),
  ]);
  return done.ok ? ok({ act: done.value }) : done;
};

import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../context';
import type { Act } from './act';
import { ticketAct } from './ticket-act';

export type MarkNoAnswerInput = { readonly ticketId: string };

/** Nobody came when called. */
export const markNoAnswer = (
  context: DataContext,
  { ticketId }: MarkNoAnswerInput,
): Promise<Result<{ act: Act }, Refusal>> => ticketAct(context, 'noAnswer', ticketId, { type: 'markNoAnswer' });

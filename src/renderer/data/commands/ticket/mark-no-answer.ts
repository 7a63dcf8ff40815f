import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import { callPolicyOf } from '#shared/domain/queue/call-policy';
import type { Refusal } from '#shared/errors/refusal';
import { no, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { loadReference } from '../../reference';
import { ticketAct } from './ticket-act';
import { load } from '../door/write';

export type MarkNoAnswerInput = { readonly ticketId: string };

/** Nobody came when called: they are called again after a while, and the last call in vain ends the ticket. */
export const markNoAnswer = async (
  context: DataContext,
  { ticketId }: MarkNoAnswerInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const ticket = await load(context, 'tickets', ticketId);
  if (!ticket) return no({ code: 'notFound', entity: 'ticket', id: ticketId });
  const { noAnswerCalls, cooldownMin } = callPolicyOf(await loadReference(context));
  const isLast = ticketDetails(ticket).noAnswers + 1 >= noAnswerCalls;
  return ticketAct(
    context,
    'noAnswer',
    ticketId,
    { type: 'markNoAnswer', noAnswerCalls, cooldownMin },
    isLast ? { end: '1' } : { min: String(cooldownMin) },
  );
};

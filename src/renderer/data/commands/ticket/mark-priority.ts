import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { ticketAct } from './ticket-act';

export type MarkPriorityInput = { readonly ticketId: string; readonly priority: boolean };

/** Gives legal priority to a ticket that was issued without, or takes it back. The reason is never noted. */
export const markPriority = (
  context: DataContext,
  { ticketId, priority }: MarkPriorityInput,
): Promise<Result<{ act: Act }, Refusal>> =>
  ticketAct(
    context,
    'priorityMarked',
    ticketId,
    { type: 'markPriority', priority },
    { priority: priority ? 'on' : 'off' },
  );

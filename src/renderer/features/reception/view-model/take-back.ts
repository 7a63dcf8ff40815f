import { isUntouched } from '#shared/domain/lifecycle/undo';
import type { Ticket } from '#shared/domain/model/ticket';

import type { Act } from '../../../data/commands/door/act';

/** Whether an act may still be taken back, as far as the desk knows: a ticket that it gave is offered until somebody builds on it. */
export const mayTakeBack = (
  { stays }: Pick<Act, 'stays'>,
  ticket: Pick<Ticket, 'events' | 'status'> | undefined,
): boolean => !stays && (!ticket || isUntouched(ticket));

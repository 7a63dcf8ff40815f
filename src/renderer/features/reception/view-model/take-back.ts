import { isUntouched } from '#shared/domain/lifecycle/undo';
import type { Ticket } from '#shared/domain/model/ticket';

import type { Act } from '../../../data/commands/door/act';

/**
 * Whether an act may still be taken back, as far as the desk knows: a ticket that it gave is offered until somebody builds on it, a person
 * noted as gone while they still count as gone.
 */
export const mayTakeBack = (
  { stays, code, inVain = false }: Pick<Act, 'stays' | 'code' | 'inVain'>,
  ticket: Pick<Ticket, 'events' | 'status'> | undefined,
): boolean =>
  !stays && !inVain && (code === 'abandoned' ? ticket?.status === 'abandoned' : !ticket || isUntouched(ticket));

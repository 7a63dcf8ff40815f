import type { ActFacts } from '#shared/domain/model/act-facts';
import type { TicketCommand } from '#shared/domain/lifecycle/decide-ticket';
import { no } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { load } from '../../load';
import type { Acted } from '../door/act';
import { commandChange } from '../door/changes';
import { commit } from '../door/commit';

/** An act that is one command on one ticket; `factsOf` hears its label. */
export const ticketAct = async (
  context: DataContext,
  ticketId: string,
  command: TicketCommand,
  factsOf: (label: string) => ActFacts,
): Acted => {
  const ticket = await load(context, 'tickets', ticketId);
  if (!ticket) return no({ code: 'notFound', entity: 'ticket', id: ticketId });
  return commit(context, factsOf(ticket.label), [commandChange('tickets', ticketId, [command])]);
};

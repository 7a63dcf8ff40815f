import type { Refusal } from '#shared/errors/refusal';
import type { TicketCommand } from '#shared/domain/lifecycle/decide-ticket';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { load } from '../../load';
import type { Act, ActCode } from '../door/act';
import { commit } from '../door/commit';
import { commandChange } from '../door/changes';

/** An act that is one command on one ticket. */
export const ticketAct = async (
  context: DataContext,
  code: ActCode,
  ticketId: string,
  command: TicketCommand,
  params: Readonly<Record<string, string>> = {},
): Promise<Result<{ act: Act }, Refusal>> => {
  const ticket = await load(context, 'tickets', ticketId);
  if (!ticket) return no({ code: 'notFound', entity: 'ticket', id: ticketId });
  const done = await commit(context, code, { label: ticket.label, ...params }, [
    commandChange('tickets', ticketId, [command]),
  ]);
  return done.ok ? ok({ act: done.value }) : done;
};

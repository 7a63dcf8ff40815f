import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { TicketCommand } from '#shared/domain/lifecycle/decide-ticket';
import { inHand, type Ticket } from '#shared/domain/model/ticket';

import type { DataContext } from '../../context';
import { readAll } from '../../plain';
import { deskNumber, loadReference } from '../../reference';
import type { WaitsAgain } from './act';
import { type AnyChange, type Change, commandChange, inTurn } from './changes';
import type { Done } from './prepare';

/**
 * Back into the queue at the first arrival, for the same desk or agent. Sent on rather than put back: only the station that called may put
 * a called person back.
 */
const toQueue = (ticket: Ticket): TicketCommand => {
  const { forDeskId, forAgentId } = ticketDetails(ticket);
  return { type: 'transfer', reasonId: ticket.reasonId, deskId: forDeskId, agentId: forAgentId };
};

/** `with` makes a change that takes events of a ticket back safe for its desk; `waits` = who waits again, known once all is written. */
export type TicketsBack = {
  readonly with: (id: string, back: AnyChange) => AnyChange;
  readonly waits: () => readonly WaitsAgain[];
};

/**
 * An undo on tickets. A person who would come back into the hand of a desk that has called somebody else meanwhile waits again instead, in
 * the same write: a desk has one person at a time, and its screen must not change to another by itself.
 */
export const openTicketsBack = async (context: DataContext, all: readonly Done[]): Promise<TicketsBack> => {
  const tickets = all.filter(({ collection }) => collection === 'tickets');
  const days = [...new Set(tickets.flatMap(({ before }) => (before === null ? [] : [(before as Ticket).day])))];
  const own = new Set(tickets.map(({ id }) => id));
  const ofDays =
    days.length === 0 ? [] : await readAll<Ticket>(context.database.tickets.find({ selector: { day: { $in: days } } }));
  const held = ofDays.filter(({ id, status }) => inHand.has(status) && !own.has(id));
  const reference = await loadReference(context);
  const waits = new Map<string, WaitsAgain>();
  const queued = (id: string): Change<'tickets'> => ({
    collection: 'tickets',
    id,
    optional: false,
    decide: (current, stamp) => {
      const isBack = current !== null && inHand.has(current.status);
      const other = isBack
        ? held.find(({ day, deskId }) => day === current.day && deskId === current.deskId)
        : undefined;
      waits.delete(id);
      if (!current || !other) return commandChange('tickets', id, []).decide(current, stamp);
      waits.set(id, { label: current.label, desk: deskNumber(reference, current.deskId), other: other.label });
      return commandChange('tickets', id, [toQueue(current)]).decide(current, stamp);
    },
  });
  return {
    with: (id, back) => (held.length === 0 ? back : (inTurn(back as Change<'tickets'>, queued(id)) as AnyChange)),
    waits: () => [...waits.values()],
  };
};

import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { TicketCommand } from '#shared/domain/lifecycle/decide-ticket';
import type { DeskSession } from '#shared/domain/model/desk-session';
import { inHand, type Ticket } from '#shared/domain/model/ticket';
import { ok } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { readAll } from '../../plain';
import { deskNumber, loadReference } from '../../reference';
import type { WaitsAgain } from './act';
import { type AnyChange, type Change, commandChange, inTurn } from './changes';
import type { Done } from './prepare';

/**
 * Back into the queue at the first arrival, for the same desk or agent unless that desk is closed. Sent on rather than put back: only the
 * station that called may put a called person back.
 */
const toQueue = (ticket: Ticket, isClosed: boolean): TicketCommand => {
  const { forDeskId, forAgentId } = ticketDetails(ticket);
  const only = isClosed ? {} : { deskId: forDeskId, agentId: forAgentId };
  return { type: 'transfer', reasonId: ticket.reasonId, ...only };
};

/** `with` makes a change that takes events of a ticket back safe for its desk; `waits` = who waits again, known once all is written. */
export type TicketsBack = {
  readonly with: (id: string, back: AnyChange) => AnyChange;
  readonly waits: () => readonly WaitsAgain[];
};

const placeOf = ({ day, deskId }: { readonly day: string; readonly deskId: string }): string => `${day} ${deskId}`;

/**
 * The desks that can take nobody back: by day and desk the ticket that is in hand there, `''` where the desk is closed. `own` = the ids of what the undo
 * takes back: a desk that it opens again is not closed.
 */
const takenDesks = async (
  { database }: DataContext,
  days: readonly string[],
  own: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> => {
  if (days.length === 0) return new Map();
  const selector = { day: { $in: [...days] } };
  const sessions = await readAll<DeskSession>(database.deskSessions.find({ selector }));
  const tickets = await readAll<Ticket>(database.tickets.find({ selector }));
  return new Map([
    ...sessions
      .filter(({ id, status }) => status === 'closed' && !own.has(id))
      .map((one) => [placeOf(one), ''] as const),
    ...tickets
      .filter(({ id, status }) => inHand.has(status) && !own.has(id))
      .map((one) => [placeOf(one), one.label] as const),
  ]);
};

/**
 * An undo on tickets. A person who would come back into the hand of a desk that has called somebody else meanwhile, or is closed, waits again
 * instead, in the same write: a desk has one person at a time, and its screen must not change to another by itself.
 */
export const openTicketsBack = async (context: DataContext, all: readonly Done[]): Promise<TicketsBack> => {
  const tickets = all.filter(({ collection }) => collection === 'tickets');
  const days = [...new Set(tickets.flatMap(({ before }) => (before === null ? [] : [(before as Ticket).day])))];
  const taken = await takenDesks(context, days, new Set(all.map(({ id }) => id)));
  const reference = await loadReference(context);
  const waits = new Map<string, WaitsAgain>();
  const queued = (id: string): Change<'tickets'> => ({
    collection: 'tickets',
    id,
    optional: false,
    decide: (current, stamp) => {
      waits.delete(id);
      const other = current && inHand.has(current.status) ? taken.get(placeOf(current)) : undefined;
      if (!current || other === undefined) return ok(null);
      waits.set(id, { label: current.label, desk: deskNumber(reference, current.deskId), other });
      return commandChange('tickets', id, [toQueue(current, other === '')]).decide(current, stamp);
    },
  });
  return {
    with: (id, back) => (taken.size === 0 ? back : (inTurn(back as Change<'tickets'>, queued(id)) as AnyChange)),
    waits: () => [...waits.values()],
  };
};

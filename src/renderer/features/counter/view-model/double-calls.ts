import { effectiveEvents } from '#shared/domain/lifecycle/event-log';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Ticket } from '#shared/domain/model/ticket';
import { compareText } from '#shared/lib/compare';

const deskOf = (call: AnyEvent): string => (typeof call['deskId'] === 'string' ? call['deskId'] : '');

const callsOf = (ticket: Ticket): readonly AnyEvent[] =>
  effectiveEvents(ticket.events).filter((event) => event.type === 'called');

const flaggedCauses = (ticket: Ticket): ReadonlySet<unknown> =>
  new Set(
    effectiveEvents(ticket.events)
      .filter((event) => event.type === 'calledTwice')
      .map((event) => event['cause']),
  );

/** The other desk that called a ticket marked as called twice; `''` when it is not known. */
export const rivalDeskId = (ticket: Ticket, deskId: string): string => {
  if (!ticket.calledTwice) return '';
  const rival = callsOf(ticket).findLast((call) => deskOf(call) !== deskId);
  return rival ? deskOf(rival) : '';
};

/** A call of this desk that does not count because another desk had called the same person before. */
export type LostCall = {
  readonly ticketId: string;
  readonly callId: string;
  readonly label: string;
  readonly deskId: string;
};

/** The last call of a desk that nobody took back, with its ticket. */
export const lastCallOf = (tickets: readonly Ticket[], deskId: string) =>
  tickets
    .flatMap((ticket) => callsOf(ticket).map((call) => ({ ticket, call })))
    .filter(({ call }) => deskOf(call) === deskId)
    .toSorted((a, b) => compareText(a.call.at, b.call.at))
    .at(-1);

/** Whether the last call of a desk was lost to another; an older one is settled by the call that followed. */
export const lostCall = (tickets: readonly Ticket[], deskId: string): LostCall | null => {
  const last = lastCallOf(tickets, deskId);
  if (!last || last.ticket.deskId === deskId || !flaggedCauses(last.ticket).has(last.call.id)) return null;
  return { ticketId: last.ticket.id, callId: last.call.id, label: last.ticket.label, deskId: last.ticket.deskId };
};

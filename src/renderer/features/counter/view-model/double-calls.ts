import { effectiveEvents } from '#shared/domain/lifecycle/event-log';
import type { AnyEvent } from '#shared/domain/model/event';
import type { SiteReference } from '#shared/domain/model/reference';
import { inHand, type Ticket } from '#shared/domain/model/ticket';
import { counterText } from '#shared/i18n/fr/counter';
import { compareText } from '#shared/lib/compare';
import { entryById } from '#shared/lib/entry-by-id';

const deskOf = (call: AnyEvent): string => (typeof call['deskId'] === 'string' ? call['deskId'] : '');

const callsOf = (ticket: Ticket): readonly AnyEvent[] =>
  effectiveEvents(ticket.events).filter((event) => event.type === 'called');

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
  /** The desk that had called or received the person before, `''` = not known. */
  readonly rivalId: string;
  /** The desk that has the person now, `''` = none. */
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
  if (!last || last.ticket.deskId === deskId) return null;
  const { ticket, call } = last;
  const flag = ticket.events.find((event) => event.type === 'calledTwice' && event['cause'] === call.id);
  if (!flag) return null;
  const rival = ticket.events.find(({ id }) => id === flag['rival']);
  return {
    ticketId: ticket.id,
    callId: call.id,
    label: ticket.label,
    rivalId: rival ? deskOf(rival) || rival.by.deskId : '',
    deskId: inHand.has(ticket.status) ? ticket.deskId : '',
  };
};

/** What a desk reads about a call that it lost. */
export const sayLost = ({ label, rivalId, deskId }: LostCall, { desks }: SiteReference): string => {
  const numberOf = (id: string): number => entryById(desks, id)?.number ?? 0;
  return counterText.called.twiceLost(label, numberOf(rivalId), numberOf(deskId));
};

import { foldTicket, ticketTale } from '#shared/domain/lifecycle/fold-ticket';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Ticket } from '#shared/domain/model/ticket';

import { authorityEvent, type Voice } from '../documents/authority-event';

/** The merged ticket, and what was stored before (`null` when it is new). */
export type CallFacts = { readonly ticket: Ticket; readonly stored: Ticket | null; readonly voice: Voice };

/** One machine at one desk. Two machines at a desk are two who call. */
const isSameCaller = (one: AnyEvent, other: AnyEvent): boolean =>
  (one['deskId'] ?? one.by.deskId) === (other['deskId'] ?? other.by.deskId) && one.by.deviceId === other.by.deviceId;

/** What keeps the person among what clashes: the service that began, else the call that held them, or was stored, before. */
const winnerOf = (calls: readonly AnyEvent[], stored: Ticket | null): AnyEvent | undefined => {
  const held = stored ? ticketDetails(stored).callId : '';
  const known = new Set(stored?.events.map((event) => event.id));
  const service = calls.find(({ type }) => type === 'started');
  return service ?? calls.find((call) => call.id === held) ?? calls.find((call) => known.has(call.id)) ?? calls[0];
};

/**
 * Flags the calls of a second desk or machine for a person whom another holds already, as `<cause>~calledTwice`. The call that held the
 * person first keeps them; the other is seen by both desks, and what they did is kept. A call that is flagged clashes with none, so
 * this ends.
 */
export const markCalledTwice = ({ ticket, stored, voice }: CallFacts): Ticket => {
  let events: readonly AnyEvent[] = ticket.events;
  for (;;) {
    const lost = ticketTale(events).clashes.flatMap((calls) => {
      const winner = winnerOf(calls, stored);
      return winner ? calls.filter((call) => !isSameCaller(call, winner)).map((call) => ({ call, winner })) : [];
    });
    if (lost.length === 0) break;
    for (const { call, winner } of lost) {
      const word = { type: 'calledTwice', cause: call.id, rival: winner.id } as const;
      events = [...events, authorityEvent({ id: ticket.id, events }, voice, word)];
    }
  }
  return events === ticket.events ? ticket : foldTicket(ticket.id, ticket.siteId, events);
};

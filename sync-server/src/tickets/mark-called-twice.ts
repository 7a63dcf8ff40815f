import { foldTicket, ticketTale, type TicketTale } from '#shared/domain/lifecycle/fold-ticket';
import { textOf } from '#shared/domain/lifecycle/read-payload';
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

type Lost = { readonly call: AnyEvent; readonly winner: AnyEvent };

/** The call or the start that takes the person from the service that had them on the stored ticket: it stands before it and came later. */
const displacing = ({ crossed, told }: TicketTale, stored: Ticket | null): readonly Lost[] => {
  const heldBy = stored ? ticketDetails(stored).heldBy : '';
  const flagged = new Set(told.filter(({ type }) => type === 'calledTwice').map((word) => textOf(word, 'cause')));
  return crossed
    .filter(({ event, by }) => event.id === heldBy && ![event, by].some(({ id }) => flagged.has(id)) && by !== event)
    .map(({ event, by }) => ({ call: by, winner: event }));
};

/**
 * Flags the calls of a second desk or machine for a person whom another holds already, as `<cause>~calledTwice`. What held the
 * person first keeps them, also a service that no call owns; the other is seen by both desks, and what they did is kept. Each round flags
 * something that was not, so this ends.
 */
export const markCalledTwice = ({ ticket, stored, voice }: CallFacts): Ticket => {
  let events: readonly AnyEvent[] = ticket.events;
  for (;;) {
    const tale = ticketTale(events);
    const lost = tale.clashes.flatMap((calls) => {
      const winner = winnerOf(calls, stored);
      return winner ? calls.filter((call) => !isSameCaller(call, winner)).map((call) => ({ call, winner })) : [];
    });
    const found = lost.length > 0 ? lost : displacing(tale, stored);
    // A call that clashes with another call and with a service that took place is flagged once: two flags would bear one id.
    const all = found.filter(({ call }, index) => found.findIndex((one) => one.call.id === call.id) === index);
    if (all.length === 0) break;
    for (const { call, winner } of all) {
      const word = { type: 'calledTwice', cause: call.id, rival: winner.id } as const;
      events = [...events, authorityEvent({ id: ticket.id, events }, voice, word)];
    }
  }
  return events === ticket.events ? ticket : foldTicket(ticket.id, ticket.siteId, events);
};

import { effectiveEvents } from '#shared/domain/lifecycle/event-log';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Ticket } from '#shared/domain/model/ticket';

import { authorityEvent, type Voice } from '../documents/authority-event';

/** The merged ticket, and what was stored before (`null` when it is new). */
export type CallFacts = { readonly ticket: Ticket; readonly stored: Ticket | null; readonly voice: Voice };

// After one of these the person waits again (or is away), so the next call is a new one.
const ends: ReadonlySet<string> = new Set(['requeued', 'transferred', 'noAnswer', 'parked']);

/** One machine at one desk. Two machines at a desk are two who call. */
const isSameCaller = (one: AnyEvent, other: AnyEvent): boolean =>
  one['deskId'] === other['deskId'] && one.by.deviceId === other.by.deviceId;

/** The calls of each wait, in the order of events: calls in one list competed for one person. */
const callsByWait = (ticket: Ticket): AnyEvent[][] => {
  const waits: AnyEvent[][] = [[]];
  for (const event of effectiveEvents(ticket.events)) {
    if (ends.has(event.type)) waits.push([]);
    else if (event.type === 'called') waits.at(-1)?.push(event);
  }
  return waits;
};

/**
 * Flags the calls of a second desk or machine for a person whom another had called already, as `<cause>~calledTwice`. The call
 * that the server stored first owns the ticket; the other is seen by both desks, and what they did is kept.
 */
export const markCalledTwice = ({ ticket, stored, voice }: CallFacts): Ticket => {
  const known = new Set(stored?.events.map((event) => event.id));
  const flagged = new Set(ticket.events.filter((event) => event.type === 'calledTwice').map((event) => event['cause']));
  let events: readonly AnyEvent[] = ticket.events;
  for (const calls of callsByWait(ticket)) {
    const standing = calls.filter((call) => !flagged.has(call.id));
    const owner = standing.find((call) => known.has(call.id)) ?? standing[0];
    for (const call of standing) {
      if (!owner || isSameCaller(call, owner)) continue;
      const word = { type: 'calledTwice', cause: call.id, rival: owner.id } as const;
      events = [...events, authorityEvent({ id: ticket.id, events }, voice, word)];
    }
  }
  return events === ticket.events ? ticket : foldTicket(ticket.id, ticket.siteId, events);
};

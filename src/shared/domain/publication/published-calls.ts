import { ticketTale } from '../lifecycle/fold-ticket';
import { textOf } from '../lifecycle/read-payload';
import type { AnyEvent } from '../model/event';
import type { Desk } from '../model/reference';
import type { Ticket, TicketStatus } from '../model/ticket';

import type { PublishedCall } from './publication';
import { compareText } from '../../lib/compare';

// A ticket that went back to the queue, waits in a room, left or was undone is no call that somebody should follow.
const shown: ReadonlySet<TicketStatus> = new Set(['called', 'serving', 'onHold', 'done', 'noAnswer']);
const mostOver = 20;
const most = 60;

/**
 * The call by which a desk holds the ticket, or the last recall that followed it before somebody came. A second call of another desk
 * is none: what is announced is always the number with its own desk.
 */
const lastCallOf = (ticket: Ticket): AnyEvent | undefined => {
  const { told } = ticketTale(ticket.events);
  const isOwn = (event: AnyEvent): boolean => event.type === 'called' && textOf(event, 'deskId') === ticket.deskId;
  const from = told.findLastIndex(isOwn);
  const after = told.slice(from + 1);
  const came = after.findIndex(({ type }) => type !== 'recalled' && type !== 'called' && type !== 'calledTwice');
  const recalls = (came < 0 ? after : after.slice(0, came)).filter(({ type }) => type === 'recalled');
  return recalls.at(-1) ?? told[from];
};

const known = new WeakMap<Ticket, AnyEvent | null>();

/** Read from the log once for each state of a ticket: a desk of a large town holds hundreds that are over, and one of them changes. */
const knownCallOf = (ticket: Ticket): AnyEvent | null => {
  const seen = known.get(ticket);
  if (seen !== undefined) return seen;
  const event = lastCallOf(ticket) ?? null;
  known.set(ticket, event);
  return event;
};

/** `''` where the number says it all: « Guichet 4 » is the name of desk 4. */
const placeOf = (desk: Desk | undefined): string => {
  const name = desk?.name.trim() ?? '';
  const plain = String(desk?.number ?? 0);
  return [plain, `guichet ${plain}`].includes(name.toLowerCase()) ? '' : name;
};

const toCall = (ticket: Ticket, event: AnyEvent, desk: Desk | undefined): PublishedCall => ({
  callId: event.id,
  label: ticket.label,
  deskNumber: desk?.number ?? 0,
  place: placeOf(desk),
  wayHint: desk?.wayHint ?? '',
  direction: desk?.direction ?? '',
  at: event.at,
  stands: ticket.status === 'called',
});

const latestFirst = (a: PublishedCall, b: PublishedCall): number =>
  compareText(b.at, a.at) || compareText(b.callId, a.callId);

/**
 * The calls that the public may know: first those that nobody answered yet, then the latest that are over. The id of a call is that of
 * its event: it changes with every call and recall, and no call of the protocol takes one, so it opens nothing.
 */
export const publishedCalls = (tickets: readonly Ticket[], desks: readonly Desk[]): PublishedCall[] => {
  const byId = new Map(desks.map((desk) => [desk.id, desk]));
  const calls = tickets
    .filter(({ status }) => shown.has(status))
    .flatMap((ticket) => {
      const event = knownCallOf(ticket);
      return event ? [toCall(ticket, event, byId.get(ticket.deskId))] : [];
    })
    .toSorted(latestFirst);
  const over = calls.filter(({ stands }) => !stands).slice(0, mostOver);
  return [...calls.filter(({ stands }) => stands), ...over].slice(0, most);
};

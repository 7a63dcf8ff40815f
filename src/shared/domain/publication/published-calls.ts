import { ticketTale } from '../lifecycle/fold-ticket';
import { textOf } from '../lifecycle/read-payload';
import type { AnyEvent } from '../model/event';
import type { Desk } from '../model/reference';
import type { Ticket, TicketStatus } from '../model/ticket';

import type { PublishedCall } from './publication';
import { compareText } from '../../lib/compare';

// A ticket that was sent back to the queue, waits in a room, left or was undone is no call that somebody should follow.
const shown: ReadonlySet<TicketStatus> = new Set(['called', 'serving', 'onHold', 'done', 'noAnswer']);
const mostOver = 20;
const most = 60;

type Called = { readonly event: AnyEvent; readonly deskId: string };

/**
 * The call by which a desk holds the ticket, or the last recall that followed it before somebody came. A second call of another desk
 * is none: what is announced is always the number with its own desk. A ticket that did not answer and waits again
 * keeps the call that was missed.
 */
const lastCallOf = (ticket: Ticket): Called | undefined => {
  const { told } = ticketTale(ticket.events);
  const isMissed = ticket.status === 'waiting' && told.at(-1)?.type === 'noAnswer';
  if (!isMissed && !shown.has(ticket.status)) return undefined;
  const calledAt = told.findLast(({ type }) => type === 'called');
  const deskId = isMissed && calledAt ? textOf(calledAt, 'deskId') : ticket.deskId;
  const isOwn = (event: AnyEvent): boolean => event.type === 'called' && textOf(event, 'deskId') === deskId;
  const from = told.findLastIndex(isOwn);
  const after = told.slice(from + 1);
  const came = after.findIndex(({ type }) => type !== 'recalled' && type !== 'called' && type !== 'calledTwice');
  const recalls = (came < 0 ? after : after.slice(0, came)).filter(({ type }) => type === 'recalled');
  const event = recalls.at(-1) ?? told[from];
  return event && { event, deskId };
};

const known = new WeakMap<Ticket, Called | null>();

/** Read from the log once for each state of a ticket: a desk of a large town holds hundreds that are over, and one of them changes. */
const knownCallOf = (ticket: Ticket): Called | null => {
  const seen = known.get(ticket);
  if (seen !== undefined) return seen;
  const call = lastCallOf(ticket) ?? null;
  known.set(ticket, call);
  return call;
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
    .flatMap((ticket) => {
      const call = knownCallOf(ticket);
      return call ? [toCall(ticket, call.event, byId.get(call.deskId))] : [];
    })
    .toSorted(latestFirst);
  const over = calls.filter(({ stands }) => !stands).slice(0, mostOver);
  return [...calls.filter(({ stands }) => stands), ...over].slice(0, most);
};

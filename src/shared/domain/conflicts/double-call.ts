import { endsOfCalls } from '../lifecycle/crossing';
import { effectiveEvents } from '../lifecycle/event-log';
import { foldTicket, ticketTale } from '../lifecycle/fold-ticket';
import { flagOf, textOf } from '../lifecycle/read-payload';
import { ticketDetails } from '../lifecycle/ticket-details';
import type { AnyEvent } from '../model/event';
import { type Ticket, type TicketEventBody } from '../model/ticket';

/**
 * A call of a desk for a person whom another desk called too, or a service that such a call met, and what that desk did then (types of events,
 * in order).
 */
export type DoubleCall = {
  readonly callId: string;
  readonly deskId: string;
  readonly agentId: string;
  readonly at: string;
  readonly tentative: boolean;
  /** The call that the server flagged: it owns nothing. */
  readonly isLost: boolean;
  readonly deeds: readonly string[];
};

const flagged = (ticket: Ticket): ReadonlySet<string> =>
  new Set(ticket.events.filter((event) => event.type === 'calledTwice').map((event) => textOf(event, 'cause')));

const callsOf = (ticket: Ticket): AnyEvent[] =>
  effectiveEvents(ticket.events).filter((event) => event.type === 'called');

/** The calls that the server flagged and that nobody took back yet, in the order of events. */
export const lostCalls = (ticket: Ticket): AnyEvent[] => {
  const lost = flagged(ticket);
  return callsOf(ticket).filter((call) => lost.has(call.id));
};

/** After one of these the desk no longer has the person: what it did before belongs to its call. */
const ends: ReadonlySet<string> = new Set(['requeued', 'transferred', 'noAnswer', 'parked']);

/**
 * What has the person: the call that owns the ticket, else the service that nobody's call began. Where neither is there any more, what kept the
 * person against a flagged call, else the first call.
 */
const ownerOf = (ticket: Ticket, told: readonly AnyEvent[], lostIds: ReadonlySet<string>): AnyEvent | undefined => {
  const { callId, heldBy } = ticketDetails(ticket);
  const rivals = new Set(
    ticket.events.filter((event) => lostIds.has(textOf(event, 'cause'))).map((event) => textOf(event, 'rival')),
  );
  return (
    told.find(({ id }) => id === (callId || heldBy)) ??
    told.find(({ id }) => rivals.has(id)) ??
    told.find(({ id, type }) => type === 'called' && !lostIds.has(id))
  );
};

/** The calls that stand against each other on a ticket called twice: what has the person first, then those that lost. */
export const doubleCalls = (ticket: Ticket): DoubleCall[] => {
  const told = effectiveEvents(ticket.events);
  const lost = lostCalls(ticket);
  const lostIds = new Set(lost.map(({ id }) => id));
  const owner = ownerOf(ticket, told, lostIds);
  return [...(owner && !lostIds.has(owner.id) ? [owner] : []), ...lost].map((call) => {
    const deskId = textOf(call, 'deskId') || call.by.deskId;
    const later = told.slice(told.indexOf(call) + 1);
    const until = later.findIndex((event) => ends.has(event.type) && event.by.deskId === deskId);
    const own = (until < 0 ? later : later.slice(0, until + 1)).filter((event) => event.by.deskId === deskId);
    return {
      callId: call.id,
      deskId,
      agentId: call.by.agentId,
      at: call.at,
      tentative: flagOf(call, 'tentative'),
      isLost: lostIds.has(call.id),
      deeds: own.map(({ type }) => type).filter((type) => type !== 'called' && type !== 'calledTwice'),
    };
  });
};

const handover: ReadonlySet<Ticket['status']> = new Set(['called', 'serving', 'onHold', 'waiting']);

/**
 * Whether a person who was set aside would no longer be so without these events: another desk took them for gone before, without having heard of
 * them.
 */
const wouldBeGone = (ticket: Ticket, ids: readonly string[]): boolean =>
  ticket.status === 'parked' &&
  foldTicket(
    ticket.id,
    ticket.siteId,
    ticket.events.filter(({ id }) => !ids.includes(id)),
  ).status !== 'parked';

/** The desks that may keep the person. A service that ended stays where it took place. */
export const keepersOf = (ticket: Ticket): readonly string[] => {
  const calls = doubleCalls(ticket);
  const kept = calls.filter((call) => !call.isLost && call.deskId !== '');
  const lostIds = calls.flatMap(({ isLost, callId }) => (isLost ? [callId] : []));
  const isHandedOver = handover.has(ticket.status) || wouldBeGone(ticket, lostIds);
  const able = isHandedOver || kept.length === 0 ? calls : kept;
  const tookPlaceAt = ticket.status === 'done' ? ticket.deskId : '';
  const desks = tookPlaceAt === '' ? able.map(({ deskId }) => deskId) : [tookPlaceAt];
  return calls.length === 0 ? [] : [...new Set(desks.filter((deskId) => deskId !== ''))];
};

/** These events, and those that would hold the person without them. */
const withWhatHolds = (ticket: Ticket, ids: readonly string[]): readonly string[] => {
  const { heldBy } = ticketTale(ticket.events.filter(({ id }) => !ids.includes(id)));
  return heldBy === '' ? ids : withWhatHolds(ticket, [...ids, heldBy]);
};

/** The ends that counted for nothing against one of these events. Closing is not among them: it speaks of the whole day. */
const vainAgainst = (ticket: Ticket, ids: readonly string[]): readonly string[] =>
  ticketDetails(ticket)
    .crossed.filter(({ event, by }) => endsOfCalls.has(event.type) && ids.includes(by.id))
    .flatMap(({ event: { id, type } }) => (type === 'notServedAtClosing' ? [] : [id]));

/**
 * The events by which one desk keeps the person: the other calls are taken back. Where the keeper's own call is the flagged one, which owns
 * nothing, all that holds the person is taken back, with the ends that counted for nothing against it, and the keeper calls anew; who writes
 * these begins the service anew where the keeper served the person, because what began under a call that was taken back counts for nothing.
 * Where nobody has the person any more, the flagged calls are taken back and that is all, unless this would undo that the person was set aside:
 * then the desk that was chosen calls them anew. Empty when there is nothing to settle or the desk cannot keep them.
 */
export const settleDoubleCall = (ticket: Ticket, deskId: string): TicketEventBody[] => {
  const calls = doubleCalls(ticket);
  const lost = calls.filter(({ isLost }) => isLost);
  if (lost.length === 0 || !keepersOf(ticket).includes(deskId)) return [];
  const back = (ids: readonly string[]): TicketEventBody[] => ids.map((target) => ({ type: 'undone', target }));
  const idsOf = (some: readonly DoubleCall[]): readonly string[] => some.map(({ callId }) => callId);
  const isCall = (id: string): boolean => ticket.events.some((event) => event.id === id && event.type === 'called');
  const owns = calls.some((one) => !one.isLost && one.deskId === deskId && isCall(one.callId));
  const isEnough = owns || !handover.has(ticket.status);
  if (isEnough && !wouldBeGone(ticket, idsOf(lost))) return back(idsOf(lost));
  // Starts that name one of these calls count for nothing without it: they stay, so that an end on its way finds when its service began.
  const ids = withWhatHolds(ticket, idsOf(calls).filter(isCall));
  return [
    ...back([...ids, ...vainAgainst(ticket, ids)]),
    { type: 'called', deskId, tentative: false, why: ['settled'] },
  ];
};

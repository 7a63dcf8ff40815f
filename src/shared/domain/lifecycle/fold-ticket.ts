import type { AnyEvent, EventLog } from '../model/event';
import type { Ticket } from '../model/ticket';

import { callsIn, crossedBy, isOfOthers } from './crossing';
import { flagOf } from './read-payload';
import { storyOf } from './story';
import { applyTicketEvent, emptyTicket, isGone, type TicketDraft } from './ticket-draft';

/** An end or a start that did not see the call or the service that held the person, `by` that, and so left them where they were. */
export type CrossedEnd = { readonly event: AnyEvent; readonly by: AnyEvent };

/** What a log tells of a ticket beside its document. */
export type TicketTale = {
  /** The events that count, in their order: neither undone, nor a call that the server flagged, nor an end or a start that crossed a call. */
  readonly told: readonly AnyEvent[];
  /** The id of the call that owns the ticket now, `''` = none. */
  readonly callId: string;
  /** The id of what holds the person now, `''` = nothing: an end names it. */
  readonly heldBy: string;
  readonly crossed: readonly CrossedEnd[];
  /**
   * Calls of one person at one time, the first of each holds them. The first may be the start of a service that crossed the call and yet took
   * place: the person sat at that desk when the other called them.
   */
  readonly clashes: readonly (readonly AnyEvent[])[];
};

/** The end of a service shows that it took place. Its start is told, even if it crossed a call or another agent sent the person on meanwhile. */
const tookPlace = (draft: TicketDraft, start: AnyEvent | undefined): void => {
  if (!start || draft.startedAt !== '') return;
  draft.startedAt = start.at;
  draft.deskId = start.by.deskId || draft.deskId;
};

/** Whether a start names what its writer saw, and that was not this call. A start of an older version names nothing. */
const knewNotOf = (call: AnyEvent, start: AnyEvent): boolean =>
  typeof start['call'] === 'string' && start['call'] !== call.id;

/** Notes a call beside the one that holds the person. */
const noteClash = (clashes: Map<string, AnyEvent[]>, owner: AnyEvent, call: AnyEvent): void => {
  const calls = clashes.get(owner.id);
  if (calls) calls.push(call);
  else clashes.set(owner.id, [owner, call]);
};

type Told = TicketTale & { readonly draft: TicketDraft; readonly calledTwice: boolean; readonly events: AnyEvent[] };

const tell = (id: string, siteId: string, log: EventLog): Told => {
  const { events, told: effective, live } = storyOf(log, 'issued');
  const calls = callsIn(effective);
  const draft = emptyTicket(id, siteId);
  const papers = new Map<string, string>();
  const told: AnyEvent[] = [];
  const crossed: CrossedEnd[] = [];
  const clashes = new Map<string, AnyEvent[]>();
  /** What a call behind the end of a service clashes with: a service that nobody’s call owned, else the first call behind it. */
  let late: AnyEvent | null = null;
  /** The last start of each machine since its last call, the latest last. */
  const begun = new Map<string, AnyEvent>();
  for (const [index, event] of effective.entries()) {
    const isCall = event.type === 'called';
    if (isCall) begun.delete(event.by.deviceId);
    // A call that the server flagged owns nothing.
    if (isCall && !calls.live.has(event.id)) continue;
    if (isOfOthers(draft, event)) continue;
    const isOver = draft.status === 'done';
    const owner = draft.owner ?? draft.holder ?? late;
    if (isCall && owner && !isGone(draft)) noteClash(clashes, owner, event);
    else if (isCall && isOver) late = event;
    // Only a start looks ahead.
    const later = event.type === 'started' ? effective.slice(index + 1) : [];
    const by = isOver ? null : crossedBy(draft, event, { all: effective, told, later }, calls);
    if (event.type === 'started') {
      begun.delete(event.by.deviceId);
      begun.set(event.by.deviceId, event);
    }
    if (by) {
      crossed.push({ event, by });
      continue;
    }
    const own = event.type === 'done' ? begun.get(event.by.deviceId) : undefined;
    // The service took place, and its start crossed a call that came since: the person was called while they sat here.
    const rival = crossed.find((one) => one.event === own)?.by;
    if (own && rival && calls.live.has(rival.id) && knewNotOf(rival, own)) noteClash(clashes, own, rival);
    if (event.type === 'done' && !isOver) {
      const start = own ?? [...begun.values()].findLast(({ by: { deskId } }) => deskId === event.by.deskId);
      tookPlace(draft, start);
      if (!draft.owner) late = draft.holder ?? start ?? null;
    }
    told.push(event);
    applyTicketEvent(draft, papers, event);
  }
  draft.papers = Object.fromEntries(papers);
  if (!live) draft.status = 'void';
  const calledTwice = [...calls.keeperOf.keys()].some(
    // A flag on a call that was undone is settled. One on a start settles itself: another service has the person.
    (cause) => cause === '' || calls.standing.has(cause) || !events.some((event) => event.id === cause),
  );
  const [callId, heldBy] = [draft.owner?.id ?? '', draft.holder?.id ?? ''];
  return { events, told, crossed, callId, heldBy, clashes: [...clashes.values()], draft, calledTwice };
};

/** How a log came to its ticket: what counts, what crossed, who holds the person. Total for any set of events in any order. */
export const ticketTale = (log: EventLog): TicketTale => tell('', '', log);

/**
 * The ticket that a log tells. Total for any set of events in any order. Three rules make a merge safe: a call that the
 * server flagged `calledTwice` owns nothing, an end that does not name what holds the person leaves them there, and
 * `done` is left by undo alone, so that no service that took place can vanish behind a call, a requeue or another end that a desk noted
 * without knowing.
 */
export const foldTicket = (id: string, siteId: string, log: EventLog): Ticket => {
  const { draft, events, calledTwice } = tell(id, siteId, log);
  const { owner, holder: _, issued: __, hidesCalls: ___, ...ticket } = draft;
  return {
    ...ticket,
    events,
    calledTwice,
    tentative: owner !== null && flagOf(owner, 'tentative') && !calledTwice,
  };
};

import type { AnyEvent, EventLog } from '../model/event';
import type { Ticket } from '../model/ticket';

import { flagOf, textOf } from './read-payload';
import { storyOf } from './story';
import { applyTicketEvent, emptyTicket, isGone, type TicketDraft } from './ticket-draft';

/** An end that did not see the call or the service that held the person, `by` that, and so left them where they were. */
export type CrossedEnd = { readonly event: AnyEvent; readonly by: AnyEvent };

/** What a log tells of a ticket beside its document. */
export type TicketTale = {
  /** The events that count, in their order: neither undone nor a call that the server flagged nor an end that crossed a call. */
  readonly told: readonly AnyEvent[];
  /** The id of the call that owns the ticket now, `''` = none. */
  readonly callId: string;
  /** The id of what holds the person now, `''` = nothing: an end names it. */
  readonly heldBy: string;
  readonly crossed: readonly CrossedEnd[];
  /** Calls of one person at one time, the first of each holds them. */
  readonly clashes: readonly (readonly AnyEvent[])[];
};

/** Events by which a person leaves the queue or the desk that called them. `done` is not among them: a service that took place stays. */
const ends: ReadonlySet<string> = new Set([
  'requeued',
  'transferred',
  'noAnswer',
  'parked',
  'abandoned',
  'notServedAtClosing',
]);

/** Whether an event is of the desk or the machine that called: nobody else begins the service, or puts the person back into the queue. */
const holdsCall = (call: AnyEvent, { by }: AnyEvent): boolean =>
  by.deskId === textOf(call, 'deskId') || by.deviceId === call.by.deviceId;

/**
 * Whether an end was written by somebody who could not know of the call or the service that holds the person: it leaves them there. Counters
 * do not tell that, because an agent who wrote something else before bears a higher one. An end of an older version names nothing and ends any
 * call, except that only the caller puts a called person back into the queue.
 */
const isCrossed = ({ owner, holder, status }: TicketDraft, event: AnyEvent, flagged: ReadonlySet<string>): boolean => {
  if (!ends.has(event.type)) return false;
  if (owner && status === 'called' && event.type === 'requeued' && !holdsCall(owner, event)) return true;
  const seen = event['call'];
  if (typeof seen !== 'string') return false;
  // What a flagged call came to ends nobody's wait.
  return holder ? holder.id !== seen : seen !== '' && flagged.has(seen);
};

/** Notes a call beside the one that holds the person. */
const noteClash = (clashes: Map<string, AnyEvent[]>, owner: AnyEvent, call: AnyEvent): void => {
  const calls = clashes.get(owner.id);
  if (calls) calls.push(call);
  else clashes.set(owner.id, [owner, call]);
};

type Told = TicketTale & { readonly draft: TicketDraft; readonly calledTwice: boolean; readonly events: AnyEvent[] };

const tell = (id: string, siteId: string, log: EventLog): Told => {
  const { events, told: effective, live } = storyOf(log, 'issued');
  const alive = new Set(effective.map((event) => event.id));
  // A flag on a call that was undone is settled.
  const flagged = new Set(
    effective.filter((event) => event.type === 'calledTwice').map((event) => textOf(event, 'cause')),
  );
  const draft = emptyTicket(id, siteId);
  const papers = new Map<string, string>();
  const told: AnyEvent[] = [];
  const crossed: CrossedEnd[] = [];
  const clashes = new Map<string, AnyEvent[]>();
  /** The first call behind the end of a service: those that follow clash with it. */
  let late: AnyEvent | null = null;
  /** Machines whose latest call is flagged. */
  const lost = new Set<string>();
  /** A service is begun by who holds the person; after a flagged call only while no call that counts follows. */
  const givesWay = ({ owner, holder }: TicketDraft, event: AnyEvent, rest: readonly AnyEvent[]): boolean =>
    (owner !== null && holder !== null && !holdsCall(owner, event)) ||
    (lost.has(event.by.deviceId) && rest.some(({ id: later, type }) => type === 'called' && !flagged.has(later)));
  for (const [index, event] of effective.entries()) {
    const isCall = event.type === 'called';
    if (isCall && flagged.has(event.id)) {
      lost.add(event.by.deviceId);
      continue;
    }
    if (isCall) lost.delete(event.by.deviceId);
    const owner = draft.owner ?? draft.holder ?? late;
    if (isCall && owner && !isGone(draft)) noteClash(clashes, owner, event);
    else if (isCall && draft.status === 'done') late = event;
    if (draft.status !== 'done' && isCrossed(draft, event, flagged)) {
      if (draft.holder) crossed.push({ event, by: draft.holder });
      continue;
    }
    if (event.type === 'started' && givesWay(draft, event, effective.slice(index))) continue;
    told.push(event);
    applyTicketEvent(draft, papers, event);
  }
  if (!live) draft.status = 'void';
  const calledTwice = [...flagged].some(
    (cause) => cause === '' || alive.has(cause) || !events.some((event) => event.id === cause),
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

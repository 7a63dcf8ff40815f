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
export const endsOfCalls: ReadonlySet<string> = new Set([
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
 * The call or the service that an end crossed, because its writer could not know of it: the end leaves the person there. `null` = the end
 * counts. Counters do not tell that, because an agent who wrote something else before bears a higher one. An end of an older version names
 * nothing and ends any call, except that only the caller puts a called person back into the queue. `rivals` = by the id of a flagged call, the
 * one that kept the person.
 */
const crossedBy = (
  { owner, holder, status }: TicketDraft,
  event: AnyEvent,
  rivals: ReadonlyMap<string, AnyEvent>,
): AnyEvent | null => {
  if (!endsOfCalls.has(event.type)) return null;
  if (owner && status === 'called' && event.type === 'requeued' && !holdsCall(owner, event)) return holder;
  const seen = event['call'];
  if (typeof seen !== 'string') return null;
  // What a flagged call came to ends nobody's wait.
  return holder ? (holder.id === seen ? null : holder) : seen === '' ? null : (rivals.get(seen) ?? null);
};

/** Whether a call that counts follows on the start of a service before anything that ended it. */
const isCalledAnew = (start: AnyEvent, later: readonly AnyEvent[], rivals: ReadonlyMap<string, AnyEvent>): boolean => {
  for (const event of later) {
    if (event.type === 'called' && !rivals.has(event.id)) return true;
    const ends = endsOfCalls.has(event.type) && (typeof event['call'] !== 'string' || event['call'] === start.id);
    if (ends || event.type === 'done') return false;
  }
  return false;
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
  // A flag on a call that was undone is settled.
  const flags = effective.filter((event) => event.type === 'calledTwice');
  const byId = new Map(effective.map((event) => [event.id, event]));
  const rivals = new Map(
    flags.map((flag) => [
      textOf(flag, 'cause'),
      byId.get(textOf(flag, 'rival')) ?? byId.get(textOf(flag, 'cause')) ?? flag,
    ]),
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
  /**
   * A service is begun by who holds the person. A machine whose call is flagged begins none while the call of another holds them, at its own
   * desk too, or before the next call that counts.
   */
  const givesWay = ({ owner, holder }: TicketDraft, event: AnyEvent, later: readonly AnyEvent[]): boolean => {
    const hasLost = lost.has(event.by.deviceId);
    if (owner && holder && (!holdsCall(owner, event) || (hasLost && owner.by.deviceId !== event.by.deviceId)))
      return true;
    return hasLost && isCalledAnew(event, later, rivals);
  };
  for (const [index, event] of effective.entries()) {
    const isCall = event.type === 'called';
    if (isCall && rivals.has(event.id)) {
      lost.add(event.by.deviceId);
      continue;
    }
    if (isCall) lost.delete(event.by.deviceId);
    const owner = draft.owner ?? draft.holder ?? late;
    if (isCall && owner && !isGone(draft)) noteClash(clashes, owner, event);
    else if (isCall && draft.status === 'done') late = event;
    const by = draft.status === 'done' ? null : crossedBy(draft, event, rivals);
    if (by) {
      crossed.push({ event, by });
      continue;
    }
    if (event.type === 'started' && givesWay(draft, event, effective.slice(index + 1))) continue;
    told.push(event);
    applyTicketEvent(draft, papers, event);
  }
  if (!live) draft.status = 'void';
  const calledTwice = [...rivals.keys()].some(
    (cause) => cause === '' || byId.has(cause) || !events.some((event) => event.id === cause),
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

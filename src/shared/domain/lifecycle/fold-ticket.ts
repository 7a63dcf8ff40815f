import type { AnyEvent, EventLog } from '../model/event';
import type { Ticket, TicketStatus } from '../model/ticket';
import { ticketLabel } from '../numbers/number-label';

import { countOf, flagOf, isCountGiven, textOf } from './read-payload';
import { storyOf } from './story';

type Draft = { -readonly [Key in keyof Ticket]: Ticket[Key] } & {
  /** The call that owns the ticket now. */
  owner: AnyEvent | null;
  /** What holds the person now: that call, then the start of their service. */
  holder: AnyEvent | null;
  issued: boolean;
  /** The last end names no call: a call that stands behind it does not count without a requeue. */
  hidesCalls: boolean;
};

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

const at = (draft: Draft, ...statuses: readonly TicketStatus[]): boolean => statuses.includes(draft.status);

const applyIssued = (draft: Draft, event: AnyEvent): void => {
  // A printed number never changes: the first issue counts.
  if (draft.issued) return;
  draft.issued = true;
  draft.day = textOf(event, 'day');
  draft.series = textOf(event, 'series');
  draft.number = countOf(event, 'number');
  draft.label = textOf(event, 'label') || ticketLabel(draft.series, draft.number);
  draft.reasonId = textOf(event, 'reasonId');
  draft.priority = flagOf(event, 'priority');
  draft.appointmentId = textOf(event, 'appointmentId');
  draft.requestId = textOf(event, 'requestId');
  draft.citizenId = textOf(event, 'citizenId');
  draft.dueAt = textOf(event, 'dueAt');
  draft.issuedAt = event.at;
};

const backToQueue = (draft: Draft): void => {
  draft.owner = null;
  draft.holder = null;
  draft.deskId = '';
  draft.startedAt = '';
  draft.endedAt = '';
  draft.status = 'waiting';
};

/** Whether the person left by an end that names its call. Who calls them all the same cannot have known of it. */
const isGone = (draft: Draft): boolean => !draft.hidesCalls && at(draft, 'noAnswer', 'abandoned', 'notServedAtClosing');

const applyCalled = (draft: Draft, event: AnyEvent): void => {
  draft.calls += 1;
  draft.lastCalledAt = event.at;
  if (draft.firstCalledAt === '') draft.firstCalledAt = event.at;
  if (draft.owner && !isGone(draft)) return;
  draft.owner = event;
  draft.deskId = textOf(event, 'deskId');
  if (!at(draft, 'waiting', 'parked') && !isGone(draft)) return;
  draft.holder = event;
  draft.status = 'called';
  draft.endedAt = '';
  // A person who was set aside in the middle of a service is called for a new one.
  draft.startedAt = '';
};

const end = (draft: Draft, status: TicketStatus, event: AnyEvent): void => {
  draft.status = status;
  draft.holder = null;
  draft.hidesCalls = typeof event['call'] !== 'string';
  draft.endedAt = event.at;
};

const applyStarted = (draft: Draft, event: AnyEvent): void => {
  if (at(draft, 'serving', 'onHold')) return;
  // A person who is being served is there, whatever another desk noted meanwhile.
  draft.holder = event;
  draft.status = 'serving';
  draft.startedAt = event.at;
  draft.endedAt = '';
  if (!draft.owner) draft.deskId = event.by.deskId || draft.deskId;
};

const applyPaper = (draft: Draft, papers: Map<string, string>, event: AnyEvent): void => {
  const paperId = textOf(event, 'paperId');
  const mark = textOf(event, 'mark');
  if (mark === 'seen' || mark === 'missing') papers.set(paperId, mark);
  else papers.delete(paperId);
  draft.papers = Object.fromEntries(papers);
};

const applyNoAnswer = (draft: Draft, event: AnyEvent): void => {
  if (!at(draft, 'waiting', 'called', 'parked')) return;
  if (isCountGiven(event, 'retryMin')) {
    // Whoever was set aside meanwhile was there: they stay where they are.
    if (!at(draft, 'parked')) backToQueue(draft);
    return;
  }
  // The call is spent; whoever calls next owns the ticket.
  draft.owner = null;
  end(draft, 'noAnswer', event);
};

const applyEnd = (draft: Draft, event: AnyEvent): void => {
  if (event.type === 'done') {
    draft.outcome = textOf(event, 'outcome');
    return end(draft, 'done', event);
  }
  if (event.type === 'abandoned' && !at(draft, 'noAnswer', 'notServedAtClosing')) return end(draft, 'abandoned', event);
  if (event.type === 'noAnswer') return applyNoAnswer(draft, event);
  if (event.type === 'notServedAtClosing' && at(draft, 'waiting', 'called', 'parked'))
    return end(draft, 'notServedAtClosing', event);
};

const applyMove = (draft: Draft, event: AnyEvent): void => {
  switch (event.type) {
    case 'recalled':
      if (!at(draft, 'called')) return;
      draft.calls += 1;
      draft.lastCalledAt = event.at;
      return;
    case 'started':
      return applyStarted(draft, event);
    case 'held':
      if (at(draft, 'serving')) draft.status = 'onHold';
      return;
    case 'resumed':
      if (at(draft, 'onHold')) draft.status = 'serving';
      return;
    case 'parked':
      if (!at(draft, 'waiting', 'called', 'serving', 'onHold')) return;
      draft.owner = null;
      draft.holder = null;
      draft.status = 'parked';
      return;
    case 'requeued':
      if (!at(draft, 'serving', 'onHold')) backToQueue(draft);
      return;
    case 'transferred':
      draft.reasonId = textOf(event, 'reasonId') || draft.reasonId;
      return backToQueue(draft);
    default:
      return applyEnd(draft, event);
  }
};

const empty = (id: string, siteId: string): Draft => ({
  id,
  siteId,
  events: [],
  status: 'waiting',
  day: '',
  series: '',
  number: 0,
  label: '',
  reasonId: '',
  priority: false,
  appointmentId: '',
  requestId: '',
  citizenId: '',
  dueAt: '',
  deskId: '',
  issuedAt: '',
  firstCalledAt: '',
  lastCalledAt: '',
  calls: 0,
  startedAt: '',
  endedAt: '',
  outcome: '',
  tentative: false,
  calledTwice: false,
  papers: {},
  owner: null,
  holder: null,
  issued: false,
  hidesCalls: false,
});

/** Events by which a person leaves the queue or the desk that called them. `done` is not among them: a service that took place stays. */
const ends: ReadonlySet<string> = new Set([
  'requeued',
  'transferred',
  'noAnswer',
  'parked',
  'abandoned',
  'notServedAtClosing',
]);

/** Whether an event is of the desk or the machine that called. */
const holdsCall = (call: AnyEvent, { by }: AnyEvent): boolean =>
  by.deskId === textOf(call, 'deskId') || by.deviceId === call.by.deviceId;

/**
 * Whether an end was written by somebody who could not know of the call or the service that holds the person: it leaves them there. Counters
 * do not tell that, since who wrote something else before bears a higher one. An event of an older version names nothing and ends any, but
 * who does not hold a person puts them back into the queue in no version.
 */
const isCrossed = ({ owner, holder, status }: Draft, event: AnyEvent, flagged: ReadonlySet<string>): boolean => {
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

type Told = TicketTale & { readonly draft: Draft; readonly calledTwice: boolean; readonly events: AnyEvent[] };

const tell = (id: string, siteId: string, log: EventLog): Told => {
  const { events, told: effective, live } = storyOf(log, 'issued');
  const alive = new Set(effective.map((event) => event.id));
  // A flag on a call that was undone is settled.
  const flagged = new Set(
    effective.filter((event) => event.type === 'calledTwice').map((event) => textOf(event, 'cause')),
  );
  const draft = empty(id, siteId);
  const papers = new Map<string, string>();
  const told: AnyEvent[] = [];
  const crossed: CrossedEnd[] = [];
  const clashes = new Map<string, AnyEvent[]>();
  /** The first call behind the end of a service: those that follow clash with it. */
  let late: AnyEvent | null = null;
  for (const event of effective) {
    const isCall = event.type === 'called';
    if (isCall && flagged.has(event.id)) continue;
    const owner = draft.owner ?? late;
    if (isCall && owner && !isGone(draft)) noteClash(clashes, owner, event);
    else if (isCall && draft.status === 'done') late = event;
    if (draft.status !== 'done' && isCrossed(draft, event, flagged)) {
      if (draft.holder) crossed.push({ event, by: draft.holder });
      continue;
    }
    told.push(event);
    if (event.type === 'issued') applyIssued(draft, event);
    else if (event.type === 'paperMarked') applyPaper(draft, papers, event);
    else if (draft.status === 'done') continue;
    else if (event.type === 'priorityMarked') draft.priority = flagOf(event, 'priority');
    else if (isCall) applyCalled(draft, event);
    else applyMove(draft, event);
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

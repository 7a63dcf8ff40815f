import type { AnyEvent, EventLog } from '../model/event';
import type { Ticket, TicketStatus } from '../model/ticket';
import { ticketLabel } from '../numbers/number-label';

import { countOf, flagOf, isCountGiven, textOf } from './read-payload';
import { storyOf } from './story';

type Draft = { -readonly [Key in keyof Ticket]: Ticket[Key] } & {
  /** The call that owns the ticket now. */
  owner: AnyEvent | null;
  issued: boolean;
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
  draft.deskId = '';
  draft.startedAt = '';
  draft.endedAt = '';
  draft.status = 'waiting';
};

const applyCalled = (draft: Draft, event: AnyEvent): void => {
  draft.calls += 1;
  draft.lastCalledAt = event.at;
  if (draft.firstCalledAt === '') draft.firstCalledAt = event.at;
  if (draft.owner) return;
  draft.owner = event;
  draft.deskId = textOf(event, 'deskId');
  if (!at(draft, 'waiting', 'parked')) return;
  draft.status = 'called';
  // A person who was set aside in the middle of a service is called for a new one.
  draft.startedAt = '';
};

const end = (draft: Draft, status: TicketStatus, event: AnyEvent): void => {
  draft.status = status;
  draft.endedAt = event.at;
};

const applyStarted = (draft: Draft, event: AnyEvent): void => {
  if (at(draft, 'serving', 'onHold')) return;
  // A person who is being served is there, whatever another desk noted meanwhile.
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
  issued: false,
});

/**
 * The ticket that a log tells. Total for any set of events in any order. Two rules make a merge safe: a call that the
 * server flagged `calledTwice` owns nothing, and `done` is left by undo alone, so that no service that took place can
 * vanish behind a call, a requeue or another end that a desk noted without knowing.
 */
export const foldTicket = (id: string, siteId: string, log: EventLog): Ticket => {
  const { events, told, live } = storyOf(log, 'issued');
  const alive = new Set(told.map((event) => event.id));
  // A flag on a call that was undone is settled.
  const flagged = new Set(told.filter((event) => event.type === 'calledTwice').map((event) => textOf(event, 'cause')));
  const draft = empty(id, siteId);
  const papers = new Map<string, string>();
  for (const event of told) {
    if (event.type === 'issued') applyIssued(draft, event);
    else if (event.type === 'paperMarked') applyPaper(draft, papers, event);
    else if (draft.status === 'done') continue;
    else if (event.type === 'priorityMarked') draft.priority = flagOf(event, 'priority');
    else if (event.type !== 'called') applyMove(draft, event);
    else if (!flagged.has(event.id)) applyCalled(draft, event);
  }
  const calledTwice = [...flagged].some(
    (cause) => cause === '' || alive.has(cause) || !events.some((event) => event.id === cause),
  );
  const { owner, issued: _, ...ticket } = draft;
  return {
    ...ticket,
    events,
    status: live ? draft.status : 'void',
    calledTwice,
    tentative: owner !== null && flagOf(owner, 'tentative') && !calledTwice,
  };
};

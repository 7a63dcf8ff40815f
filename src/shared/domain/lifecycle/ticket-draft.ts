import type { AnyEvent } from '../model/event';
import type { Ticket, TicketStatus } from '../model/ticket';
import { ticketLabel } from '../numbers/number-label';

import { countOf, flagOf, isCountGiven, textOf } from './read-payload';

/** A ticket while its log is told, with what the document does not keep. */
export type TicketDraft = { -readonly [Key in keyof Ticket]: Ticket[Key] } & {
  /** The call that owns the ticket now. */
  owner: AnyEvent | null;
  /** What holds the person now: that call, then the start of their service. */
  holder: AnyEvent | null;
  issued: boolean;
  /** The last end names no call: a call that stands behind it does not count without a requeue. */
  hidesCalls: boolean;
};

const at = (draft: TicketDraft, ...statuses: readonly TicketStatus[]): boolean => statuses.includes(draft.status);

const applyIssued = (draft: TicketDraft, event: AnyEvent): void => {
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

const backToQueue = (draft: TicketDraft): void => {
  draft.owner = null;
  draft.holder = null;
  draft.deskId = '';
  draft.startedAt = '';
  draft.endedAt = '';
  draft.status = 'waiting';
};

/** Whether the person left by an end that names its call: a call that follows was made without knowing of it, and takes them. */
export const isGone = (draft: TicketDraft): boolean =>
  !draft.hidesCalls && at(draft, 'noAnswer', 'abandoned', 'notServedAtClosing');

const applyCalled = (draft: TicketDraft, event: AnyEvent): void => {
  draft.calls += 1;
  draft.lastCalledAt = event.at;
  if (draft.firstCalledAt === '') draft.firstCalledAt = event.at;
  // A service that nobody's call began holds the person as a call does.
  if (draft.holder || (draft.owner && !isGone(draft))) return;
  draft.owner = event;
  draft.deskId = textOf(event, 'deskId');
  if (!at(draft, 'waiting', 'parked') && !isGone(draft)) return;
  draft.holder = event;
  draft.status = 'called';
  draft.endedAt = '';
  // A person who was set aside in the middle of a service is called for a new one.
  draft.startedAt = '';
};

const end = (draft: TicketDraft, status: TicketStatus, event: AnyEvent): void => {
  draft.status = status;
  draft.holder = null;
  draft.hidesCalls = typeof event['call'] !== 'string';
  draft.endedAt = event.at;
};

const applyStarted = (draft: TicketDraft, event: AnyEvent): void => {
  if (at(draft, 'serving', 'onHold')) return;
  // Without a call that holds the person, the service belongs to the desk that began it.
  if (!draft.holder) draft.owner = null;
  // A person who is being served is there, whatever another desk noted meanwhile.
  draft.holder = event;
  draft.status = 'serving';
  draft.startedAt = event.at;
  draft.endedAt = '';
  if (!draft.owner) draft.deskId = event.by.deskId || draft.deskId;
};

const applyPaper = (papers: Map<string, string>, event: AnyEvent): void => {
  const paperId = textOf(event, 'paperId');
  const mark = textOf(event, 'mark');
  if (mark === 'seen' || mark === 'missing') papers.set(paperId, mark);
  else papers.delete(paperId);
};

const applyNoAnswer = (draft: TicketDraft, event: AnyEvent): void => {
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

const applyEnd = (draft: TicketDraft, event: AnyEvent): void => {
  if (event.type === 'done') {
    draft.outcome = textOf(event, 'outcome');
    return end(draft, 'done', event);
  }
  if (event.type === 'abandoned' && !at(draft, 'noAnswer', 'notServedAtClosing')) return end(draft, 'abandoned', event);
  if (event.type === 'noAnswer') return applyNoAnswer(draft, event);
  if (event.type === 'notServedAtClosing' && at(draft, 'waiting', 'called', 'parked'))
    return end(draft, 'notServedAtClosing', event);
};

const applyMove = (draft: TicketDraft, event: AnyEvent): void => {
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

/** A ticket of which nothing was told yet. */
export const emptyTicket = (id: string, siteId: string): TicketDraft => ({
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

/** Does to a ticket, and to the marks of its papers, what an event says, as far as its state allows it. After `done` only papers are marked. */
export const applyTicketEvent = (draft: TicketDraft, papers: Map<string, string>, event: AnyEvent): void => {
  if (event.type === 'issued') applyIssued(draft, event);
  else if (event.type === 'paperMarked') applyPaper(papers, event);
  else if (draft.status === 'done') return;
  else if (event.type === 'priorityMarked') draft.priority = flagOf(event, 'priority');
  else if (event.type === 'called') applyCalled(draft, event);
  else applyMove(draft, event);
};

import type { AnyEvent, EventLog } from '../model/event';
import { channels, type Request, type RequestStatus } from '../model/request';

import { oneOf, textOf } from './read-payload';
import { storyOf } from './story';

/** A request while its log is being told. */
type RequestDraft = { -readonly [Key in keyof Request]: Request[Key] };

const at = (draft: RequestDraft, ...statuses: readonly RequestStatus[]): boolean => statuses.includes(draft.status);

/** The instant that an event tells of: the one it names, unless that is none or lies after it was written. */
export const momentOf = (event: AnyEvent, name: string): string => {
  const told = textOf(event, name);
  const ms = Date.parse(told);
  return Number.isNaN(ms) || ms > Date.parse(event.at) ? event.at : new Date(ms).toISOString();
};

const applyReceived = (draft: RequestDraft, event: AnyEvent): void => {
  if (draft.receivedAt !== '') return;
  draft.day = textOf(event, 'day');
  draft.channel = oneOf(event, 'channel', channels, 'desk');
  draft.reasonId ||= textOf(event, 'reasonId');
  draft.citizenId = textOf(event, 'citizenId');
  draft.ticketId = textOf(event, 'ticketId');
  draft.receivedAt = momentOf(event, 'receivedAt');
};

const applyProgress = (draft: RequestDraft, event: AnyEvent): void => {
  switch (event.type) {
    case 'started':
      if (!at(draft, 'answered', 'closed')) draft.status = 'inProgress';
      return;
    case 'waitingOnCitizen':
      if (!at(draft, 'answered', 'closed')) draft.status = 'waitingOnCitizen';
      return;
    case 'answered':
      if (!at(draft, 'closed')) draft.status = 'answered';
      return;
    case 'closed':
      // The first of two closings counts, until the request is reopened.
      if (at(draft, 'closed')) return;
      draft.status = 'closed';
      draft.closedAt = momentOf(event, 'closedAt');
      draft.outcome = textOf(event, 'outcome');
      return;
    case 'reopened':
      if (!at(draft, 'answered', 'closed')) return;
      draft.status = 'inProgress';
      draft.closedAt = '';
      draft.outcome = '';
      return;
  }
};

/** Tells one more event to a request: the one rule that the fold and the details share. */
export const tellRequest = (draft: RequestDraft, event: AnyEvent): void => {
  switch (event.type) {
    case 'received':
      return applyReceived(draft, event);
    case 'qualified':
      draft.reasonId = textOf(event, 'reasonId') || draft.reasonId;
      if (at(draft, 'received')) draft.status = 'qualified';
      return;
    case 'assigned':
      draft.departmentId = textOf(event, 'departmentId');
      if (at(draft, 'received', 'qualified')) draft.status = 'assigned';
      return;
    default:
      return applyProgress(draft, event);
  }
};

/** A request of which nothing was told yet. */
export const untoldRequest = (id: string, siteId: string, events: Request['events']): RequestDraft => ({
  id,
  siteId,
  events,
  status: 'received',
  day: '',
  channel: 'desk',
  reasonId: '',
  citizenId: '',
  ticketId: '',
  departmentId: '',
  receivedAt: '',
  closedAt: '',
  outcome: '',
});

/**
 * The request that a log tells. Total for any set of events in any order. An answer or a closing is left by `reopened` or
 * by undo alone. `void` when its reception was undone.
 */
export const foldRequest = (id: string, siteId: string, log: EventLog): Request => {
  const { events, told, live } = storyOf(log, 'received');
  const draft = untoldRequest(id, siteId, events);
  for (const event of told) tellRequest(draft, event);
  return live ? draft : { ...draft, status: 'void' };
};

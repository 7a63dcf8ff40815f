import type { AnyEvent } from '../model/event';
import { abandonReasons, type AbandonReason, type Ticket, type TicketOrigin, type WaitBand } from '../model/ticket';

import { ticketTale, type CrossedEnd } from './fold-ticket';
import { countOf, oneOf, textOf } from './read-payload';

/** Another thing that the same visit is about. */
type AddedRequest = { readonly requestId: string; readonly reasonId: string };

/**
 * What a ticket's log tells beside the fields of its document. These facts are neither indexed nor merged, so they are read from the
 * events when somebody asks (docs/decisions/0018).
 */
type TicketDetails = {
  /** Opens the page of the ticket; `''` for tickets of before. */
  readonly trackKey: string;
  /** What the paper said; `null` when no wait was told. */
  readonly announced: WaitBand | null;
  readonly origin: TicketOrigin;
  /** Where the person waits who was set aside. */
  readonly roomId: string;
  /** The only desk, or the only agent, that may call; both `''` = whoever serves the reason. */
  readonly forDeskId: string;
  readonly forAgentId: string;
  /** Where the person goes back to after this service, and what for; `''` = nowhere. */
  readonly returnToDeskId: string;
  readonly returnReasonId: string;
  readonly transfers: number;
  /** Every reason so far, the first one first: a ticket never waits longer for having been sent on. */
  readonly reasonIds: readonly string[];
  /** Instant of the latest call, recalls apart; `''` = not called yet. */
  readonly calledAt: string;
  /** Whether that call was made because the ticket had been sent to that desk or agent alone. */
  readonly calledAsSent: boolean;
  /** How many calls went unanswered since the ticket last was with somebody. */
  readonly noAnswers: number;
  /** Instant before which nobody calls again; `''` = now. */
  readonly notBefore: string;
  readonly abandonWhy: AbandonReason | '';
  readonly themeId: string;
  readonly addedRequests: readonly AddedRequest[];
  /** Its times count in no average. */
  readonly timesDoubted: boolean;
  /** The call that owns the ticket now, `''` = none. */
  readonly callId: string;
  /** The call or the start of a service that holds the person now, `''` = neither: who ends it names it. */
  readonly heldBy: string;
  /** Ends and starts that were noted in the moment of a call or a service, without knowing of it, and left the person there. */
  readonly crossed: readonly CrossedEnd[];
};

type Draft = { -readonly [Key in keyof TicketDetails]: TicketDetails[Key] };

const nothing: TicketDetails = {
  trackKey: '',
  announced: null,
  origin: 'reception',
  roomId: '',
  forDeskId: '',
  forAgentId: '',
  returnToDeskId: '',
  returnReasonId: '',
  transfers: 0,
  reasonIds: [],
  calledAt: '',
  calledAsSent: false,
  noAnswers: 0,
  notBefore: '',
  abandonWhy: '',
  themeId: '',
  addedRequests: [],
  timesDoubted: false,
  callId: '',
  heldBy: '',
  crossed: [],
};

const announcedIn = (event: AnyEvent): WaitBand | null => {
  const band = event['announced'];
  if (typeof band !== 'object' || band === null || !('fromMin' in band) || !('toMin' in band)) return null;
  const { fromMin, toMin } = band;
  return typeof fromMin === 'number' && typeof toMin === 'number' ? { fromMin, toMin } : null;
};

const later = (at: string, minutes: number): string => {
  const ms = Date.parse(at);
  return Number.isNaN(ms) || minutes <= 0 ? '' : new Date(ms + minutes * 60_000).toISOString();
};

const apply = (draft: Draft, event: AnyEvent): void => {
  switch (event.type) {
    case 'issued':
      draft.trackKey ||= textOf(event, 'trackKey');
      if (draft.reasonIds.length === 0) draft.reasonIds = [textOf(event, 'reasonId')];
      draft.announced ??= announcedIn(event);
      draft.origin = oneOf(event, 'origin', ['reception', 'kiosk'], 'reception');
      return;
    case 'parked':
      draft.roomId = textOf(event, 'roomId');
      return;
    case 'called':
      draft.calledAt = event.at;
      draft.calledAsSent = draft.forDeskId !== '' || draft.forAgentId !== '';
      draft.roomId = '';
      draft.notBefore = '';
      return;
    case 'requeued':
      draft.roomId = '';
      draft.notBefore = '';
      draft.abandonWhy = '';
      return;
    case 'started':
      draft.noAnswers = 0;
      draft.roomId = '';
      return;
    case 'noAnswer':
      draft.noAnswers += 1;
      draft.notBefore = later(event.at, countOf(event, 'retryMin'));
      return;
    case 'transferred':
      draft.transfers += 1;
      draft.reasonIds = [...draft.reasonIds, textOf(event, 'reasonId')].filter((id) => id !== '');
      draft.roomId = '';
      draft.forDeskId = textOf(event, 'deskId');
      draft.forAgentId = textOf(event, 'agentId');
      draft.returnToDeskId = textOf(event, 'returnToDeskId');
      draft.returnReasonId = textOf(event, 'returnReasonId');
      draft.noAnswers = 0;
      draft.notBefore = '';
      return;
    case 'abandoned':
      draft.abandonWhy = abandonReasons.find((why) => why === event['why']) ?? '';
      return;
    case 'done':
      draft.themeId = textOf(event, 'themeId');
      return;
    default:
      return applyMark(draft, event);
  }
};

const applyMark = (draft: Draft, event: AnyEvent): void => {
  switch (event.type) {
    case 'requestAdded':
      draft.addedRequests = [
        ...draft.addedRequests,
        { requestId: textOf(event, 'requestId'), reasonId: textOf(event, 'reasonId') },
      ];
      return;
    case 'timesDoubted':
      draft.timesDoubted = true;
      return;
  }
};

const detailsOf = (ticket: Ticket): TicketDetails => {
  const { told, callId, heldBy, crossed } = ticketTale(ticket.events);
  const draft: Draft = { ...nothing, callId, heldBy, crossed };
  let isDone = false;
  for (const event of told) {
    // As in the fold: once done, no step counts that another desk took without knowing.
    if (isDone) applyMark(draft, event);
    else apply(draft, event);
    isDone ||= event.type === 'done';
  }
  return draft;
};

const known = new WeakMap<readonly unknown[], TicketDetails>();

/** Reads the details of a ticket from its log; total for any log, and remembered as long as the log lives. */
export const ticketDetails = (ticket: Ticket): TicketDetails => {
  const remembered = known.get(ticket.events);
  if (remembered) return remembered;
  const details = detailsOf(ticket);
  known.set(ticket.events, details);
  return details;
};

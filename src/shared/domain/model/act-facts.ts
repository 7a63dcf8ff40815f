import type { CallOutcome, TellingChannel } from './appointment';
import type { PauseReason } from './desk-session';
import type { Channel } from './request';
import type { AbandonReason, TicketOutcome } from './ticket';

/** The same facts for each of several codes. */
type Of<Code extends string, Facts> = Code extends string ? Facts & { readonly code: Code } : never;
type OfTicket<Code extends string> = Of<Code, { readonly label: string }>;
type OfPerson<Code extends string> = Of<Code, { readonly name: string }>;
type OfDesk<Code extends string> = Of<Code, { readonly desk: string }>;
type OfRequest<Code extends string> = Of<Code, { readonly reason: string }>;
type OfMany<Code extends string> = Of<Code, { readonly count: number }>;
/** `what` = a few words that the screen chose. */
type InWords<Code extends string> = Of<Code, { readonly what: string }>;

/** `label` is `''` when no ticket was given. */
type PassageFacts = {
  readonly code: 'passageLogged';
  readonly name: string;
  readonly reason: string;
  readonly reasonId: string;
  readonly channel: Channel;
  readonly next: 'ticket' | 'answered' | 'entrust';
  readonly priority: boolean;
  readonly label: string;
};

type AppointmentFacts =
  | (OfPerson<'booked'> & { readonly day: string; readonly time: string; readonly reason: string })
  | (OfPerson<'rescheduled'> & { readonly day: string; readonly time: string; readonly desk: string })
  | OfPerson<
      | 'cancelled'
      | 'reopened'
      | 'surplusKept'
      | 'bothKept'
      | 'numberCorrected'
      | 'personsCorrected'
      | 'appointmentChanged'
    >
  | (OfPerson<'outcomeSet'> & { readonly outcome: 'attended' | 'noShow' })
  | (OfPerson<'checkedIn'> & { readonly label: string; readonly priority: boolean })
  | (OfPerson<'receivedToday'> & { readonly label: string; readonly priority: boolean; readonly day: string })
  | (OfPerson<'personInformed'> & { readonly channel: TellingChannel })
  | (OfPerson<'callNoted'> & { readonly outcome: CallOutcome })
  /** `came` = how many were left alone because the person is here. */
  | (OfMany<'outcomesSet'> & {
      readonly outcome: 'attended' | 'noShow' | 'cancelledByCitizen' | 'cancelledByOffice';
      readonly came: number;
    })
  | OfMany<'appointmentsMoved' | 'appointmentsImported'>;

type TicketFacts =
  | PassageFacts
  | OfTicket<'recalled' | 'started' | 'requeued' | 'timesDoubted' | 'ticketCancelled'>
  /** `desk` of `sentBack` is `''` when that desk is closed: the person waits for whoever serves the reason. */
  | (OfTicket<'called' | 'sentBack' | 'doubleCallSettled'> & { readonly desk: string })
  | (OfTicket<'finished'> & { readonly outcome: TicketOutcome })
  /** `againMin` = minutes until the person may be called again; `null` = that was the last call. */
  | (OfTicket<'noAnswer'> & { readonly againMin: number | null })
  | (OfTicket<'parked'> & { readonly room: string })
  /** `''` for what was not chosen; `back` = the number of the desk to which the person returns. */
  | (OfTicket<'transferred'> & {
      readonly reason: string;
      readonly desk: string;
      readonly agent: string;
      readonly back: string;
    })
  | (OfTicket<'abandoned'> & { readonly why: AbandonReason | '' })
  | (OfTicket<'priorityMarked'> & { readonly priority: boolean })
  | (OfTicket<'requestAdded'> & { readonly reason: string })
  | { readonly code: 'paperMarked'; readonly paper: string; readonly mark: 'seen' | 'missing' | '' }
  | { readonly code: 'dayClosed'; readonly notServed: number; readonly leftOpen: number };

type RequestFacts =
  | OfRequest<'requestStepUndone'>
  /** `detail` = whom it was given to, or what it was about; `''` when that is not said. */
  | (OfRequest<
      | 'requestQualified'
      | 'requestAssigned'
      | 'requestStarted'
      | 'requestPaused'
      | 'requestAnswered'
      | 'requestClosed'
      | 'requestReopened'
    > & { readonly detail: string })
  | (OfRequest<'requestLogged'> & { readonly channel: Channel })
  | OfMany<'requestsImported'>
  | { readonly code: 'helpAnswered' };

type DeskFacts =
  | OfDesk<'deskSignedOn' | 'deskResumed' | 'measureWithdrawn'>
  /**
   * Tickets by number, `''` = none: those that the desk had set aside, and of those that it had in hand the ones that were `ended`, put back or gone.
   * `takers` = the numbers of open desks that show those set aside to be taken up; `alone` = who waits and may be called by no open desk any more.
   */
  | (OfDesk<'deskLeft'> & Readonly<Record<'aside' | 'takers' | 'alone' | 'ended' | 'requeued' | 'gone', string>>)
  /** `agent` = who was there before; `held` = the tickets that the desk has in hand, by number. */
  | (OfDesk<'deskTakenOver'> & Readonly<Record<'agent' | 'held', string>>)
  | (OfDesk<'deskPaused'> & { readonly why: PauseReason | '' })
  | (OfDesk<'measureAnnounced'> & { readonly kind: 'open' | 'pause' | 'switch'; readonly from: string });

type CitizenFacts =
  | OfPerson<
      | 'citizenCorrected'
      | 'citizensMerged'
      | 'citizensSeparated'
      | 'dependantAdded'
      | 'guardianSet'
      | 'guardianCleared'
      | 'identityChosen'
    >
  | OfMany<'writesTakenBack'>;

/**
 * What a person did, by a code and the facts that the sentence of the undo bar needs: names, civil days, labels of tickets, numbers of
 * desks. Each code has its own facts, so a missing or misspelt one does not compile. Never stored.
 */
export type ActFacts =
  | AppointmentFacts
  | TicketFacts
  | RequestFacts
  | DeskFacts
  | CitizenFacts
  | InWords<
      | 'stepTakenBack'
      | 'stepRestored'
      | 'settlementUndone'
      | 'settingsChanged'
      | 'messageSettled'
      | 'alertAcknowledged'
      | 'undone'
    >;

export type ActCode = ActFacts['code'];

/** The facts of one code, or of several. */
export type FactsOf<Code extends ActCode> = Extract<ActFacts, { readonly code: Code }>;

/** What the outbox says of a write: its act, or a call that was begun, which is no act of its own. */
export type WriteCode = ActCode | 'callTaken';

import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

export const actCodes = [
  'booked',
  'appointmentsImported',
  'requestsImported',
  'rescheduled',
  'cancelled',
  'outcomeSet',
  'outcomesSet',
  'appointmentsMoved',
  'reopened',
  'checkedIn',
  'receivedToday',
  'passageLogged',
  'helpAnswered',
  'deskSignedOn',
  'deskLeft',
  'deskPaused',
  'deskResumed',
  'measureAnnounced',
  'measureWithdrawn',
  'called',
  'recalled',
  'started',
  'finished',
  'noAnswer',
  'parked',
  'requeued',
  'transferred',
  'sentBack',
  'abandoned',
  'priorityMarked',
  'ticketCancelled',
  'requestAdded',
  'requestLogged',
  'requestQualified',
  'requestAssigned',
  'requestStarted',
  'requestPaused',
  'requestAnswered',
  'requestClosed',
  'requestReopened',
  'requestStepUndone',
  'timesDoubted',
  'dayClosed',
  'paperMarked',
  'citizenCorrected',
  'citizensMerged',
  'citizensSeparated',
  'dependantAdded',
  'guardianSet',
  'guardianCleared',
  'surplusKept',
  'personInformed',
  'callTaken',
  'callNoted',
  'doubleCallSettled',
  'identityChosen',
  'numberCorrected',
  'personsCorrected',
  'settlementUndone',
  'settingsChanged',
  'messageSettled',
  'alertAcknowledged',
  'undone',
] as const;
/** What was done, for the undo bar and for the list of writes not yet exchanged. */
export type ActCode = (typeof actCodes)[number];

/** Facts that a screen needs to put an act into words: a name, a day, a ticket label. Never stored. */
export type ActParams = Readonly<Record<string, string | number>>;

/**
 * What an undo came to: `null` = all of it. Else how many rows of `all` came back; it was stopped, and the rest waits for the next
 * undo, or some stay for the reason `why`.
 */
export type Undone = {
  readonly done: number;
  readonly all: number;
  readonly isStopped: boolean;
  readonly why: Refusal | null;
} | null;

/** One thing that a person did at this desk, and how to take it back. */
export type Act = {
  readonly id: string;
  /** The agent who did it; `''` = no name was chosen. */
  readonly agentId: string;
  readonly at: string;
  readonly code: ActCode;
  readonly params: ActParams;
  readonly undo: () => Promise<Result<Undone, Refusal>>;
  readonly undone: boolean;
};

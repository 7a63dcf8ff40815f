import { z } from 'zod';

import { eventSchema, type UndoneBody } from './event';
import { idSchema } from './ids';

/** The stored states of a ticket. */
export const ticketStatuses = [
  'waiting',
  'called',
  'serving',
  'onHold',
  'parked',
  'done',
  'noAnswer',
  'abandoned',
  'notServedAtClosing',
  'void',
] as const;
/** `void` = it was undone; `noAnswer`, `abandoned` and `notServedAtClosing` are ends without service. */
export type TicketStatus = (typeof ticketStatuses)[number];

/** A desk has the person. */
export const inHand: ReadonlySet<TicketStatus> = new Set(['called', 'serving', 'onHold']);

/** A service is under way. */
export const inService: ReadonlySet<TicketStatus> = new Set(['serving', 'onHold']);

/** The outcomes that are offered when a service ends. */
export const ticketOutcomes = ['fileDeposited', 'titleCollected', 'answered', 'incompleteFile', 'redirected'] as const;
/** What came of a service, said when it ends. */
export type TicketOutcome = (typeof ticketOutcomes)[number];

/** The reasons that are offered when somebody gives up. */
export const abandonReasons = ['left', 'tooLong', 'wentElsewhere', 'wrongReason'] as const;
/** Why somebody goes without having been served. */
export type AbandonReason = (typeof abandonReasons)[number];

/** By which way a ticket was given. */
export type TicketOrigin = 'reception' | 'kiosk';

/** A wait as it is announced, P50 to P80, minutes. `fromMin` 0 reads « moins de … ». */
export type WaitBand = { readonly fromMin: number; readonly toMin: number };

/**
 * What happens to a ticket. Facts that are optional here are read by `ticketDetails`; they came with a later version and are absent
 * from older events. An event that ends a wait or a call, or begins the service, names in `call` what held the person, `''` = they waited: what its writer did not
 * see goes on.
 */
export type TicketEventBody =
  | {
      readonly type: 'issued';
      readonly day: string;
      /** Letter or device series: `A`, `A-K2`. */
      readonly series: string;
      /** 1, 2, 3 … within site, day and series. */
      readonly number: number;
      readonly reasonId: string;
      readonly priority: boolean;
      readonly appointmentId: string;
      readonly requestId: string;
      readonly citizenId: string;
      /** Instant of the appointment's start, `''` for a walk-in. */
      readonly dueAt: string;
      /** What is printed and called, as the series words it; without it `ticketLabel` does. */
      readonly label?: string;
      /** 128 random bits in base64url: who holds the paper may look at the page of the ticket until night. */
      readonly trackKey?: string;
      /** The wait that the paper says; `null` when none could be told. */
      readonly announced?: WaitBand | null;
      readonly origin?: TicketOrigin;
    }
  /** `tentative` = called without the server's word (offline). */
  | { readonly type: 'called'; readonly deskId: string; readonly tentative: boolean; readonly why: readonly string[] }
  /** `mac` proves that the server said it; words from before it was given have none. */
  | { readonly type: 'calledTwice'; readonly cause: string; readonly rival: string; readonly mac?: string }
  | { readonly type: 'recalled' }
  | { readonly type: 'started'; readonly call?: string }
  | { readonly type: 'held' }
  | { readonly type: 'resumed' }
  /** Set aside; `roomId` says where the person waits, `''` = anywhere. */
  | { readonly type: 'parked'; readonly call?: string; readonly roomId?: string }
  | { readonly type: 'requeued'; readonly call?: string }
  /**
   * Sent on, with the place of the first arrival: to whoever serves the reason, or to one desk or agent alone. With
   * `returnToDeskId` the end of that service brings the person back there, for `returnReasonId`.
   */
  | {
      readonly type: 'transferred';
      readonly call?: string;
      readonly reasonId: string;
      readonly deskId?: string;
      readonly agentId?: string;
      readonly returnToDeskId?: string;
      readonly returnReasonId?: string;
    }
  /** Nobody came. With `retryMin` the ticket stays in the queue and is not called again before that time; without, it ends. */
  | { readonly type: 'noAnswer'; readonly call?: string; readonly retryMin?: number }
  | { readonly type: 'abandoned'; readonly call?: string; readonly why?: AbandonReason }
  | { readonly type: 'notServedAtClosing'; readonly call?: string }
  | { readonly type: 'done'; readonly outcome: TicketOutcome; readonly themeId?: string }
  /** The same visit is about something else as well, with a request of its own. */
  | { readonly type: 'requestAdded'; readonly requestId: string; readonly reasonId: string }
  /** The times of this service are known to be wrong: it counts in no average. */
  | { readonly type: 'timesDoubted' }
  /** Priority given or taken back after the ticket was issued; never why. */
  | { readonly type: 'priorityMarked'; readonly priority: boolean }
  /** A paper seen or missing at the desk; `mark` is `''` when taken back. */
  | { readonly type: 'paperMarked'; readonly paperId: string; readonly mark: 'seen' | 'missing' | '' }
  | UndoneBody;

/** The synced document of a ticket. All instants are `''` until they happen. */
export const ticketSchema = z.object({
  id: idSchema,
  siteId: idSchema,
  events: z.array(eventSchema).min(1),
  status: z.string(),
  day: z.string(),
  series: z.string(),
  number: z.int(),
  /** What is printed and called: `A058`, `A-K2 003`. */
  label: z.string(),
  reasonId: z.string(),
  priority: z.boolean(),
  appointmentId: z.string(),
  requestId: z.string(),
  citizenId: z.string(),
  dueAt: z.string(),
  deskId: z.string(),
  issuedAt: z.string(),
  firstCalledAt: z.string(),
  lastCalledAt: z.string(),
  calls: z.int(),
  startedAt: z.string(),
  endedAt: z.string(),
  outcome: z.string(),
  tentative: z.boolean(),
  calledTwice: z.boolean(),
  papers: z.record(z.string(), z.string()),
});

/** A ticket as it is stored and sent: its log, and the fields that are folded from it. */
export type Ticket = Readonly<Omit<z.infer<typeof ticketSchema>, 'status'> & { status: TicketStatus }>;

/** Whether a desk has the person of a ticket in hand. */
export const isInHandAt = ({ deskId, status }: Pick<Ticket, 'deskId' | 'status'>, desk: string): boolean =>
  deskId === desk && inHand.has(status);

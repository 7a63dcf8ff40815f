import { z } from 'zod';

import { eventSchema, type UndoneBody } from './event';
import { idSchema } from './ids';

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
export type TicketStatus = (typeof ticketStatuses)[number];

export const ticketOutcomes = ['fileDeposited', 'titleCollected', 'answered', 'incompleteFile', 'redirected'] as const;
/** What came of a service, said when it ends. */
export type TicketOutcome = (typeof ticketOutcomes)[number];

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
    }
  /** `tentative` = called without the server's word (offline). */
  | { readonly type: 'called'; readonly deskId: string; readonly tentative: boolean; readonly why: readonly string[] }
  | { readonly type: 'calledTwice'; readonly cause: string; readonly rival: string }
  | { readonly type: 'recalled' }
  | { readonly type: 'started' }
  | { readonly type: 'held' }
  | { readonly type: 'resumed' }
  | { readonly type: 'parked' }
  | { readonly type: 'requeued' }
  | { readonly type: 'transferred'; readonly reasonId: string }
  | { readonly type: 'noAnswer' }
  | { readonly type: 'abandoned' }
  | { readonly type: 'notServedAtClosing' }
  | { readonly type: 'done'; readonly outcome: TicketOutcome }
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

export type Ticket = Readonly<Omit<z.infer<typeof ticketSchema>, 'status'> & { status: TicketStatus }>;

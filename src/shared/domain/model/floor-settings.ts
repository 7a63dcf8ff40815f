import { z } from 'zod';

/** What a request was about, chosen when it is closed. `parentId` names the theme that this one refines, `''` = none. */
export const themeBody = z.object({
  kind: z.literal('theme'),
  departmentId: z.string(),
  parentId: z.string(),
  name: z.string(),
});

/** A place where people wait who were set aside or sent elsewhere. `wayHint` is shown to them. */
export const roomBody = z.object({ kind: z.literal('room'), name: z.string(), wayHint: z.string() });

/** How a site calls people; at most one entry. Minutes from the start of the appointment, where nothing else is said. */
export const queuePolicyBody = z.object({
  kind: z.literal('queuePolicy'),
  /** From when a booked person may pass before those who wait: -5 = five minutes before the start. */
  bookedFromMin: z.int().min(-60).max(0),
  /** Up to when a booked person may arrive and still pass at the rank of the appointment. */
  bookedUntilMin: z.int().min(0).max(120),
  /** How many priority tickets may be called in a row while others wait without appointment. */
  priorityCeiling: z.int().min(1).max(20),
  /** Who has waited longer is called before everybody else, whatever their rank. */
  waitCeilingMin: z.int().min(5).max(480),
  /** After how many calls without an answer a ticket ends; before, the person may come back. */
  noAnswerCalls: z.int().min(1).max(10),
  /** For how long nobody calls a person again who did not answer. */
  cooldownMin: z.int().min(0).max(60),
});

/** What the screens of the waiting room say besides the calls; at most one entry. */
export const publicScreenBody = z.object({
  kind: z.literal('publicScreen'),
  /** Shown one after the other at the foot. */
  messages: z.array(z.string().max(160)).max(12),
  /** The hours as the town hall words them, `''` = none. */
  hours: z.string().max(160),
  /** Whether calls are spoken, besides the chime. */
  voice: z.boolean(),
});

/** The languages that kiosks and the page of a ticket can speak. */
export const kioskLanguages = ['fr', 'en', 'es', 'pt', 'ar'] as const;
/** A language of the kiosk. */
export type KioskLanguage = (typeof kioskLanguages)[number];

/** What the kiosks of the site offer; at most one entry. */
export const kioskBody = z.object({
  kind: z.literal('kiosk'),
  languages: z.array(z.enum(kioskLanguages)).min(1),
  /** The reasons that give a ticket, in this order; empty = the walk-in favourites of reception. */
  reasonIds: z.array(z.string()),
  /** Whether people with an appointment may say that they are here. */
  checkIn: z.boolean(),
  /** Whether people are asked how it went. */
  feedback: z.boolean(),
  /** Digits that somebody chooses to open the service of the kiosk; the server keeps their proof instead, so `''` stands here. */
  exitPin: z.string().regex(/^(\d{4,8})?$/),
  /** The server's proof of those digits, base64url; absent = none are set, the kiosk is closed from the machine only. */
  exitSeal: z
    .string()
    .regex(/^[\w-]{43}$/)
    .exactOptional(),
});

/** The blocks that a printed ticket can be made of. */
export const ticketBlockKinds = [
  'site',
  'reason',
  'number',
  'time',
  'rank',
  'wait',
  'qr',
  'text',
  'rule',
  'space',
] as const;
/** What a block of a ticket prints. */
export type TicketBlockKind = (typeof ticketBlockKinds)[number];

/** One block of a printed ticket. `size` 1 = running text, 4 = as large as fits; `text` only counts for `text`. */
export const ticketBlockSchema = z.object({
  block: z.enum(ticketBlockKinds),
  size: z.int().min(1).max(4),
  bold: z.boolean(),
  align: z.enum(['left', 'centre', 'right']),
  text: z.string().max(200),
});
/** One block of a printed ticket. */
export type TicketBlock = Readonly<z.infer<typeof ticketBlockSchema>>;

/** What a printed ticket shows, from top to bottom; at most one entry. */
export const ticketLayoutBody = z.object({
  kind: z.literal('ticketLayout'),
  blocks: z.array(ticketBlockSchema).min(1).max(24),
  cut: z.boolean(),
});

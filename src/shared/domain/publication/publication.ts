import { z } from 'zod';

import { kioskLanguages, ticketBlockSchema } from '../model/floor-settings';

/** P50 to P80, minutes. */
export const waitBandSchema = z.object({ fromMin: z.int().min(0), toMin: z.int().min(0) });

/** A call as the public may know it. */
const publishedCallSchema = z.object({
  /** Changes with every call and every recall, so that each is announced exactly once. */
  callId: z.string(),
  label: z.string(),
  /** 0 = no desk: the person is awaited in a room, which `place` names. */
  deskNumber: z.int().min(0),
  /** The name of a desk that is not called by its number, or of a room; `''` = « Guichet N ». */
  place: z.string(),
  wayHint: z.string(),
  direction: z.enum(['left', 'right', 'ahead', '']),
  /** Instant of the call. */
  at: z.string(),
  /** The person has not come yet. These calls are shown before those that are over. */
  stands: z.boolean(),
});
/** A call on the board. */
export type PublishedCall = Readonly<z.infer<typeof publishedCallSchema>>;

const names = z.partialRecord(z.enum(['en', 'es', 'pt', 'ar']), z.string());

/** A reason as a kiosk offers it. `wait` is `null` when no wait can be told. */
const publishedReasonSchema = z.object({
  id: z.string(),
  name: z.string(),
  names,
  icon: z.string(),
  wait: waitBandSchema.nullable(),
  ahead: z.int().min(0),
});
/** A reason on a kiosk. */
export type PublishedReason = Readonly<z.infer<typeof publishedReasonSchema>>;

/** What a kiosk shows besides: only in the publication of a device of rank `kiosk`. Hours of appointments, never whose. */
const publishedKioskSchema = z.object({
  languages: z.array(z.enum(kioskLanguages)).min(1),
  /** Nobody receives any more today: a number would make people wait for nobody. */
  isClosed: z.boolean().default(false),
  /** The last opening of today is over, or a closure runs: no ticket is offered, and those who are expected may still say that they are here. */
  isOver: z.boolean().default(false),
  reasons: z.array(publishedReasonSchema).max(24),
  checkIn: z.boolean(),
  /** Civil times of those who are expected soon or late, each once, in order. */
  expectedTimes: z.array(z.string()).max(60),
  feedback: z.boolean(),
  /** Digits, of a server from before 0063 alone: a newer one says nothing here and judges what is typed itself. */
  exitPin: z.string(),
  /** Whether digits open the service of the kiosk. */
  hasExit: z.boolean().default(false),
  ticket: z.object({ blocks: z.array(ticketBlockSchema), cut: z.boolean(), publicUrl: z.string() }),
  /** Letters of the site's series by reason: for numbers of the kiosk's own series. */
  seriesOf: z.record(z.string(), z.string()),
});
/** What a kiosk gets beside what every screen gets. */
export type PublishedKiosk = Readonly<z.infer<typeof publishedKioskSchema>>;

/**
 * All that screens in public ever get: numbers, desks, ways and waits of the day. No name, no citizen, no id by which one could ask
 * for one. The server makes it for screens of their own (`GET /v1/publication`), a desk for the second screen beside it.
 */
export const publicationSchema = z.object({
  site: z.object({ name: z.string(), commune: z.string(), accent: z.string(), zone: z.string() }),
  /** The town's clock minus true time: 0, except in a demonstration. */
  clockOffsetMs: z.int(),
  /** Instant of the facts. */
  asOf: z.string(),
  /** Civil day of the site. */
  day: z.string(),
  /** Those that stand first, then the latest first. */
  calls: z.array(publishedCallSchema).max(60),
  /** Waits to announce, in the order of reception's favourites. */
  waits: z.array(z.object({ reasonId: z.string(), reason: z.string(), band: waitBandSchema })).max(12),
  messages: z.array(z.string()).max(12),
  hours: z.string(),
  /** A closure or a public holiday that runs: its civil times of today, `until` `''` = it opens no more. A server of before says nothing of it. */
  closure: z.object({ since: z.string(), until: z.string() }).nullable().default(null),
  voice: z.boolean(),
  kiosk: publishedKioskSchema.nullable(),
});
/** What a screen in public gets, checked. */
export type Publication = Readonly<z.infer<typeof publicationSchema>>;

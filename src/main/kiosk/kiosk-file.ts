import { z } from 'zod';
import { kioskTicketSchema } from '#shared/ipc/public-screens';
import { kioskFeedbackRequest, kioskTicketRequest } from '#shared/sync/wire/kiosk-calls';

/** A number that this kiosk gave by itself: what the server has to be told, and what the paper says. */
const ownTicket = z.object({ kind: z.literal('ticket'), body: kioskTicketRequest, ticket: kioskTicketSchema });
const feedback = z.object({ kind: z.literal('feedback'), body: kioskFeedbackRequest });

const entry = z.discriminatedUnion('kind', [ownTicket, feedback]);
export type OutboxEntry = Readonly<z.infer<typeof entry>>;
export type OwnTicket = Readonly<z.infer<typeof ownTicket>>;

/** What a kiosk must not forget in a power cut; nothing of it is personal. */
export const kioskFileSchema = z.object({
  version: z.literal(1),
  /** Whose series is counted: another enrolment counts another one. */
  deviceId: z.string(),
  /** Civil day of the site that `last` belongs to. */
  day: z.string(),
  /** The last number of the own series on that day. */
  last: z.int().min(0),
  /** Not yet at the server, the oldest first. */
  outbox: z.array(entry),
  /** What the server will never take; kept for whoever wants to know. */
  refused: z.array(entry),
});
export type KioskFile = Readonly<z.infer<typeof kioskFileSchema>>;

export const newKioskFile = (): KioskFile => ({
  version: 1,
  deviceId: '',
  day: '',
  last: 0,
  outbox: [],
  refused: [],
});

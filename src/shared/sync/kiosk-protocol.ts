import { z } from 'zod';

import { feedbackThemes } from '../domain/model/feedback';
import { kioskLanguages } from '../domain/model/floor-settings';
import { publicationSchema, waitBandSchema } from '../domain/publication/publication';

/** `GET /v1/publication`: what screens in public show. For every device; the kiosk part for devices of rank `kiosk` only. */
export const publicationReply = publicationSchema;

/** The collection that pokes name when the publication changed. It is the only one that public devices hear of. */
export const PUBLICATION = 'publication';

/** A kiosk makes the key, a ULID: it becomes the id of the ticket, so that the same touch never gives two. */
const key = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);

/**
 * `POST /v1/kiosk/ticket`: a ticket for a reason. Same key, same ticket. With `own` the kiosk gave a number of its own series while
 * the server was out of reach, and hands it in now: the paper counts. Should the server have given a number under that key after all,
 * and its answer got lost, that one is taken back. `undone`: the person took the number back before it was handed in.
 */
export const kioskTicketRequest = z.object({
  key,
  reasonId: z.string().max(80),
  priority: z.boolean(),
  language: z.enum(kioskLanguages),
  own: z
    .object({
      number: z.int().min(1),
      /** The letter on the paper, which the settings may have changed since; `''` = that of today. */
      letter: z
        .string()
        .regex(/^[A-Z]{0,3}$/)
        .default(''),
      at: z.iso.datetime(),
      trackKey: z.string().max(40),
      undone: z.boolean().default(false),
    })
    .nullable(),
});
export type KioskTicketRequest = Readonly<z.infer<typeof kioskTicketRequest>>;

/** The ticket as paper and screen say it. `wait` is `null` when none can be told, or for an appointment. */
export const kioskTicketReply = z.object({
  label: z.string(),
  reasonId: z.string(),
  reason: z.string(),
  /** Civil time of the ticket, and of the appointment (`''` = walk-in). */
  time: z.string(),
  dueTime: z.string(),
  wait: waitBandSchema.nullable(),
  ahead: z.int().min(0),
  trackKey: z.string(),
});
export type KioskTicketReply = Readonly<z.infer<typeof kioskTicketReply>>;

/**
 * `POST /v1/kiosk/check-in`: the person of an appointment is here: by the code of the confirmation slip, or by its hour, and where
 * several come at that hour by the first letter of the last name besides.
 */
export const kioskCheckInRequest = z.object({
  key,
  code: z.string().max(20),
  time: z.string().max(5),
  initial: z.string().max(1),
  language: z.enum(kioskLanguages),
});
export type KioskCheckInRequest = Readonly<z.infer<typeof kioskCheckInRequest>>;

/** `initial`: several come at this hour, ask for the letter. `askReception`: nobody can be told apart, or is too early or late. */
export const kioskCheckInReply = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('ticket'), ticket: kioskTicketReply }),
  z.object({ answer: z.literal('initial') }),
  z.object({ answer: z.literal('alreadyHere'), label: z.string() }),
  z.object({ answer: z.literal('askReception'), why: z.enum(['unknown', 'several', 'tooEarly', 'notToday']) }),
]);
export type KioskCheckInReply = Readonly<z.infer<typeof kioskCheckInReply>>;

/** `POST /v1/kiosk/undo`: takes back the ticket of a key within two minutes, and the arrival with it, while nobody called it. */
export const kioskUndoRequest = z.object({ key });
export const kioskUndoReply = z.object({ undone: z.boolean() });

/** `POST /v1/kiosk/help`: somebody at the kiosk asks reception to come. A request of the desk channel; once a minute counts. */
export const kioskHelpRequest = z.object({ key });
export const kioskHelpReply = z.object({ asked: z.boolean() });

/** `POST /v1/kiosk/feedback`: how it went, and one theme. The page of a ticket has a form for the same. */
export const kioskFeedbackRequest = z.object({
  key,
  score: z.int().min(0).max(10),
  theme: z.union([z.enum(feedbackThemes), z.literal('')]),
});
export type KioskFeedbackRequest = Readonly<z.infer<typeof kioskFeedbackRequest>>;
export const kioskFeedbackReply = z.object({ kept: z.boolean() });

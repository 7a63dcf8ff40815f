import { z } from 'zod';

import { feedbackThemes } from '../../domain/model/feedback';
import { kioskLanguages } from '../../domain/model/floor-settings';
import { publicationSchema, waitBandSchema } from '../../domain/publication/publication';
import type { Call } from './call';

/** The collection that pokes name when the publication changed. It is the only one that public devices hear of. */
export const PUBLICATION = 'publication';

/** A kiosk makes the key, a ULID: it becomes the id of the ticket, so that the same touch never gives two. */
const key = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);

/** A person waits in front of the screen, and the kiosk gives a number of its own instead. */
const TICKET_MS = 1_500;
/** A person waits in front of the screen, and there is no number to give instead. */
const KIOSK_MS = 2_500;
const PUBLICATION_MS = 5_000;

/**
 * What a kiosk asks a ticket with. With `own` the kiosk gave a number of its own series while
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
const kioskTicketReply = z.object({
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

/** Who is here: by the code of the confirmation slip, or by the hour of the appointment and, where several come then, a letter. */
const kioskCheckInRequest = z.object({
  key,
  code: z.string().max(20),
  time: z.string().max(5),
  initial: z.string().max(1),
  language: z.enum(kioskLanguages),
});
export type KioskCheckInRequest = Readonly<z.infer<typeof kioskCheckInRequest>>;

/** `initial`: several come at this hour, ask for the letter. `askReception`: nobody can be told apart, or is too early or late. */
const kioskCheckInReply = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('ticket'), ticket: kioskTicketReply }),
  z.object({ answer: z.literal('initial') }),
  z.object({ answer: z.literal('alreadyHere'), label: z.string() }),
  z.object({ answer: z.literal('askReception'), why: z.enum(['unknown', 'several', 'tooEarly', 'notToday']) }),
]);
export type KioskCheckInReply = Readonly<z.infer<typeof kioskCheckInReply>>;

/** How a visit went, said at a kiosk. The page of a ticket has a form for the same. */
export const kioskFeedbackRequest = z.object({
  key,
  score: z.int().min(0).max(10),
  theme: z.union([z.enum(feedbackThemes), z.literal('')]),
});
export type KioskFeedbackRequest = Readonly<z.infer<typeof kioskFeedbackRequest>>;

/** The calls of screens in public. */
export const kioskCalls = {
  publication: {
    method: 'GET',
    path: '/v1/publication',
    summary: 'What screens in public show: numbers, desks and waits, never a name. The kiosk part for kiosks only.',
    door: 'screen',
    input: z.object({}),
    output: publicationSchema,
    patienceMs: PUBLICATION_MS,
    isText: true,
  },
  kioskTicket: {
    method: 'POST',
    path: '/v1/kiosk/ticket',
    summary: 'A ticket for a reason, written by the server. Same key, same ticket.',
    door: 'kiosk',
    input: kioskTicketRequest,
    output: kioskTicketReply,
    patienceMs: TICKET_MS,
  },
  kioskCheckIn: {
    method: 'POST',
    path: '/v1/kiosk/check-in',
    summary: 'The person of an appointment is here: by its code, or by its hour and a letter. Nobody is named.',
    door: 'kiosk',
    input: kioskCheckInRequest,
    output: kioskCheckInReply,
    patienceMs: KIOSK_MS,
  },
  kioskUndo: {
    method: 'POST',
    path: '/v1/kiosk/undo',
    summary: 'Takes a ticket back within two minutes, and the arrival with it, while nobody called it.',
    door: 'kiosk',
    input: z.object({ key }),
    output: z.object({ undone: z.boolean() }),
    patienceMs: KIOSK_MS,
  },
  kioskHelp: {
    method: 'POST',
    path: '/v1/kiosk/help',
    summary: 'Somebody at the kiosk asks reception to come, or its printer stopped (`why`); each once a minute counts.',
    door: 'kiosk',
    input: z.object({ key, why: z.literal('printer').exactOptional() }),
    output: z.object({ asked: z.boolean() }),
    patienceMs: KIOSK_MS,
  },
  kioskService: {
    method: 'POST',
    path: '/v1/kiosk/service',
    summary: 'Whether these digits open the service of the kiosk. Wrong ones are counted by device.',
    door: 'kiosk',
    input: z.object({ pin: z.string().max(8) }),
    output: z.object({ verdict: z.enum(['right', 'wrong', 'wait']) }),
    patienceMs: KIOSK_MS,
  },
  kioskFeedback: {
    method: 'POST',
    path: '/v1/kiosk/feedback',
    summary: 'How it went, on a scale of 0 to 10, and one theme. Nobody is asked who they are.',
    door: 'kiosk',
    input: kioskFeedbackRequest,
    output: z.object({ kept: z.boolean() }),
    patienceMs: KIOSK_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;

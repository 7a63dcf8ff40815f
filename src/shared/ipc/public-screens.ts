import { z } from 'zod';

import { kioskLanguages } from '../domain/model/floor-settings';
import { publicationSchema, waitBandSchema } from '../domain/publication/publication';
import { paperWidths } from '../domain/ticket-paper/paper-width';

/** What a screen in public shows, and since when its source is silent (instant, `''` = it is not). */
export const feedSchema = z.object({ publication: publicationSchema.nullable(), offlineSince: z.string() });
export type Feed = Readonly<z.infer<typeof feedSchema>>;

/** What somebody with the digits may do at a kiosk. */
export const kioskServiceActs = ['look', 'printer', 'test', 'close', 'leave'] as const;

const key = z.string().max(40);
const language = z.enum(kioskLanguages);

/** A ticket as the kiosk says it. `isOwn` = of the kiosk's own series, because the server was out of reach. */
export const kioskTicketSchema = z.object({
  label: z.string(),
  reasonId: z.string(),
  reason: z.string(),
  time: z.string(),
  dueTime: z.string(),
  wait: waitBandSchema.nullable(),
  ahead: z.int().min(0),
  trackKey: z.string(),
  isOwn: z.boolean(),
});
export type KioskTicket = Readonly<z.infer<typeof kioskTicketSchema>>;

const windows = ['kiosk'] as const;

/**
 * What a kiosk may ask. `key` is made once a touch, so that the same touch never counts twice. The main process asks the server; the
 * page has neither a token nor a network.
 */
export const kioskChannels = {
  /** Always gives a ticket: of the kiosk's own series where the server is out of reach. */
  'kiosk.ticket': {
    input: z.object({ key, reasonId: z.string().max(80), priority: z.boolean(), language }),
    output: z.object({ ticket: kioskTicketSchema.nullable(), why: z.enum(['', 'refused']) }),
    windows,
  },
  'kiosk.checkIn': {
    input: z.object({ key, code: z.string().max(20), time: z.string().max(5), initial: z.string().max(1), language }),
    output: z.object({
      answer: z.enum(['ticket', 'initial', 'alreadyHere', 'askReception', 'unreachable']),
      ticket: kioskTicketSchema.nullable(),
      /** Number of who is here already, or why reception has to help. */
      detail: z.string(),
    }),
    windows,
  },
  'kiosk.undo': { input: z.object({ key }), output: z.object({ undone: z.boolean() }), windows },
  /** `why` absent = a person asks. */
  'kiosk.help': {
    input: z.object({ key, why: z.literal('printer').exactOptional() }),
    output: z.object({ asked: z.boolean() }),
    windows,
  },
  'kiosk.feedback': {
    input: z.object({ key, score: z.int().min(0).max(10), theme: z.string().max(20) }),
    output: z.object({ kept: z.boolean() }),
    windows,
  },
  /**
   * What only those may do who know the digits of the settings: look, choose the printer of this machine, try it, close the kiosk, or
   * make the machine something else. Every call says what it found, once the digits are right.
   */
  'kiosk.service': {
    input: z.object({
      pin: z.string().max(8),
      act: z.enum(kioskServiceActs),
      printer: z.string().max(200),
      paperMm: z.literal(paperWidths),
    }),
    output: z.object({
      ok: z.boolean(),
      /** `wait`: too many wrong digits. `unreachable`: the server, which judges them, does not answer. `pending`: numbers given offline are not handed in yet. `printer`: it does not answer. */
      why: z.enum(['', 'wrong', 'wait', 'unreachable', 'pending', 'printer']),
      printers: z.array(z.string()),
      printer: z.string(),
      paperMm: z.literal(paperWidths),
      /** Tickets of the own series that the server does not know yet. */
      toSend: z.int().min(0),
    }),
    windows,
  },
} as const;

import { z } from 'zod';
import { messageStates } from '../../domain/messages/message';
import { messageChannels } from '../../domain/model/appointment';
import { messageTriggers } from '../../domain/model/message-settings';
import { CALM_MS, type Call } from './call';

const messageRow = z.object({
  key: z.string(),
  appointmentId: z.string(),
  trigger: z.enum(messageTriggers),
  channel: z.enum(messageChannels),
  /** The civil day and time that it is about. */
  day: z.string(),
  time: z.string(),
  state: z.enum(messageStates),
  /** Instants; `nextAt` `''` = nothing more is to be done. */
  askedAt: z.string(),
  nextAt: z.string(),
  changedAt: z.string(),
  attempts: z.int(),
  /** A code, `''` = nothing to say. */
  why: z.string(),
});
/** A message to a citizen, without its text and address: neither is kept anywhere. */
export type MessageRow = Readonly<z.infer<typeof messageRow>>;

/** By which channels the server can send anything. */
const sendable = z.object({ email: z.boolean(), sms: z.boolean() });

const messagesReply = z.object({
  channels: sendable,
  /** Where the server’s settings for messages cannot be read, `''` = nowhere. */
  fault: z.string(),
  /** How many wait for their time. */
  waiting: z.int(),
  nextAt: z.string(),
  /** SMS of this month and how many it may have; absent where the server sends none. */
  smsMonth: z.object({ used: z.int(), budget: z.int() }).exactOptional(),
  messages: z.array(messageRow),
});
export type MessagesReply = Readonly<z.infer<typeof messagesReply>>;

/** What becomes of a message that failed or may have been sent; `back` takes the other two back. */
const settlements = z.enum(['resend', 'consider', 'back']);
export type Settlement = z.infer<typeof settlements>;

/** The calls about messages to citizens. They tell states, never a text or an address. */
export const messageCalls = {
  messages: {
    method: 'GET',
    path: '/v1/messages',
    summary:
      'What is to be settled, tried in vain or was sent in the last days, and whether the server can send any message.',
    door: 'staff',
    input: z.object({}),
    output: messagesReply,
    patienceMs: CALM_MS,
  },
  messagesOf: {
    method: 'POST',
    path: '/v1/messages/of',
    summary: 'How the messages of some appointments stand, and by which channels the server can send any.',
    door: 'staff',
    input: z.object({ appointmentIds: z.array(z.string().max(80)).max(100) }),
    /** `channels` is absent from servers of before. */
    output: z.object({ messages: z.array(messageRow), channels: sendable.exactOptional() }),
    patienceMs: CALM_MS,
  },
  settleMessage: {
    method: 'POST',
    path: '/v1/messages/:id',
    summary:
      'Sends a message again, considers it as sent, or takes that back; for who answers for the day. The message as it stands then.',
    door: 'staff',
    /** `id` is the key of the message. */
    input: z.object({ id: z.string(), agentId: z.string().max(80), act: settlements }),
    output: z.object({ message: messageRow }),
    patienceMs: CALM_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;

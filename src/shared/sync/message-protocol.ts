import { z } from 'zod';
import { messageStates } from '../domain/messages/message';
import { messageChannels } from '../domain/model/appointment';
import { messageTriggers } from '../domain/model/message-settings';

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

/** `GET /v1/messages`: what is to be settled, tried in vain or was sent in the last days, and what the server can send at all. */
export const messagesReply = z.object({
  channels: z.object({ email: z.boolean(), sms: z.boolean() }),
  /** Where the server’s settings for messages cannot be read, `''` = nowhere. */
  fault: z.string(),
  /** How many wait for their time. */
  waiting: z.int(),
  nextAt: z.string(),
  messages: z.array(messageRow),
});
export type MessagesReply = Readonly<z.infer<typeof messagesReply>>;

/** `POST /v1/messages/of`: the messages of some appointments. */
export const messagesOfRequest = z.object({ appointmentIds: z.array(z.string().max(80)).max(100) });
export const messagesOfReply = z.object({ messages: z.array(messageRow) });

/**
 * `POST /v1/messages/:id`: what becomes of a message that failed or may have been sent. `back` takes the other two back. Answers
 * with the message as it stands then, changed or not.
 */
export const settleMessageRequest = z.object({
  agentId: z.string().max(80),
  act: z.enum(['resend', 'consider', 'back']),
});
export type SettleMessage = Readonly<z.infer<typeof settleMessageRequest>>;
export const settleMessageReply = z.object({ message: messageRow });

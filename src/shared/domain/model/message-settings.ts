import { z } from 'zod';

/** The occasions on which the server writes to a citizen who wished for it. */
export const messageTriggers = ['confirmed', 'moved', 'cancelled', 'reminder'] as const;
/** The occasion of a message. */
export type MessageTrigger = (typeof messageTriggers)[number];

/** The words of a message and whether it is sent. `subject` is `''` for an SMS. Fields stand in braces: `{jour}`. */
export const messageTemplateBody = z.object({
  kind: z.literal('messageTemplate'),
  trigger: z.enum(messageTriggers),
  channel: z.enum(['email', 'sms']),
  subject: z.string(),
  body: z.string(),
  enabled: z.boolean(),
});

import { z } from 'zod';

export const messageTriggers = ['confirmed', 'moved', 'cancelled', 'reminder'] as const;
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

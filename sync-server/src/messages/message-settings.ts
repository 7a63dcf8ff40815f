import { z } from 'zod';

import { emailAddress } from '#shared/domain/messages/email-address';

import { MOST_SMS_PER_DAY, MOST_SMS_PER_MONTH, MOST_SMS_PER_NUMBER_AND_DAY } from '../bounds';

const address = z.string().refine((text) => emailAddress(text) === text, 'an address');

/** How the server reaches a mail server. Of the two passwords the environment’s wins. */
const emailSettings = z.strictObject({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535),
  /** `starttls` refuses to go on in clear; `none` is for a mail server on the same machine. */
  tls: z.enum(['implicit', 'starttls', 'none']).default('starttls'),
  user: z.string().default(''),
  password: z.string().default(''),
  from: address,
  fromName: z.string().default(''),
  replyTo: z.union([address, z.literal('')]).default(''),
});

/** How the server reaches a gateway for SMS. In `headers` and `body` stand `{{to}}`, `{{text}}`, `{{key}}` and `{{token}}`. */
const smsSettings = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  method: z.enum(['POST', 'PUT']).default('POST'),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().min(1),
  /** How a value is written into the body. */
  format: z.enum(['json', 'form']).default('json'),
  /** The header by which the gateway knows a call that it took already; `''` = it knows none. */
  idempotencyHeader: z.string().default(''),
  token: z.string().default(''),
  /** Beginnings of further numbers to which SMS go, such as `+32`: French mobiles alone without it. */
  morePrefixes: z
    .array(z.string().regex(/^\+[1-9]\d{0,6}$/))
    .max(50)
    .default([]),
  /** The most SMS to one number on a day, of the site on a day and in a month. */
  mostPerNumberAndDay: z.int().min(1).default(MOST_SMS_PER_NUMBER_AND_DAY),
  mostPerDay: z.int().min(0).default(MOST_SMS_PER_DAY),
  mostPerMonth: z.int().min(0).default(MOST_SMS_PER_MONTH),
});

/** The file `messages.json` of a server. */
export const messageSettingsSchema = z.strictObject({
  email: emailSettings.exactOptional(),
  sms: smsSettings.exactOptional(),
  /** How long a message waits, so that an undo takes it back. */
  delaySeconds: z.number().min(0).max(3_600).default(120),
  /** How long one attempt may take. */
  timeoutSeconds: z.number().min(1).max(300).default(45),
  /** How often the server looks for messages of other processes. */
  lookSeconds: z.number().min(0.05).max(300).default(5),
});
export type MessageSettings = Readonly<z.output<typeof messageSettingsSchema>>;
export type EmailSettings = Readonly<z.output<typeof emailSettings>>;
export type SmsSettings = Readonly<z.output<typeof smsSettings>>;

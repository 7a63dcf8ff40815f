import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { messageSettingsSchema, type MessageSettings } from './message-settings';
import { noMessaging, type Messaging } from './messaging';

/** What was found: settings, or none, or where they cannot be read. */
export type FoundSettings = { readonly settings: MessageSettings | null; readonly messaging: Messaging };

type Environment = Readonly<Record<string, string | undefined>>;

const faulty = (fault: string): FoundSettings => ({ settings: null, messaging: { ...noMessaging, fault } });

const withSecrets = (settings: MessageSettings, env: Environment): MessageSettings => {
  const password = env['GUICHET_SMTP_PASSWORD'] ?? settings.email?.password ?? '';
  const token = env['GUICHET_SMS_TOKEN'] ?? settings.sms?.token ?? '';
  return {
    ...settings,
    ...(settings.email ? { email: { ...settings.email, password } } : {}),
    ...(settings.sms ? { sms: { ...settings.sms, token } } : {}),
  };
};

const parsed = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
};

/**
 * The settings for messages: the file named by `GUICHET_MESSAGES`, else `messages.json` in the folder of the data. A file that
 * cannot be read stops no town hall: nothing is sent, and the fault is told by its place.
 */
export const readMessageSettings = (dataDir: string, env: Environment): FoundSettings => {
  const named = env['GUICHET_MESSAGES'];
  const file = named ?? path.join(dataDir, 'messages.json');
  if (named === undefined && !existsSync(file)) return { settings: null, messaging: noMessaging };
  const content = parsed(file);
  if (content === undefined) return faulty('messages.json');
  const read = messageSettingsSchema.safeParse(content);
  if (!read.success) return faulty(read.error.issues[0]?.path.join('.') || 'messages.json');
  const settings = withSecrets(read.data, env);
  return {
    settings,
    messaging: {
      email: settings.email !== undefined,
      sms: settings.sms !== undefined,
      fault: '',
      delayMin: settings.delaySeconds / 60,
      ...(settings.sms && { smsPerMonth: settings.sms.mostPerMonth }),
    },
  };
};

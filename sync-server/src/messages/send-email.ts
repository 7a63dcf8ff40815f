import { Readable } from 'node:stream';

import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

import { sha256 } from '../lib/sha256';
import type { MailInvitation } from './invitation-of';
import type { EmailSettings } from './message-settings';
import type { Outcome } from './note-outcome';

/** A mail to send. `hand` is awaited when all but its end is out: without its word the mail server never gets that end. */
export type Email = {
  readonly key: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly invitation: MailInvitation | null;
  readonly hand: () => Promise<boolean>;
};

/** The name of a mail follows from its key, so that two copies of one message can be known as such. */
export const messageIdOf = (key: string, from: string): string =>
  `<${sha256(key).slice(0, 40)}@${from.slice(from.lastIndexOf('@') + 1)}>`;

const compose = async ({ key, to, subject, body, invitation }: Email, settings: EmailSettings): Promise<Buffer> =>
  new MailComposer({
    from: { name: settings.fromName, address: settings.from },
    to: { name: '', address: to },
    ...(settings.replyTo === '' ? {} : { replyTo: settings.replyTo }),
    subject,
    text: body,
    ...(invitation ? { icalEvent: { ...invitation, filename: 'rendez-vous.ics' } } : {}),
    messageId: messageIdOf(key, settings.from),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();

const connectionTo = ({ host, port, tls }: EmailSettings, limitMs: number): SMTPConnection =>
  new SMTPConnection({
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    allowInternalNetworkInterfaces: true,
    connectionTimeout: limitMs,
    greetingTimeout: limitMs,
    socketTimeout: limitMs,
    logger: false,
  });

type Failure = { readonly code?: unknown; readonly responseCode?: unknown; readonly command?: unknown };

const numberOf = ({ responseCode }: Failure): number => (typeof responseCode === 'number' ? responseCode : 0);

/** What a failure means, given whether the mail had been handed over. Numbers are those of RFC 5321, 4.2.1. */
const outcomeOf = (error: Failure, isHanded: boolean): Outcome => {
  const number = numberOf(error);
  if (isHanded && number === 0) return { kind: 'uncertain', why: 'noAnswer' };
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH') return { kind: 'retry', why: 'auth', closes: true };
  if (error.code === 'ETLS') return { kind: 'retry', why: 'tls', closes: true };
  const isOfThisMail = error.code === 'EENVELOPE' || error.code === 'EMESSAGE';
  // A refused sender is a fault of the settings; only a refused recipient or text is one of this message.
  if (number >= 500 && error.command === 'MAIL FROM') return { kind: 'retry', why: `sender ${number}`, closes: true };
  if (number >= 500 && isOfThisMail) return { kind: 'failed', why: `refused ${number}` };
  if (number >= 400) return { kind: 'retry', why: `later ${number}`, closes: !isOfThisMail };
  return { kind: 'retry', why: 'unreachable', closes: true };
};

const asFailure = (error: unknown): Failure => (typeof error === 'object' && error !== null ? error : {});

const opened = (connection: SMTPConnection, { user, password }: EmailSettings): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.once('end', () => reject(new Error('closed')));
    connection.connect((fault) => {
      if (fault) return reject(fault);
      if (user === '') return resolve();
      return connection.login({ credentials: { user, pass: password } }, (refused) =>
        refused ? reject(refused) : resolve(),
      );
    });
  });

const handedOver = (connection: SMTPConnection, from: string, to: string, message: Readable): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.once('end', () => reject(new Error('closed')));
    connection.send({ from, to: [to] }, message, (fault) => (fault ? reject(fault) : resolve()));
  });

/**
 * Sends one mail by SMTP. It is the end of the data, a line with one point, that makes a mail server answer for a mail (RFC
 * 5321, 4.1.1.4). So `hand` is asked just before: without that note nothing was sent, and with it only the answer may be missing.
 */
export const sendEmail = async (settings: EmailSettings, email: Email, limitMs: number): Promise<Outcome> => {
  const content = await compose(email, settings);
  let isHanded = false;
  const parts = async function* (): AsyncGenerator<Buffer> {
    yield content;
    isHanded = await email.hand();
    if (!isHanded) throw new Error('not ours any more');
  };
  const connection = connectionTo(settings, limitMs);
  // A connection that is done may still fail, and nobody listens any more.
  connection.on('error', () => undefined);
  const cut = setTimeout(() => connection.close(), limitMs);
  try {
    await opened(connection, settings);
    await handedOver(connection, settings.from, email.to, Readable.from(parts()));
    connection.quit();
    return { kind: 'sent' };
  } catch (error) {
    connection.close();
    return outcomeOf(asFailure(error), isHanded);
  } finally {
    clearTimeout(cut);
  }
};

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { SMTPServer } from 'smtp-server';

/** What arrived at the mail server, and was taken into its charge. */
export type ArrivedMail = { readonly messageId: string; readonly to: string; readonly content: string };

/** Where a test may step in; each is awaited before the mail server goes on, and a rejection is its refusal. */
export type MailHooks = {
  /** The recipient was named; the data have not been asked for. */
  readonly onRecipient?: () => Promise<void>;
  /** The first data came; their end has not. */
  readonly onData?: () => void;
  /** The mail is whole and in charge of the mail server; nothing was answered yet. */
  readonly onAccepted?: () => Promise<void>;
  readonly onGone?: () => void;
};

/** A real SMTP server on this machine, of which a test sees every step. */
export type MailServer = {
  readonly port: number;
  readonly mails: readonly ArrivedMail[];
  readonly set: (hooks: MailHooks) => void;
  readonly close: () => Promise<void>;
};

const never: () => Promise<void> = async () => undefined;

const headerOf = (content: string, name: string): string =>
  new RegExp(`^${name}:\\s*(.*)$`, 'imu').exec(content)?.[1]?.trim() ?? '';

export const startMailServer = async (port = 0): Promise<MailServer> => {
  const mails: ArrivedMail[] = [];
  let hooks: MailHooks = {};
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onRcptTo: (_address, _session, done) => void (hooks.onRecipient ?? never)().then(() => done(), done),
    onData: (stream, { envelope }, done) => {
      let content = '';
      stream.on('data', (part: Buffer) => {
        content += part.toString('utf8');
        hooks.onData?.();
      });
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address).join(',');
        mails.push({ messageId: headerOf(content, 'Message-ID'), to, content });
        void (hooks.onAccepted ?? never)().then(() => done(), done);
      });
    },
    onClose: () => hooks.onGone?.(),
  });
  // A sender that is killed leaves its connection in the middle.
  server.on('error', () => undefined);
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  return {
    port: (listening.address() as AddressInfo).port,
    mails,
    set: (next) => {
      hooks = next;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};

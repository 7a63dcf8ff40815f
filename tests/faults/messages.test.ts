import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

import { messageTriggers } from '#shared/domain/model/message-settings';
import { shippedTemplate } from '#shared/i18n/fr/message-templates';
import { calls } from '#shared/sync/wire/calls';
import type { MessageRow } from '#shared/sync/wire/message-calls';
import { SCHEMA_VERSION, type WireDocument } from '#shared/sync/protocol';
import { addDays } from '#shared/time/civil';

import { startPostgres, type TestPostgres } from '../../sync-server/test/support/postgres';
import { startMailServer, type MailServer } from './support/mail-server';
import { buildPrograms, startServer, type ServerProcess } from './support/server-process';
import { foundTown, type Town } from './support/town';
import { until } from './support/until';
import { wishedAppointment } from './support/wished-appointment';
import { takeWriteLock } from './support/write-lock';

const place = { day: addDays(new Date().toISOString().slice(0, 10), 30), time: '10:00' };

let town: Town | undefined;
let mail: MailServer | undefined;
let second: ServerProcess | undefined;
let release: (() => void) | undefined;

beforeAll(buildPrograms, 120_000);
afterEach(async () => {
  release?.();
  release = undefined;
  await second?.end('SIGKILL');
  await town?.close();
  await mail?.close();
  [town, mail, second] = [undefined, undefined, undefined];
});

type Pace = { readonly delaySeconds?: number; readonly timeoutSeconds?: number };

/** What a town hall writes into `messages.json`. */
const configure = (dataDir: string, port: number, { delaySeconds = 0, timeoutSeconds = 2 }: Pace = {}): void => {
  if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true });
  const email = { host: '127.0.0.1', port, tls: 'none', from: 'rendez-vous@mairie.exemple.fr', fromName: 'Mairie' };
  writeFileSync(
    path.join(dataDir, 'messages.json'),
    JSON.stringify({ email, delaySeconds, timeoutSeconds, lookSeconds: 0.1 }),
  );
};

const pushInto = async (founded: Town, collection: string, rows: readonly WireDocument[], url?: string) => {
  const { epoch } = calls.head.output.parse(await founded.call('/v1/head'));
  const body = { collection, epoch, schemaVersion: SCHEMA_VERSION, rows };
  return calls.push.output.parse(await founded.call('/v1/push', body, url)).verdicts;
};

const switchOn = async (founded: Town): Promise<void> => {
  const changes = messageTriggers.map((trigger) => {
    const { id, ...body } = shippedTemplate(trigger, 'email');
    return { id, base: '', body: { ...body, enabled: true } };
  });
  const body = { agentId: 'agent-lead', schemaVersion: SCHEMA_VERSION, changes };
  expect(calls.writeReference.output.parse(await founded.call('/v1/reference', body)).outcome).toBe('written');
};

const book = async (founded: Town, index: number, url?: string): Promise<void> => {
  const { siteId } = calls.head.output.parse(await founded.call('/v1/head'));
  const time = `${String(9 + Math.floor(index / 16)).padStart(2, '0')}:${String((Math.floor(index / 4) % 4) * 15).padStart(2, '0')}`;
  const { citizen, appointment } = wishedAppointment({ siteId, deviceId: founded.deviceId }, index, { ...place, time });
  await pushInto(founded, 'citizens', [citizen], url);
  const [verdict] = await pushInto(founded, 'appointments', [appointment], url);
  expect(verdict?.verdict).toBe('merged');
};

const confirmations = async (founded: Town): Promise<readonly MessageRow[]> =>
  calls.messages.output
    .parse(await founded.call('/v1/messages'))
    .messages.filter(({ trigger }) => trigger === 'confirmed');

const untilState = async (founded: Town, state: MessageRow['state'], count = 1): Promise<MessageRow> => {
  let found: readonly MessageRow[] = [];
  await until(async () => {
    found = (await confirmations(founded)).filter((message) => message.state === state);
    return found.length === count;
  }, `${count} confirmation(s) ${state}`);
  const [first] = found;
  if (!first) throw new Error('no message');
  return first;
};

const found = async (pace?: Pace): Promise<{ readonly founded: Town; readonly smtp: MailServer }> => {
  const smtp = await startMailServer();
  mail = smtp;
  const founded = await foundTown();
  town = founded;
  configure(founded.dataDir, smtp.port, pace);
  await founded.server().end('SIGTERM');
  await founded.startAgain();
  await switchOn(founded);
  return { founded, smtp };
};

it('sends once what was asked for before a kill', { timeout: 300_000 }, async () => {
  const { founded, smtp } = await found({ delaySeconds: 2 });
  await book(founded, 1);
  await founded.server().end('SIGKILL');
  expect(smtp.mails).toEqual([]);
  await founded.startAgain();
  const message = await untilState(founded, 'sent');
  expect([message.attempts, message.why]).toEqual([1, '']);
  expect(smtp.mails.map(({ to }) => to)).toEqual(['personne-1@exemple.fr']);
  expect(smtp.mails[0]?.content).toContain('Auto-Submitted: auto-generated');
});

it('sends once what was under way and not over when the server was killed', { timeout: 300_000 }, async () => {
  const { founded, smtp } = await found();
  // The last word before the end of the data is a note in the database: it has to wait for this lock.
  const isUnderWay = new Promise<void>((resolve) => {
    smtp.set({
      onRecipient: async () => void (release ??= takeWriteLock(founded.dataDir)),
      onData: resolve,
    });
  });
  await book(founded, 1);
  await isUnderWay;
  await founded.server().end('SIGKILL');
  release?.();
  release = undefined;
  expect(smtp.mails).toEqual([]);
  smtp.set({});
  await founded.startAgain();
  const message = await untilState(founded, 'sent');
  expect(message.attempts).toBe(2);
  expect(smtp.mails).toHaveLength(1);
});

/** Kills the server at a moment of the mail server’s choice, and gives what is told of the message afterwards. */
const killedAfter = async (founded: Town, smtp: MailServer, moment: Promise<void>): Promise<MessageRow> => {
  await book(founded, 1);
  await moment;
  await founded.server().end('SIGKILL');
  release?.();
  release = undefined;
  smtp.set({});
  await founded.startAgain();
  const message = await untilState(founded, 'uncertain');
  expect(message.why).toBe('interrupted');
  expect(smtp.mails).toHaveLength(1);
  return message;
};

const settle = async (founded: Town, { key }: MessageRow, act: string): Promise<MessageRow> => {
  const body = { agentId: 'agent-lead', act };
  return calls.settleMessage.output.parse(await founded.call(`/v1/messages/${encodeURIComponent(key)}`, body)).message;
};

it('says that it may arrive twice when nobody knows the answer', { timeout: 300_000 }, async () => {
  const { founded, smtp } = await found();
  const accepted = new Promise<void>((resolve) => {
    smtp.set({
      onAccepted: () => {
        resolve();
        return new Promise<void>(() => undefined);
      },
    });
  });
  const message = await killedAfter(founded, smtp, accepted);
  // Not again by itself, also after another start.
  await founded.server().end('SIGKILL');
  await founded.startAgain();
  expect((await untilState(founded, 'uncertain')).key).toBe(message.key);
  expect(smtp.mails).toHaveLength(1);

  expect((await settle(founded, message, 'consider')).state).toBe('sent');
  expect(await settle(founded, message, 'back')).toMatchObject({ state: 'uncertain', why: 'interrupted' });
  expect((await settle(founded, message, 'resend')).state).toBe('waiting');
  await untilState(founded, 'sent');
  expect(smtp.mails).toHaveLength(2);
  // Both copies bear one name, by which a mail program may know them.
  expect(new Set(smtp.mails.map(({ messageId }) => messageId)).size).toBe(1);
});

it('says so too when the mail server had answered and the note of it was lost', { timeout: 300_000 }, async () => {
  const { founded, smtp } = await found();
  const answered = new Promise<void>((resolve) => {
    smtp.set({
      onAccepted: async () => void (release ??= takeWriteLock(founded.dataDir)),
      onGone: resolve,
    });
  });
  await killedAfter(founded, smtp, answered);
});

it('keeps what it cannot send, and sends it once when the mail server is back', { timeout: 300_000 }, async () => {
  const { founded, smtp } = await found();
  await smtp.close();
  await book(founded, 1);
  await book(founded, 2);
  await until(
    async () => (await confirmations(founded)).some(({ why }) => why === 'unreachable'),
    'the server says that the mail server is out of reach',
  );
  mail = await startMailServer(smtp.port);
  await untilState(founded, 'sent', 2);
  expect(mail.mails.map(({ to }) => to).toSorted()).toEqual(['personne-1@exemple.fr', 'personne-2@exemple.fr']);
});

let postgres: TestPostgres | undefined;
afterAll(() => postgres?.stop());

it('sends each of 24 once from two servers on one database', { timeout: 300_000 }, async () => {
  postgres = await startPostgres();
  const smtp = await startMailServer();
  mail = smtp;
  const where = ['--postgres', await postgres.createDatabase()];
  const founded = await foundTown(where);
  town = founded;
  const dataDir = path.join(founded.folder, 'settings');
  configure(dataDir, smtp.port);
  await founded.server().end('SIGTERM');
  const settings = ['--data', dataDir];
  await founded.startAgain(...where, ...settings, '--port', String(founded.server().port));
  second = await startServer([...where, ...settings, '--port', '0']);
  await switchOn(founded);
  const urls = [founded.server().url, second.url];
  for (let index = 0; index < 24; index += 1) await book(founded, index, urls[index % 2]);
  await untilState(founded, 'sent', 24);
  expect(smtp.mails).toHaveLength(24);
  expect(new Set(smtp.mails.map(({ to }) => to)).size).toBe(24);
});

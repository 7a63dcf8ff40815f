import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { SCHEMA_VERSION, type WireDocument } from '#shared/sync/protocol';
import { calls } from '#shared/sync/wire/calls';
import { addDays } from '#shared/time/civil';
import { enrol } from '../../tests/faults/support/enrol';
import { startMailServer, type MailServer } from '../../tests/faults/support/mail-server';
import { startServer } from '../../tests/faults/support/server-process';
import { registerOf, wishedAppointment } from '../../tests/faults/support/wished-appointment';
import { call } from './call';
import { askCode } from './server';

/** A new town hall whose server writes to a mail server on this machine. */
export type MessageTown = {
  readonly address: string;
  readonly firstCode: string;
  readonly mail: MailServer;
  readonly remove: () => Promise<void>;
};

const founding = ['--commune', 'Fontbelle', '--site', 'Hôtel de ville', '--desks', '4', '--stations', '2'];

export const startMessageTown = async (): Promise<MessageTown> => {
  const mail = await startMailServer();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'guichet-messages-'));
  const email = { host: '127.0.0.1', port: mail.port, tls: 'none', from: 'rendez-vous@fontbelle.exemple.fr' };
  writeFileSync(path.join(dataDir, 'messages.json'), JSON.stringify({ email, delaySeconds: 0, lookSeconds: 0.2 }));
  const server = await startServer(['--data', dataDir, '--port', '0', ...founding, '--invite']);
  return {
    address: server.url,
    firstCode: server.code,
    mail,
    remove: async () => {
      await server.end('SIGKILL');
      await mail.close();
      for (const made of [dataDir, `${dataDir}.anchor`, `${dataDir}.journal-key`])
        rmSync(made, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

/** Somebody books who wishes to hear of it by e-mail, at another desk of the town. */
export const bookElsewhere = async (page: Page, index: number, name: readonly [first: string, last: string]) => {
  const { baseUrl } = (await call(page, 'hub.connection', undefined)) ?? { baseUrl: '' };
  const { token, deviceId } = await enrol({ baseUrl, code: await askCode(page), name: `poste ${index}`, from: '' });
  const ask = async (to: string, body?: unknown): Promise<unknown> => {
    const reply = await fetch(baseUrl + to, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return reply.json();
  };
  const { epoch, siteId } = calls.head.output.parse(await ask('/v1/head'));
  const day = addDays(new Date().toISOString().slice(0, 10), 30);
  const { citizen, appointment } = wishedAppointment({ siteId, deviceId }, index, {
    day,
    time: `${9 + index}:15`.padStart(5, '0'),
  });
  const register = registerOf(deviceId);
  const fields = { ...(citizen['fields'] as object), firstName: register(name[0]), lastName: register(name[1]) };
  const push = async (collection: string, row: WireDocument) =>
    calls.push.output.parse(await ask('/v1/push', { collection, epoch, schemaVersion: SCHEMA_VERSION, rows: [row] }));
  await push('citizens', { ...citizen, fields });
  await push('appointments', appointment);
};

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { SCHEMA_VERSION } from '#shared/sync/protocol';
import { calls } from '#shared/sync/wire/calls';

import { textsIn, textsOnDisk } from '../../e2e/support/find-bytes';
import { startPostgres, type TestPostgres } from '../../sync-server/test/support/postgres';
import type { Desk } from './support/desk';
import { startMailServer, type MailServer } from './support/mail-server';
import { administrator, person, plantedIds, plantedWords, plantPerson } from './support/planted-person';
import { latestRowsOf } from './support/rows-on-disk';
import { buildPrograms, runOperator } from './support/server-process';
import { settle } from './support/settle';
import { foundTown, type Town } from './support/town';
import { until } from './support/until';

const weekMs = 7 * 24 * 3_600_000;

let postgres: TestPostgres;
let folder: string;
let mail: MailServer;
let town: Town | undefined;

beforeAll(async () => {
  await buildPrograms();
  postgres = await startPostgres();
}, 240_000);
afterAll(() => postgres.stop());
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-erased-'));
  mail = await startMailServer();
});
afterEach(async () => {
  await town?.close();
  town = undefined;
  await mail.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Where a server keeps its data, and which of the words stand there. */
type Kept = { readonly place: readonly string[]; readonly found: () => Promise<readonly string[]> };

const settingsIn = (name: string): string => {
  const dataDir = path.join(folder, name);
  mkdirSync(dataDir);
  const email = { host: '127.0.0.1', port: mail.port, tls: 'none', from: 'rendez-vous@mairie.exemple.fr' };
  writeFileSync(path.join(dataDir, 'messages.json'), JSON.stringify({ email, delaySeconds: 0, lookSeconds: 0.1 }));
  return dataDir;
};

const onSqlite = async (): Promise<Kept> => {
  const dataDir = settingsIn('server');
  return { place: ['--data', dataDir], found: async () => textsOnDisk(dataDir, plantedWords) };
};

/** Every row of every table, whatever its name: dead rows are PostgreSQL’s own until it tidies its files. */
const rowsOf = async (url: string): Promise<string> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ readonly name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const texts: string[] = [];
    for (const { name } of rows)
      texts.push(
        (await client.query<{ readonly all: string }>(`select string_agg(t::text, ' ') as all from ${name} t`)).rows[0]
          ?.all ?? '',
      );
    return texts.join('\n');
  } finally {
    await client.end();
  }
};

const onPostgres = async (): Promise<Kept> => {
  const url = await postgres.createDatabase();
  const dataDir = settingsIn('settings');
  const found = async () => [
    ...textsIn(Buffer.from(await rowsOf(url)), plantedWords),
    ...textsOnDisk(dataDir, plantedWords),
  ];
  return { place: ['--postgres', url, '--data', dataDir], found };
};

/** Which of the words a desk still has: in what its store holds, and in the second copies of RxDB. */
const heldBy = (founded: Town, { name }: Desk): readonly string[] =>
  textsIn(Buffer.from(latestRowsOf(path.join(founded.folder, name)).join('\n')), plantedWords);

const reportOf = async (founded: Town) => {
  const body = { agentId: administrator };
  return calls.erasures.output.parse(await founded.call('/v1/erasures/reached', body)).erasures;
};

/** The administrator’s device hears all that there is, and asks for what comes after. */
const hear = async (founded: Town): Promise<void> => {
  for (const collection of ['citizens', 'appointments', 'requests']) {
    let since: unknown = null;
    for (let more = true; more;) {
      const body = { collection, since, limit: 1000, schemaVersion: SCHEMA_VERSION };
      const page = calls.pull.output.parse(await founded.call('/v1/pull', body));
      [since, more] = [page.checkpoint, page.documents.length > 0];
    }
  }
};

const messagesFor = async (founded: Town, appointmentId: string) =>
  calls.messages.output
    .parse(await founded.call('/v1/messages'))
    .messages.filter((message) => message.appointmentId === appointmentId);

describe.each([
  ['SQLite', onSqlite],
  ['PostgreSQL', onPostgres],
] as const)('a person who is erased in a town on %s', (_name, make) => {
  it(
    'is gone wherever anybody gets, the report says where not, and a backup of before brings nothing back',
    { timeout: 300_000 },
    async () => {
      const { place, found } = await make();
      const founded = await foundTown(place);
      town = founded;
      const [stays, shutOut, away] = [
        await founded.enrol('accueil'),
        await founded.enrol('annexe'),
        await founded.enrol('etage'),
      ];
      const ids = { shutOut: shutOut.identity.deviceId, away: away.identity.deviceId };
      const planted = await plantPerson(founded.call, founded.deviceId);
      await until(() => mail.mails.length === 1, 'the person was written to');
      await settle(founded);
      expect([...(await found())].map((line) => line.split(' in ')[0])).toEqual(
        expect.arrayContaining([...plantedWords]),
      );
      for (const desk of [stays, shutOut, away])
        expect(heldBy(founded, desk), desk.name).toEqual(
          plantedWords.filter((word) => ![person.before, person.phoneBefore, person.aside].includes(word as never)),
        );
      const [backup, key] = [path.join(folder, 'backup'), path.join(folder, 'key')];
      writeFileSync(key, runOperator('recovery-key', ...place));
      runOperator('backup', '--to', backup, ...place);

      // One message more waits, because nobody takes it.
      mail.set({ onRecipient: () => Promise.reject(Object.assign(new Error('later'), { responseCode: 451 })) });
      await planted.callOff();
      const waits = async (): Promise<boolean> =>
        (await messagesFor(founded, plantedIds.cancelled)).some(
          ({ state, attempts }) => state === 'waiting' && attempts > 0,
        );
      await until(waits, 'a message waits');
      await settle(founded);

      // A week without one desk, and another one is shut out.
      await away.kill();
      await founded.call(`/v1/devices/${ids.shutOut}/revoke`, {});
      expect(await reportOf(founded)).toEqual([]);
      const asked = { agentId: administrator, citizenIds: [person.id], reason: 'asked' };
      expect(await founded.call('/v1/erasures', asked)).toEqual({ outcome: 'erased' });
      const erasure = {
        agentId: administrator,
        deviceId: founded.deviceId,
        citizenIds: [person.id],
        revoked: [ids.shutOut],
      };
      await until(async () => (await reportOf(founded))[0]?.done === 1, 'the desk that stays has confirmed');
      const [first] = await reportOf(founded);
      expect(first).toMatchObject(erasure);
      expect(first?.missing.toSorted()).toEqual([founded.deviceId, ids.away].toSorted());
      await hear(founded);
      expect(await reportOf(founded)).toMatchObject([{ ...erasure, done: 2, missing: [ids.away] }]);
      expect([await found(), heldBy(founded, stays)]).toEqual([[], []]);
      // What the report says of the two that nobody reaches is so.
      for (const desk of [shutOut, away]) expect(heldBy(founded, desk), desk.name).not.toEqual([]);
      mail.set({});
      const isOver = async (): Promise<boolean> =>
        (await messagesFor(founded, plantedIds.cancelled)).every(({ state }) => state !== 'waiting');
      await until(isOver, 'no message waits any more');
      expect(mail.mails).toHaveLength(1);

      await founded.server().end('SIGTERM');
      expect(await found()).toEqual([]);
      await founded.startLater(weekMs);
      expect(await reportOf(founded)).toMatchObject([{ ...erasure, done: 2, missing: [ids.away] }]);
      await away.start(weekMs);
      await until(async () => (await reportOf(founded))[0]?.done === 3, 'the desk that was away has confirmed');
      expect(await reportOf(founded)).toMatchObject([{ ...erasure, at: first?.at, done: 3, missing: [] }]);
      expect(heldBy(founded, away)).toEqual([]);

      // The backup still has them.
      await founded.server().end('SIGTERM');
      runOperator('restore', '--from', backup, '--key', key, '--replace', ...place);
      // Their file is erased once more by the restore itself; words in logs go with the start.
      const inLogs = [person.number, person.numberBefore, person.subject, person.importedSubject];
      expect((await found()).filter((line) => !inLogs.some((word) => line.startsWith(word)))).toEqual([]);
      await founded.startLater(weekMs);
      await until(async () => (await found()).length === 0, 'nothing of the backup is left');
      const isHeard = async (): Promise<boolean> => {
        await hear(founded);
        return (await reportOf(founded))[0]?.done === 3;
      };
      await until(isHeard, 'all that are left have confirmed again', 60_000, 400);
      // Who it was stood in the journal, which is that of the backup.
      expect(await reportOf(founded)).toMatchObject([{ ...erasure, agentId: '', at: first?.at, done: 3, missing: [] }]);
      for (const desk of [stays, away]) {
        await until(async () => (await desk.state()).kind !== 'offline', `${desk.name} goes on`);
        expect(heldBy(founded, desk), desk.name).toEqual([]);
        expect((await desk.dump()).citizens.find(({ id }) => id === person.id)).toMatchObject({
          erasedAt: expect.stringMatching(/./u),
        });
      }
      expect((await shutOut.state()).kind).toBe('noServer');
      expect([await found(), mail.mails.length]).toEqual([[], 1]);
      await founded.server().end('SIGTERM');
      expect(runOperator('audit', ...place)).toContain('hole');
      expect([...(await stays.faults()), ...(await away.faults())]).toEqual([]);
    },
  );
});

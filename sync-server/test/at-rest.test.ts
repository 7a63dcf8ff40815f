import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { buildApp } from '#server/app';
import { freshId, freshToken } from '#server/lib/fresh';
import { shutPlace } from '#server/run/open-store';
import { makeRecoveryKey } from '#server/run/recovery-key';
import { startServer } from '#server/run/start-server';
import { writeBackup } from '#server/store/backup/write-backup';
import { WORDS_SWEPT } from '#server/store/citizen-of';
import type { Store } from '#server/store/port';
import { openLibsql } from '#server/store/sqlite/libsql-database';
import { openMemoryStore } from '#server/store/memory/open-memory-store';
import { openSqliteDatabase } from '#server/store/sqlite/open-sqlite-database';
import { openSqliteStore } from '#server/store/sqlite/open-sqlite-store';

import { citizen, SITE } from './support/documents';
import { erasedCitizen } from './support/erased-citizen';
import { firstDatabase } from './support/first-database';
import { plainOf, RECIPIENT } from './support/recovery-keys';
import { AT, origin } from './support/store-bench';
import { written } from './support/written';

const NAME = 'Zyxwv-Markeur';

let folder: string;
let file: string;
let store: Store | null = null;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-rest-'));
  file = path.join(folder, 'guichet.sqlite');
});
afterEach(async () => {
  await store?.close();
  store = null;
  rmSync(folder, { recursive: true, force: true });
});

const BACKUP = 'backup.age';

const modeOf = (at: string): number => statSync(at).mode & 0o777;

/** The files that hold a text; a backup as whoever has its key reads it. */
const filesWith = async (text: string): Promise<readonly string[]> => {
  const holds = async (name: string): Promise<boolean> => {
    const file = path.join(folder, name);
    return (name === BACKUP ? gunzipSync(await plainOf(file)) : readFileSync(file)).includes(text);
  };
  const names = readdirSync(folder);
  const held = await Promise.all(names.map(holds));
  return names.filter((_, index) => held[index]);
};

it('leaves nothing of an erased person in the bytes of the database, its log and a fresh backup', async () => {
  store = await openSqliteStore({ file, at: AT, epoch: 'epoch-1' });
  const open = store;
  const write = (...documents: readonly object[]) =>
    open.withSite(SITE, (site) =>
      site.write(
        'citizens',
        documents.map((one) => written(one)),
        origin,
      ),
    );
  const names = Array.from({ length: 300 }, (_, index) => citizen(`c${index}`, `Nom ${index}`));
  await write(...names, citizen('person', NAME));
  // Written over, so that pages are left and filled again.
  for (const turn of [1, 2, 3]) {
    await write({ ...citizen('person', `${NAME} ${turn}`), note: NAME.repeat(600 * turn) });
    await write(...names.map((one) => ({ ...one, note: 'x'.repeat(40 * turn) })));
  }
  const ticket = { id: 't', citizenId: 'person', subject: NAME };
  await open.withSite(SITE, (site) =>
    site.quarantine(
      [
        { collection: 'citizens', id: 'person', why: 'shape', body: JSON.stringify(citizen('person', NAME)) },
        { collection: 'tickets', id: 't', why: 'shape', body: JSON.stringify(ticket) },
      ],
      origin,
    ),
  );
  expect(await filesWith(NAME)).not.toEqual([]);

  await open.withSite(SITE, (site) =>
    site.write('citizens', [written(erasedCitizen('person'), { erased: true })], origin),
  );
  // A desk that was away brings it once more.
  await open.withSite(SITE, (site) =>
    site.quarantine([{ collection: 'tickets', id: 't2', why: 'shape', body: JSON.stringify(ticket) }], origin),
  );
  const { db, close } = openSqliteDatabase(file, AT);
  await writeBackup(db, path.join(folder, BACKUP), AT, RECIPIENT);
  await close();
  expect(readdirSync(folder)).toContain(BACKUP);
  expect(await filesWith(NAME)).toEqual([]);
});

it('leaves nothing of the words that left a log in the bytes of the database and its log', async () => {
  store = await openSqliteStore({ file, at: AT, epoch: 'epoch-1' });
  const open = store;
  const visit = (word: string) => ({ id: 'a', siteId: SITE, events: [{ id: 'e', type: 'booked', word }], day: '' });
  await open.withSite(SITE, async (site) => {
    await site.write('appointments', [written(visit(NAME))], origin);
    await site.quarantine(
      [{ collection: 'appointments', id: 'a', why: 'w', body: JSON.stringify(visit(NAME)) }],
      origin,
    );
  });
  expect(await filesWith(NAME)).not.toEqual([]);
  const cleared = { past: () => visit(''), aside: () => JSON.stringify(visit('')) };
  await open.withSite(SITE, (site) => site.write('appointments', [written(visit(''), { cleared })], origin));
  expect(await filesWith(NAME)).toEqual([]);
  expect((await open.erasures(SITE)).length).toBe(0);
  expect((await open.quarantined(SITE)).map(({ body }) => body)).toEqual([JSON.stringify(visit(''))]);
});

it('asks for another look for words once a copy from before an erasure was put back, and else for none', async () => {
  const opened = async (): Promise<Store> => (store = await openSqliteStore({ file, at: AT, epoch: 'epoch-1' }));
  const first = await opened();
  await first.withSite(SITE, async (site) => {
    await site.write('citizens', [written(citizen('person', NAME))], origin);
    await site.writeSiteNote(WORDS_SWEPT, '1');
  });
  await first.close();
  copyFileSync(file, `${file}.before`);
  const second = await opened();
  await second.withSite(SITE, (site) =>
    site.write('citizens', [written(erasedCitizen('person'), { erased: true })], origin),
  );
  expect(await second.noteOfSite(SITE, WORDS_SWEPT)).toBe('1');
  await second.close();
  const third = await opened();
  expect(await third.noteOfSite(SITE, WORDS_SWEPT)).toBe('1');
  await third.close();
  copyFileSync(`${file}.before`, file);
  const last = await opened();
  expect(await last.noteOfSite(SITE, WORDS_SWEPT)).toBe('');
});

it('takes out of the file of an older version what it had only marked as deleted', async () => {
  firstDatabase(file, []);
  const old = openLibsql(file, ':memory:');
  old.exec('pragma secure_delete = OFF');
  old.exec(
    `insert into quarantine (site, collection, id, sha, why, device, at, body) values ('s', 'c', 'i', 'h', 'w', 'd', 'a', '${NAME}')`,
  );
  old.exec('delete from quarantine');
  old.checkpoint();
  old.close();
  expect(await filesWith(NAME)).toEqual(['guichet.sqlite']);
  store = await openSqliteStore({ file, at: AT, epoch: 'epoch-1' });
  await store.close();
  expect(await filesWith(NAME)).toEqual([]);
});

it('shuts its folder, files and keys to other accounts, those of an older version too, and tells which', async () => {
  const dataDir = path.join(folder, 'town');
  const beside = { anchor: `${dataDir}.anchor`, journalKey: `${dataDir}.journal-key` };
  const elsewhere = path.join(folder, 'shared.pem');
  mkdirSync(dataDir);
  chmodSync(dataDir, 0o755);
  const left = [
    'guichet.sqlite',
    'guichet.sqlite-wal',
    'cle.pem',
    'messages.json',
    'recovery-key.pub',
    'certificat.pem',
  ];
  for (const file of [...left.map((name) => path.join(dataDir, name)), beside.anchor, beside.journalKey, elsewhere]) {
    writeFileSync(file, '');
    chmodSync(file, 0o644);
  }
  symlinkSync(elsewhere, path.join(dataDir, 'guichet.sqlite.linked'));
  const opened = shutPlace({ dataDir }, beside);
  expect(opened.open).toEqual([]);
  expect(opened.shut.toSorted()).toEqual(['folder', ...left.slice(0, 5), 'anchor', 'key of the journal'].toSorted());
  expect(shutPlace({ dataDir }, beside)).toEqual({ shut: [], open: [] });
  expect(shutPlace({ dataDir: '', postgresUrl: 'postgresql://x' }, {})).toEqual({ shut: [], open: [] });
  // What anybody may read, and what lies elsewhere, is left as it is.
  expect([modeOf(path.join(dataDir, 'certificat.pem')), modeOf(elsewhere)]).toEqual([0o644, 0o644]);
  for (const file of [beside.anchor, beside.journalKey]) expect(modeOf(file)).toBe(0o600);
});

it('makes everything for its own account alone', async () => {
  const dataDir = path.join(folder, 'town');
  const before = process.umask(0o077);
  const seed = { kind: 'townHall', commune: 'Essai', siteName: 'Mairie', desks: 1, stations: 0 } as const;
  const place = { dataDir, anchor: `${dataDir}.anchor`, journalKey: `${dataDir}.journal-key` };
  const server = await startServer({ ...place, host: '127.0.0.1', port: 0, elsewhere: false, seed, logLevel: '' });
  await makeRecoveryKey(place, { recipient: '', replace: false });
  process.umask(before);
  expect(modeOf(dataDir)).toBe(0o700);
  const inside = readdirSync(dataDir);
  expect(inside).toEqual(
    expect.arrayContaining([
      'guichet.sqlite',
      'guichet-erasures.sqlite',
      'guichet.sqlite-wal',
      'guichet.sqlite-shm',
      'recovery-key.pub',
    ]),
  );
  const files = [...inside.map((name) => path.join(dataDir, name)), place.anchor, place.journalKey];
  expect(files.map((at) => [at, modeOf(at)])).toEqual(files.map((at) => [at, 0o600]));
  await server.close();
});

it('logs a fault by its kind and code, never by the words of the store', async () => {
  const lines: string[] = [];
  const broken = Object.assign(openMemoryStore({ epoch: 'e' }), {
    homeSite: () => Promise.reject(Object.assign(new Error(`near "${NAME}": syntax error`), { code: 'SQLITE_ERROR' })),
  });
  const app = buildApp({
    store: broken,
    clock: () => 0,
    newId: freshId,
    newToken: freshToken,
    allowedOrigins: [],
    logger: { level: 'debug', stream: { write: (line) => void lines.push(line) } },
  });
  const answer = await app.inject({ url: '/v1/health' });
  await app.close();
  expect([answer.statusCode, answer.body.includes(NAME)]).toEqual([500, false]);
  expect(lines.join('')).toContain('SQLITE_ERROR');
  expect(lines.join('')).not.toContain(NAME);
});

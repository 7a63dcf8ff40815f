import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect, it } from 'vitest';

import { openLibsql } from '#server/store/sqlite/libsql-database';
import { migrate } from '#server/store/sqlite/migrate';

import { storeContract } from './support/store-contract';
import { openTestStore } from './support/test-server';

const inFolder = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'guichet-store-'));
  return {
    file: path.join(folder, 'guichet.sqlite'),
    dispose: async () => rmSync(folder, { recursive: true, force: true }),
  };
};

storeContract('SQLite', async () => {
  const { file, dispose } = inFolder();
  return { store: await openTestStore(file), reopen: () => openTestStore(file), dispose };
});

it('writes durably, and nobody can change the audit', async () => {
  const { file, dispose } = inFolder();
  const database = openLibsql(file);
  migrate(database, '2026-11-23T08:00:00.000Z');
  const valueOf = (pragma: string): unknown =>
    Object.values(database.prepare(`pragma ${pragma}`).all([])[0] as object)[0];
  expect([valueOf('journal_mode'), valueOf('synchronous')]).toEqual(['wal', 2]);
  database.exec(`insert into audit values ('s', 1, '', '', '', '', '')`);
  expect(() => database.exec(`update audit set sha = 'x'`)).toThrow('append-only');
  expect(() => database.exec(`delete from audit`)).toThrow('append-only');
  database.close();
  await dispose();
});

it('does not open a database of a newer version', async () => {
  const { file, dispose } = inFolder();
  const database = openLibsql(file);
  migrate(database, '2026-11-23T08:00:00.000Z');
  database.exec(`insert into migrations values ('999-later', '')`);
  expect(() => migrate(database, '')).toThrow('newer version');
  database.close();
  await dispose();
});

it('finds the documents of a day and of a page by their indexes', async () => {
  const { file, dispose } = inFolder();
  const database = openLibsql(file);
  migrate(database, '2026-11-23T08:00:00.000Z');
  const planOf = (where: string): string =>
    JSON.stringify(
      database
        .prepare(`explain query plan select body from documents where site = ? and collection = ? and ${where}`)
        .all(['s', 'c', 1]),
    );
  expect(planOf('day = ?')).toContain('documents_by_day (site=? AND collection=? AND day=?)');
  expect(planOf('seq > ? order by seq')).toContain('documents_by_seq (site=? AND collection=? AND seq>?)');
  database.close();
  await dispose();
});

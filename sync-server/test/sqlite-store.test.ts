import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { sql } from 'kysely';
import { expect, it } from 'vitest';

import { sha256 } from '#server/lib/sha256';
import { writeBackup } from '#server/store/backup/write-backup';
import type { Store } from '#server/store/port';
import { openSqlStore } from '#server/store/sql/open-sql-store';
import { openLibsql } from '#server/store/sqlite/libsql-database';
import { migrate } from '#server/store/sqlite/migrate';
import { openSqliteDatabase } from '#server/store/sqlite/open-sqlite-database';
import { openSqliteStore } from '#server/store/sqlite/open-sqlite-store';
import { restoreSqlite } from '#server/store/sqlite/restore-sqlite';
import { sqliteEngine } from '#server/store/sqlite/sqlite-engine';
import { verifyAudit } from '#server/store/verify-audit';
import { digestOf } from '#shared/sync/digest';

import { citizen, DAY, SITE, ticket, wire } from './support/documents';
import { firstDatabase } from './support/first-database';
import { AT, origin } from './support/store-bench';
import { storeContract } from './support/store-contract';
import { lineOf, seal } from './support/store-contract-journal';
import { written } from './support/written';
import { RECIPIENT, SECRET } from './support/recovery-keys';

const inFolder = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'guichet-store-'));
  return {
    folder,
    file: path.join(folder, 'guichet.sqlite'),
    dispose: async () => rmSync(folder, { recursive: true, force: true }),
  };
};

const memory = () => openLibsql(':memory:', ':memory:');

const tamper = async (file: string, what: 'audit' | 'body', seq: number): Promise<void> => {
  const database = openLibsql(file, ':memory:');
  if (what === 'audit') {
    database.exec('drop trigger audit_is_append_only_update');
    database.exec(`update audit set at = '' where seq = ${seq}`);
  } else database.exec(`update documents set body = replace(body, '{', '{ ') where seq = ${seq}`);
  database.close();
};

storeContract('SQLite', async () => {
  const { folder, file, dispose } = inFolder();
  const reopen = (): Promise<Store> => openSqliteStore({ file, at: AT, epoch: 'epoch-1' });
  return {
    store: await reopen(),
    reopen,
    backup: async () => {
      // Each in a folder of its own: a restore looks at what lies beside.
      const to = path.join(mkdtempSync(path.join(folder, 'backup-')), 'town.backup');
      const { db, close } = openSqliteDatabase(file, AT);
      await writeBackup(db, to, AT, RECIPIENT);
      await close();
      return async (isLost = false) => {
        if (isLost)
          for (const name of readdirSync(folder)) if (name.includes('.sqlite')) rmSync(path.join(folder, name));
        await restoreSqlite({ from: to, secretKeys: [SECRET], file, replace: true, epoch: 'epoch-2', at: AT });
        return reopen();
      };
    },
    withoutLastDays: async () => {
      const database = openLibsql(file, ':memory:');
      database.exec(`update documents set last_day = '', citizen = '', reason = ''`);
      database.close();
    },
    tamper: (what, seq) => tamper(file, what, seq),
    dispose,
  };
});

it('writes durably, and nobody can change the audit', async () => {
  const { file, dispose } = inFolder();
  const database = openLibsql(file, path.join(path.dirname(file), 'erasures.sqlite'));
  migrate(database, AT);
  const valueOf = (pragma: string): unknown =>
    Object.values(database.prepare(`pragma ${pragma}`).all([])[0] as object)[0];
  expect([valueOf('journal_mode'), valueOf('synchronous')]).toEqual(['wal', 2]);
  expect([valueOf('erasures.journal_mode'), valueOf('erasures.synchronous')]).toEqual(['wal', 2]);
  database.exec(`insert into audit values ('s', 1, '', '', '', '', '', '')`);
  expect(() => database.exec(`update audit set sha = 'x'`)).toThrow('append-only');
  expect(() => database.exec(`delete from audit`)).toThrow('append-only');
  database.close();
  await dispose();
});

it('does not open a database of a newer version', () => {
  const database = memory();
  migrate(database, AT);
  database.exec(`insert into migrations values ('999-later', '')`);
  expect(() => migrate(database, '')).toThrow('newer version');
  database.close();
});

it('finds the documents of a day and of a page by their indexes', () => {
  const database = memory();
  migrate(database, AT);
  const planOf = (where: string): string =>
    JSON.stringify(
      database
        .prepare(`explain query plan select body from documents where site = ? and collection = ? and ${where}`)
        .all(['s', 'c', 1]),
    );
  expect(planOf('day = ?')).toContain('documents_by_day (site=? AND collection=? AND day=?)');
  expect(planOf('seq > ? order by seq')).toContain('documents_by_seq (site=? AND collection=? AND seq>?)');
  database.close();
});

it('brings a database of the first version up to date, with digests, history, chain and counters', async () => {
  const { file, dispose } = inFolder();
  const documents = [
    ['citizens', citizen('a', 'Durand')],
    ['tickets', ticket('t', [], 7)],
  ] as const;
  const statements = documents.flatMap(([collection, document], index) => {
    const body = JSON.stringify(wire(document));
    const place = `'${SITE}', ${index + 1}`;
    const day = 'day' in document ? document.day : '';
    return [
      `insert into documents values ('${SITE}', '${collection}', '${document.id}', ${index + 1}, 0, '${day}', '${body}')`,
      `insert into audit values (${place}, '${AT}', 'd1', '${collection}', '${document.id}', '${sha256(body)}')`,
    ];
  });
  firstDatabase(file, [
    ...statements,
    `insert into sites values ('${SITE}', 2, 2)`,
    `insert into meta values ('epoch', 'old')`,
    `insert into devices values ('d1', '${SITE}', 'local', 'K1', 'h1', 1, '${AT}', '', '${AT}')`,
    `insert into devices values ('d2', '${SITE}', 'Poste', 'K2', 'h2', 0, '${AT}', '', '${AT}')`,
    `insert into number_keys values ('${SITE}', 'k', '${DAY}', 'A', 7), ('${SITE}', 'k2', '${DAY}', 'A', 6)`,
    `insert into issued_numbers values ('${SITE}', '${DAY}', 'A', 6)`,
    `insert into quarantine values ('${SITE}', 'tickets', 'q', 'sha', 'shape', 'd1', '${AT}', '{}')`,
  ]);
  const store = await openSqliteStore({ file, at: AT, epoch: 'new' });
  expect([store.epoch, await verifyAudit(store, SITE)]).toEqual(['old', { entries: 2, faults: [] }]);
  expect(await store.digests(SITE, 'citizens', { after: '', fromDay: '', limit: 9 })).toEqual([
    ['a', digestOf(wire(citizen('a', 'Durand')))],
  ]);
  expect((await store.history(SITE, 0, 9)).map((entry) => entry.delta)).toEqual(documents.map(([, one]) => wire(one)));
  expect((await store.listDevices(SITE)).map(({ id, rank, series }) => [id, rank, series])).toEqual([
    ['d1', 'admin', 'K1'],
    ['d2', 'desk', 'K2'],
  ]);
  expect([(await store.deviceOfToken('h2', AT))?.id, (await store.quarantined(SITE)).length]).toEqual(['d2', 1]);
  await store.withSite(SITE, async (tx) => {
    expect((await tx.unseenNumbers(AT)).map((given) => given.key)).toEqual(['k2']);
    expect(await tx.issueNumber({ key: 'k3', day: DAY, series: 'A', at: AT, deviceId: 'd1' })).toBe(8);
    await tx.write('citizens', [written(citizen('b', 'b'))], origin);
  });
  expect((await verifyAudit(store, SITE)).faults).toEqual([]);
  await store.close();
  await dispose();
});

it('stores nothing on a full disk, says « busy », and goes on when there is room again', async () => {
  const { file, dispose } = inFolder();
  const database = openSqliteDatabase(file, AT);
  const store = await openSqlStore(sqliteEngine(database), { at: AT, epoch: 'e' });
  const write = (id: string, size: number) =>
    store.withSite(SITE, (tx) => tx.write('citizens', [written(citizen(id, 'x'.repeat(size)))], origin));
  await write('a', 10);
  const pages = (count: string) => sql.raw(`pragma max_page_count = ${count}`).execute(database.db);
  await pages('1');
  await expect(write('b', 200_000)).rejects.toMatchObject({ code: 'busy', status: 503 });
  await expect(write('c', 200_000)).rejects.toMatchObject({ code: 'busy' });
  expect([await store.head(SITE), await store.bodies(SITE, 'citizens', ['b', 'c'])]).toEqual([1, []]);
  await pages('1000000');
  expect(await write('b', 200_000)).toBe(2);
  expect((await verifyAudit(store, SITE)).faults).toEqual([]);
  await store.close();
  await dispose();
});

it('puts an erasure back on the list when only the list was lost', async () => {
  const { folder, file, dispose } = inFolder();
  const erased = { ...citizen('a', ''), erasedAt: '000000000000009-000000-device-1' };
  const first = await openSqliteStore({ file, at: AT, epoch: 'e' });
  await first.withSite(SITE, (tx) => tx.write('citizens', [written(erased, { erased: true })], origin));
  await first.close();
  rmSync(path.join(folder, 'guichet-erasures.sqlite'));
  const second = await openSqliteStore({ file, at: AT, epoch: 'e' });
  expect(await second.erasures(SITE)).toEqual([{ collection: 'citizens', id: 'a', at: AT }]);
  await second.close();
  await dispose();
});

it('keeps the journal append-only, and finds its lines without looking through a year', async () => {
  const { file, dispose } = inFolder();
  const store = await openSqliteStore({ file, at: AT, epoch: 'epoch-1' });
  const lines = [1, 2, 3].map((minute) => lineOf(`l${minute}`, { minute }));
  await store.withSite(SITE, (tx) => tx.keepLines({ deviceId: 'k1', lines, seal }));
  await store.close();
  const database = openLibsql(file, ':memory:');
  const run = (statement: string) => () => database.exec(statement);
  expect(run(`update journal set agent = ''`)).toThrow('append-only');
  expect(run('delete from journal where n = 3')).toThrow('append-only');
  const plan = (where: string): string =>
    JSON.stringify(
      database
        .prepare(
          `explain query plan select * from journal where site = 's' and kept_at >= 'a' and kept_at < 'b' ${where}
           order by kept_at desc, n desc limit 9`,
        )
        .all([]),
    );
  const plans = ['', `and agent = 'x'`, `and subject = 'x'`, `and kept_at <= 'b' and (kept_at < 'b' or n < 7)`].map(
    plan,
  );
  for (const one of plans) expect(one).not.toContain('TEMP B-TREE');
  expect(plans.map((one) => /INDEX (journal_\w+)/.exec(one)?.[1])).toEqual([
    'journal_by_time',
    'journal_by_agent',
    'journal_by_subject',
    'journal_by_time',
  ]);
  database.close();
  await dispose();
});

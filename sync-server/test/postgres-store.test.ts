import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { Store } from '#server/store/port';
import { writeBackup } from '#server/store/backup/write-backup';
import { openPostgresDatabase } from '#server/store/postgres/open-postgres-database';
import { openPostgresStore } from '#server/store/postgres/open-postgres-store';
import { restorePostgres } from '#server/store/postgres/restore-postgres';

import { citizen, SITE } from './support/documents';
import { startPostgres, type TestPostgres } from './support/postgres';
import { AT, origin } from './support/store-bench';
import { storeContract } from './support/store-contract';
import { lineOf, seal } from './support/store-contract-journal';
import { written } from './support/written';
import { RECIPIENT, SECRET } from './support/recovery-keys';

let server: TestPostgres;
beforeAll(async () => {
  server = await startPostgres();
}, 240_000);
afterAll(() => server.stop(), 240_000);

const run = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

const tamper = async (url: string, what: 'audit' | 'body', seq: number): Promise<void> => {
  if (what === 'audit')
    await run(url, `alter table audit disable trigger user; update audit set at = '' where seq = ${seq}`);
  else await run(url, `update documents set body = replace(body, '{', '{ ') where seq = ${seq}`);
};

storeContract('PostgreSQL', async () => {
  const url = await server.createDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'guichet-store-'));
  const reopen = (): Promise<Store> => openPostgresStore({ url, at: AT, epoch: 'epoch-1' });
  return {
    store: await reopen(),
    reopen,
    backup: async () => {
      // Each in a folder of its own: a restore looks at what lies beside.
      const to = path.join(mkdtempSync(path.join(folder, 'backup-')), 'town.backup');
      const { db, close } = await openPostgresDatabase(url, AT);
      await writeBackup(db, to, AT, RECIPIENT);
      await close();
      return async (isLost = false) => {
        if (isLost) await run(url, 'truncate erasures.list, erasures.revoked');
        await restorePostgres({ from: to, secretKeys: [SECRET], url, replace: true, epoch: 'epoch-2', at: AT });
        return reopen();
      };
    },
    withoutLastDays: () => run(url, `update documents set last_day = '', citizen = '', reason = ''`),
    tamper: (what, seq) => tamper(url, what, seq),
    dispose: async () => rmSync(folder, { recursive: true, force: true }),
  };
});

const write = (store: Store, id: string) =>
  store.withSite(SITE, (tx) => tx.write('citizens', [written(citizen(id, id))], origin));

it('lets nobody change the audit', async () => {
  const url = await server.createDatabase();
  const store = await openPostgresStore({ url, at: AT, epoch: 'e' });
  await write(store, 'a');
  for (const statement of [`update audit set sha = ''`, 'delete from audit', 'truncate audit'])
    await expect(run(url, statement)).rejects.toThrow('append-only');
  await store.close();
});

it('lets several servers make the tables at once, and opens none of a newer version', async () => {
  const url = await server.createDatabase();
  const stores = await Promise.all([1, 2, 3].map((n) => openPostgresStore({ url, at: AT, epoch: `e${n}` })));
  expect(new Set(stores.map((store) => store.epoch)).size).toBe(1);
  for (const store of stores) await store.close();
  await run(url, `insert into migrations values ('999-later', '')`);
  await expect(openPostgresStore({ url, at: AT, epoch: 'e' })).rejects.toThrow('newer version');
});

it('hears what another server writes, also after its line broke', async () => {
  const url = await server.createDatabase();
  const [here, there] = await Promise.all(['a', 'b'].map((epoch) => openPostgresStore({ url, at: AT, epoch })));
  if (!here || !there) throw new Error('no stores');
  const heard: number[] = [];
  here.onWrite(({ siteId, collection, seq }) => {
    if (siteId === SITE && collection === 'citizens') heard.push(seq);
  });
  await write(there, 'a');
  await expect.poll(() => heard).toEqual([1]);
  await write(here, 'b');
  expect(heard).toEqual([1, 2]);
  await run(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`,
  );
  // Every connection is gone: both stores come back by themselves, the line within a second or so.
  await expect
    .poll(() =>
      write(there, 'c').then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  let told = 0;
  const isHeard = async (): Promise<boolean> => {
    if (heard.includes(told)) return true;
    // What is told while the line is broken is lost: the next is heard.
    told = await write(there, 'd');
    return false;
  };
  await expect.poll(isHeard, { interval: 200 }).toBe(true);
  for (const store of [here, there]) await store.close();
});

it('tells another server of a burst of writes by few notices after the commits, and leaves no writer out', async () => {
  const url = await server.createDatabase();
  const [here, there] = await Promise.all(['a', 'b'].map((epoch) => openPostgresStore({ url, at: AT, epoch })));
  if (!here || !there) throw new Error('no stores');
  const heard: { readonly collection: string; readonly seq: number; readonly deviceId: string }[] = [];
  here.onWrite(({ collection, seq, deviceId }) => heard.push({ collection, seq, deviceId }));
  let last = 0;
  const burst = async (): Promise<void> => {
    for (let n = 0; n < 60; n += 1)
      last = await there.withSite(SITE, (tx) =>
        tx.write('citizens', [written(citizen(`c${last}`, 'x'))], { ...origin, deviceId: `k${n % 2}` }),
      );
  };
  // A busy machine may write so slowly that nothing is gathered: as many bursts as it needs. Who wrote first of two in one notice has not heard of
  // the second: nobody is left out.
  const isGathered = async (): Promise<boolean> => {
    await burst();
    return heard.some(({ deviceId }) => deviceId === '');
  };
  await expect.poll(isGathered, { timeout: 60_000 }).toBe(true);
  await expect.poll(() => heard.at(-1)?.seq).toBe(last);
  expect(heard.length).toBeLessThan(last);
  // No transaction of a write notifies any more: nothing waits for the one lock of the cluster.
  expect(last % 60).toBe(0);
  for (const store of [here, there]) await store.close();
});

it('is not replaced while a server works on it, nor filled over what is there', async () => {
  const url = await server.createDatabase();
  const store = await openPostgresStore({ url, at: AT, epoch: 'e' });
  await write(store, 'a');
  const folder = mkdtempSync(path.join(tmpdir(), 'guichet-store-'));
  const from = path.join(folder, 'backup.gz');
  const { db, close } = await openPostgresDatabase(url, AT);
  await writeBackup(db, from, AT, RECIPIENT);
  await close();
  const restore = (replace: boolean) =>
    restorePostgres({ from, secretKeys: [SECRET], url, replace, epoch: 'f', at: AT });
  await expect(restore(true)).rejects.toThrow('a server is running');
  await store.close();
  await expect(restore(false)).rejects.toThrow('--replace');
  expect((await restore(true)).rows).toBeGreaterThan(3);
  rmSync(folder, { recursive: true, force: true });
});

it('says « busy » when it is out of reach', async () => {
  await expect(openPostgresStore({ url: server.addressOf('nowhere'), at: AT, epoch: 'e' })).rejects.toThrow('nowhere');
  const url = `postgresql://guichet@${encodeURIComponent('/tmp/guichet-nothing-here')}/x`;
  await expect(openPostgresStore({ url, at: AT, epoch: 'e' })).rejects.toMatchObject({ code: 'busy' });
});

it('stores nothing when the server has no space left, says « busy », and goes on later', async () => {
  const url = await server.createDatabase();
  const store = await openPostgresStore({ url, at: AT, epoch: 'e' });
  await run(
    url,
    `create function full_disk() returns trigger language plpgsql as $$
     begin raise exception 'could not extend file' using errcode = '53100'; end $$;
     create trigger full_disk before insert on history for each statement execute function full_disk()`,
  );
  await expect(write(store, 'a')).rejects.toMatchObject({ code: 'busy', status: 503 });
  expect([await store.head(SITE), await store.audit(SITE, 0, 9)]).toEqual([0, []]);
  await run(url, 'drop trigger full_disk on history');
  expect(await write(store, 'a')).toBe(1);
  await store.close();
});

it('rolls back, says « busy » and lives on when its connections break in the middle of a transaction', async () => {
  const url = await server.createDatabase();
  const store = await openPostgresStore({ url, at: AT, epoch: 'e' });
  const cut = store.withSite(SITE, async (tx) => {
    await tx.write('citizens', [written(citizen('a', 'a'))], origin);
    await run(
      url,
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    );
    await tx.write('citizens', [written(citizen('b', 'b'))], origin);
  });
  await expect(cut).rejects.toMatchObject({ code: 'busy' });
  expect(await store.head(SITE)).toBe(0);
  await expect.poll(() => write(store, 'c').catch(() => 0)).toBe(1);
  await store.close();
});

it('still reads while many wait to write', async () => {
  const url = await server.createDatabase();
  const store = await openPostgresStore({ url, at: AT, epoch: 'e' });
  let free = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    free = resolve;
  });
  const first = store.withSite(SITE, () => held);
  const waiting = Array.from({ length: 30 }, (_, index) => write(store, `w${index}`));
  expect(await store.head(SITE)).toBe(0);
  expect((await store.page(SITE, 'citizens', 0, 10)).bodies).toEqual([]);
  free();
  await first;
  expect((await Promise.all(waiting)).toSorted((a, b) => a - b)).toEqual(waiting.map((_, index) => index + 1));
  await store.close();
});

it('lets no connection wait or idle for ever, save those of a backup, and answers commits that are on the disk alone', async () => {
  const url = await server.createDatabase();
  const told = async (patient: boolean) => {
    const { settings, close } = await openPostgresDatabase(url, AT, patient);
    const client = new pg.Client(settings);
    await client.connect();
    const names = ['synchronous_commit', 'statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];
    const { rows } = await client.query('select name, setting from pg_settings where name = any($1)', [names]);
    await client.end();
    await close();
    return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
  };
  const usual = { synchronous_commit: 'on', lock_timeout: '10000' };
  const bounded = { statement_timeout: '30000', idle_in_transaction_session_timeout: '30000' };
  expect(await told(false)).toEqual({ ...usual, ...bounded });
  expect(await told(true)).toEqual({ ...usual, statement_timeout: '0', idle_in_transaction_session_timeout: '0' });
});

it('keeps the journal append-only', async () => {
  const url = await server.createDatabase();
  const store = await openPostgresStore({ url, at: AT, epoch: 'e' });
  await store.withSite(SITE, (tx) => tx.keepLines({ deviceId: 'k1', lines: [lineOf('a')], seal }));
  for (const statement of [`update journal set agent = ''`, 'delete from journal'])
    await expect(run(url, statement)).rejects.toThrow('append-only');
  await store.close();
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createProjection } from '#server/figures/projection';
import { writeBackup } from '#server/store/backup/write-backup';
import { openPostgresDatabase } from '#server/store/postgres/open-postgres-database';
import { openPostgresStore } from '#server/store/postgres/open-postgres-store';
import { restorePostgres } from '#server/store/postgres/restore-postgres';
import type { Store } from '#server/store/port';
import { openSqliteDatabase } from '#server/store/sqlite/open-sqlite-database';
import { openSqliteStore } from '#server/store/sqlite/open-sqlite-store';
import { restoreSqlite } from '#server/store/sqlite/restore-sqlite';
import type { FactSheet } from '#shared/domain/insights/facts/fact';
import { decodeSheet, encodeSheet } from '#shared/domain/insights/facts/wire/sheet-wire';

import { factTown, NOW, openTown, sheetsOfAll, TODAY, TOWN, writeTown } from './support/fact-town';
import { startPostgres, type TestPostgres } from './support/postgres';
import { RECIPIENT, SECRET } from './support/recovery-keys';

const AT = '2026-11-24T08:00:00.000Z';
const LONG_MS = 600_000;

let postgres: TestPostgres;
let folder: string;
let stores: Store[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
}, 240_000);
afterAll(() => postgres.stop(), 240_000);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-facts-'));
  stores = [];
});
afterEach(async () => {
  for (const store of stores) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

type Adapter = {
  readonly open: () => Promise<Store>;
  /** Takes a backup of the open store; what it gives puts it back, once the stores are closed. */
  readonly backup: () => Promise<() => Promise<void>>;
  /** Whether two may be open on one database at once. */
  readonly isShared: boolean;
};

const sqlite = async (): Promise<Adapter> => {
  const file = path.join(folder, 'site.sqlite');
  return {
    open: () => openSqliteStore({ file, at: AT, epoch: 'epoch-1' }),
    backup: async () => {
      const to = path.join(folder, 'backup.gz');
      const { db, close } = openSqliteDatabase(file, AT);
      await writeBackup(db, to, AT, RECIPIENT);
      await close();
      return async () =>
        void (await restoreSqlite({ from: to, secretKeys: [SECRET], file, replace: true, epoch: 'epoch-2', at: AT }));
    },
    isShared: false,
  };
};

const postgresql = async (): Promise<Adapter> => {
  const url = await postgres.createDatabase();
  return {
    open: () => openPostgresStore({ url, at: AT, epoch: 'epoch-1' }),
    backup: async () => {
      const to = path.join(folder, 'backup.gz');
      const { db, close } = await openPostgresDatabase(url, AT);
      await writeBackup(db, to, AT, RECIPIENT);
      await close();
      return async () =>
        void (await restorePostgres({ from: to, secretKeys: [SECRET], url, replace: true, epoch: 'epoch-2', at: AT }));
    },
    isShared: true,
  };
};

const project = (store: Store) =>
  createProjection({ store, clock: () => Date.parse(NOW), elapsed: () => performance.now() });

const writeAll = async (store: Store): Promise<void> => {
  for (const name of ['requests', 'appointments', 'tickets'] as const) await writeTown(store, name, factTown[name]);
};

const expected = sheetsOfAll(factTown);
const asSent = (sheet: FactSheet): FactSheet | null => decodeSheet(encodeSheet(sheet));

const expectAll = async (store: Store): Promise<void> => {
  const sheets = new Map((await store.sheetsBetween(TOWN, '', '9')).map(({ day, body }) => [day, decodeSheet(body)]));
  for (const [day, sheet] of expected) if (day <= TODAY) expect(sheets.get(day), day).toEqual(asSent(sheet));
  expect(await store.markedDays(TOWN, 9)).toEqual([]);
};

describe.each([
  ['SQLite', sqlite],
  ['PostgreSQL', postgresql],
] as const)('facts on %s', (_name, adapterOf) => {
  it('are those of all documents, after a restart in the middle too', async () => {
    const adapter = await adapterOf();
    const first = await adapter.open();
    await openTown(first);
    await writeAll(first);
    expect(await project(first).follow(TOWN, 1)).toBe(false);
    await first.close();
    const again = await adapter.open();
    stores.push(again);
    expect(await project(again).follow(TOWN, LONG_MS)).toBe(true);
    await expectAll(again);
  });

  it('go on from a restored backup, whose history is another one', async () => {
    const adapter = await adapterOf();
    const first = await adapter.open();
    await openTown(first);
    await writeTown(first, 'requests', factTown.requests);
    await project(first).follow(TOWN, LONG_MS);
    const { epoch } = first;
    if (!adapter.isShared) await first.close();
    const restore = await adapter.backup();
    if (adapter.isShared) {
      await writeTown(first, 'tickets', factTown.tickets);
      await project(first).follow(TOWN, LONG_MS);
      await first.close();
    }
    await restore();
    const restored = await adapter.open();
    stores.push(restored);
    expect(restored.epoch).not.toBe(epoch);
    expect((await restored.sheetsBetween(TOWN, TODAY, TODAY)).map(({ body }) => decodeSheet(body)?.tickets)).toEqual([
      [],
    ]);
    await writeTown(restored, 'appointments', factTown.appointments);
    await writeTown(restored, 'tickets', factTown.tickets);
    expect(await project(restored).follow(TOWN, LONG_MS)).toBe(true);
    await expectAll(restored);
  });
});

it('are the same when two servers make them at once on one database', async () => {
  const adapter = await postgresql();
  stores = [await adapter.open(), await adapter.open()];
  const [one, other] = stores;
  if (!one || !other) throw new Error('no stores');
  await openTown(one);
  const [here, there] = [project(one), project(other)];
  for (const name of ['requests', 'appointments', 'tickets'] as const) {
    await writeTown(name === 'appointments' ? other : one, name, factTown[name]);
    await Promise.all([here.follow(TOWN, LONG_MS), there.follow(TOWN, LONG_MS)]);
  }
  await Promise.all([here.follow(TOWN, LONG_MS), there.follow(TOWN, LONG_MS)]);
  await expectAll(one);
}, 240_000);

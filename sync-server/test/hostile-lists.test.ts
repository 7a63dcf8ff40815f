import type fs from 'node:fs/promises';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';

import { backup } from '#server/run/backup';
import { openDatabase, type Place } from '#server/run/open-store';
import { runOperatorCommand } from '#server/run/operator-commands';
import { restore } from '#server/run/restore';
import { isListRow } from '#server/store/backup/lists-in-backup';
import type { Tables } from '#server/store/sql/tables';
import { backupName } from '#shared/lib/backup-name';
import { mergeCitizens } from '#shared/sync/merge-citizens';

import { backupOf, olderInClear, partsOf } from './support/backup-parts';
import { SITE } from './support/documents';
import { erasedCitizen } from './support/erased-citizen';
import { fill, withStore } from './support/filled-town';
import { startPostgres, type TestPostgres } from './support/postgres';
import { RECIPIENT, SECRET, sealed, withKey } from './support/recovery-keys';
import { AT, origin } from './support/store-bench';
import { written } from './support/written';

/** A file that is taken away as soon as somebody has looked what it is. */
const going = vi.hoisted(() => ({ file: '' }));
vi.mock('node:fs/promises', async (actual) => {
  const real = await actual<typeof fs>();
  return {
    ...real,
    realpath: async (file: string) => {
      if (file === going.file) await real.rm(file);
      return real.realpath(file);
    },
  };
});

let server: TestPostgres;
beforeAll(async () => {
  server = await startPostgres();
}, 240_000);
afterAll(() => server.stop(), 240_000);

let folder: string;
let place: Place;
let fresh: Place;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-hostile-'));
  mkdirSync(path.join(folder, 'backups'));
  place = { dataDir: path.join(folder, 'town') };
  fresh = { dataDir: path.join(folder, 'fresh') };
  await fill(place);
  await backup(place, fileOf(1), RECIPIENT);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (day: number): string =>
  path.join(folder, 'backups', backupName(new Date(Date.UTC(2026, 10, day, 2, 15))));

const erase = (id: string) =>
  withStore(place, (store) =>
    store.withSite(SITE, (tx) => tx.write('citizens', [written(erasedCitizen(id), { erased: true })], origin)),
  );
const erasedAt = (one: Place) => withStore(one, async (store) => (await store.erasures(SITE)).map(({ id }) => id));

/** A row of the list, which a document of its own may replace. */
const listed = (id: string, body: object = { ...erasedCitizen(id), _deleted: false }, more: object = {}): string =>
  JSON.stringify([
    'erasures.list',
    { site: SITE, collection: 'citizens', id, at: AT, day: '', digest: 'x', body: JSON.stringify(body), ...more },
  ]);

it('joins no list of a file in clear that lies beside the backup, whatever it is called', async () => {
  const { head, rows } = await partsOf(fileOf(1));
  const clear = backupOf(head, [listed('a')], rows);
  writeFileSync(fileOf(2), clear);
  writeFileSync(path.join(folder, 'backups', 'copy'), clear);
  const said = await restore(fresh, fileOf(1), false, withKey);
  expect(said).toContain('1 other files there were passed over');
  expect(said).not.toContain('Added from 1 other');
  expect(await erasedAt(fresh)).toEqual([]);
});

it('opens the encrypted backups beside one in clear by the key that was named', async () => {
  await erase('a');
  await backup(place, fileOf(2), RECIPIENT);
  writeFileSync(fileOf(1), await olderInClear(fileOf(1)));
  const keyFile = path.join(folder, 'key.txt');
  writeFileSync(keyFile, SECRET);
  const args = ['--from', fileOf(1), '--data', fresh.dataDir, '--key', keyFile];
  const { good, lines } = await runOperatorCommand('restore', args, {}, () => Promise.reject(new Error('asked')));
  expect([good, lines.join('\n')]).toEqual([
    true,
    expect.stringContaining('Added from 1 other backups in its folder: 1'),
  ]);
  expect(await erasedAt(fresh)).toEqual(['a']);
});

it('is not hindered by a backup beside it that is taken away meanwhile', async () => {
  writeFileSync(fileOf(2), readFileSync(fileOf(1)));
  going.file = fileOf(2);
  expect(await restore(fresh, fileOf(1), false, withKey)).toContain('Restored');
  going.file = '';
  expect(existsSync(fileOf(2))).toBe(false);
});

it('refuses a line that is longer than any row, which a small file unpacks to', async () => {
  const { head, rows } = await partsOf(fileOf(1));
  const long = JSON.stringify(['documents', { id: 'x'.repeat(65 * 1024 * 1024) }]);
  const small = await sealed(backupOf(head, [], [...rows, long]));
  expect(small.length).toBeLessThan(200_000);
  writeFileSync(fileOf(1), small);
  await expect(restore(fresh, fileOf(1), false, withKey)).rejects.toThrow('longer than any row');
  // Where no line ends, in the lists of one that lies beside.
  await backup(place, fileOf(2), RECIPIENT);
  expect(await restore(fresh, fileOf(2), false, withKey)).not.toContain('passed over');
  writeFileSync(fileOf(3), await sealed(gzipSync(' '.repeat(65 * 1024 * 1024))));
  expect(await restore(fresh, fileOf(2), true, withKey)).toContain('1 other files there were passed over');
}, 60_000);

for (const kind of ['SQLite', 'PostgreSQL'] as const) {
  const townOn = async (): Promise<Place> => {
    if (kind === 'SQLite') return place;
    const one = { dataDir: '', postgresUrl: await server.createDatabase() };
    await restore(one, fileOf(1), false, withKey);
    return one;
  };
  const list = async (one: Place, row: string): Promise<void> => {
    const [, values] = JSON.parse(row) as [string, Tables['erasures.list']];
    const database = await openDatabase(one);
    await database.db.insertInto('erasures.list').values(values).execute();
    await database.close();
  };

  it(`says how many rows of its lists a backup lacks (${kind})`, async () => {
    const one = await townOn();
    expect(await backup(one, fileOf(2), RECIPIENT)).not.toContain('damaged');
    await list(one, listed('z', {}));
    expect(await backup(one, fileOf(2), RECIPIENT)).toContain('. 1 rows of the lists');
    expect((await partsOf(fileOf(2))).lists).toEqual([]);
  });

  it(`makes no site of people who were erased in one that is not here (${kind})`, async () => {
    const one = await townOn();
    await list(one, listed('z', undefined, { site: 'site-elsewhere' }));
    await list(one, listed('y'));
    await withStore(one, async (store) => {
      expect(await store.head('site-elsewhere')).toBe(0);
      expect(await store.bodies(SITE, 'citizens', ['y'])).toHaveLength(1);
      // It is there for who comes later.
      expect((await store.erasures('site-elsewhere')).map(({ id }) => id)).toEqual(['z']);
    });
    const database = await openDatabase(one);
    expect(await database.db.selectFrom('sites').select('id').execute()).toEqual([{ id: SITE }]);
    await database.close();
  });
}

it('takes the row of every citizen whom an erasure emptied', () => {
  const stampOf = (ms: number, device: string): string => `${String(ms).padStart(15, '0')}-000000-${device}`;
  const register = fc.record(
    { v: fc.string(), t: fc.oneof(fc.string(), fc.constant(stampOf(4, 'd'))), p: fc.string() },
    { requiredKeys: ['v', 't'] },
  );
  const copy = fc.record({
    id: fc.constant('z'),
    siteId: fc.constant(SITE),
    fields: fc.dictionary(fc.string(), register),
    erasedAt: fc.constant(''),
  });
  fc.assert(
    fc.property(copy, copy, fc.nat(), (one, other, ms) => {
      const erased = mergeCitizens(one, { ...other, erasedAt: stampOf(ms, 'server') });
      const body = JSON.stringify({ ...erased, _deleted: false });
      const row = { site: SITE, collection: 'citizens', id: 'z', at: AT, day: '', digest: 'x', body };
      expect(isListRow(['erasures.list', row])).toBe(true);
    }),
  );
});

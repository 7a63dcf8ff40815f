import type fs from 'node:fs';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { SERVER_ACTOR } from '#server/documents/authority-event';
import { backup } from '#server/run/backup';
import { openStore, type Place } from '#server/run/open-store';
import { restore } from '#server/run/restore';
import { openLibsql } from '#server/store/sqlite/libsql-database';
import { dropOldReplaced } from '#server/store/sqlite/replaced-file';

import { citizen, SITE } from './support/documents';
import { erasedCitizen } from './support/erased-citizen';
import { fill, withStore } from './support/filled-town';
import { RECIPIENT, withKey } from './support/recovery-keys';
import { origin } from './support/store-bench';
import { written } from './support/written';

const fault = vi.hoisted(() => ({ at: '', stat: false }));
vi.mock('node:fs', async (actual) => {
  const real = await actual<typeof fs>();
  return {
    ...real,
    renameSync: (before: string, after: string) => {
      if (after === fault.at && before.endsWith('.restoring')) throw new Error('no rename');
      real.renameSync(before, after);
    },
    statSync: (...asked: Parameters<typeof real.statSync>) => {
      if (fault.stat) throw new Error('EACCES');
      return real.statSync(...asked);
    },
  };
});

const NAME = 'Zyxwv-Markeur';
const DAY_MS = 86_400_000;

let folder: string;
let place: Place;
let from: string;
let replaced: string;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-replaced-'));
  place = { dataDir: path.join(folder, 'town') };
  from = path.join(folder, 'town.backup');
  replaced = path.join(place.dataDir, 'guichet-before-restore.sqlite');
  await fill(place);
  await backup(place, from, RECIPIENT);
  await write(citizen('person', NAME));
  await write(citizen('other', 'Durand'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

const write = (document: { readonly id: string }, isErased = false) =>
  withStore(place, (store) =>
    store.withSite(SITE, (tx) => tx.write('citizens', [written(document, { erased: isErased })], origin)),
  );
const erase = (id: string) => write(erasedCitizen(id), true);

it('keeps what a restore replaced, and tells where and until when it lies there', async () => {
  const anew = { dataDir: path.join(folder, 'anew') };
  expect(await restore(anew, from, false, withKey)).not.toContain('before-restore');
  const old = new Date('2026-01-05T08:00:00.000Z');
  utimesSync(path.join(place.dataDir, 'guichet.sqlite'), old, old);
  const said = await restore(place, from, true, withKey);
  expect(said).toContain('What was here before lies in guichet-before-restore.sqlite, in clear.');
  expect(readFileSync(replaced).includes(NAME)).toBe(true);
  // By the hour of the restore, not of the last write before it.
  expect(Math.abs(Date.now() - statSync(replaced).mtimeMs)).toBeLessThan(60_000);
  await write(citizen('person', NAME));
  await withStore(place, async () => undefined);
  expect(existsSync(replaced)).toBe(true);
});

it('goes with the next person who is erased, and with none who was erased before', async () => {
  await erase('other');
  await restore(place, from, true, withKey);
  // The erasure of before was done again, by the restore and by whoever comes with it late.
  await erase('other');
  expect(existsSync(replaced)).toBe(true);
  writeFileSync(`${replaced}-wal`, NAME);
  await erase('person');
  expect([replaced, `${replaced}-wal`].filter((file) => existsSync(file))).toEqual([]);
});

it('stays where the transaction that erases is rolled back', async () => {
  await restore(place, from, true, withKey);
  const failing = withStore(place, (store) =>
    store.withSite(SITE, async (tx) => {
      await tx.write('citizens', [written(erasedCitizen('person'), { erased: true })], origin);
      throw new Error('no');
    }),
  );
  await expect(failing).rejects.toThrow('no');
  expect(existsSync(replaced)).toBe(true);
});

it.each([
  ['stays for seven days', -7 * DAY_MS + 60_000, true],
  ['goes at a start after seven days', -7 * DAY_MS - 60_000, false],
  ['stays where the clock was a day ahead', DAY_MS, true],
  ['stays where the clock was years ahead', 900 * DAY_MS, true],
])('%s', async (_name, offMs, isThere) => {
  await restore(place, from, true, withKey);
  const at = new Date(Date.now() + offMs);
  utimesSync(replaced, at, at);
  await withStore(place, async () => undefined);
  expect(existsSync(replaced)).toBe(isThere);
  // Seven days begin now where the hour was none.
  if (offMs > 0) expect(Math.abs(Date.now() - statSync(replaced).mtimeMs)).toBeLessThan(60_000);
});

it('stays when people go by their age, which nobody wished', async () => {
  await restore(place, from, true, withKey);
  const byAge = { ...origin, deviceId: SERVER_ACTOR.deviceId };
  await withStore(place, (store) =>
    store.withSite(SITE, (tx) => tx.write('citizens', [written(erasedCitizen('person'), { erased: true })], byAge)),
  );
  expect(existsSync(replaced)).toBe(true);
});

it('stays beside a database that a restore did not bring to its place', async () => {
  await restore(place, from, true, withKey);
  utimesSync(replaced, 0, 0);
  rmSync(path.join(place.dataDir, 'guichet.sqlite'));
  await withStore(place, async () => undefined);
  expect(existsSync(replaced)).toBe(true);
  await erase('person');
  expect(existsSync(replaced)).toBe(true);
});

it('leaves what was there in its place, or puts it back, where the new one cannot come there', async () => {
  const file = path.join(place.dataDir, 'guichet.sqlite');
  // A reader holds the log: what is in it would not move.
  const reader = openLibsql(file, ':memory:');
  reader.exec('begin');
  reader.prepare('select * from sites').all([]);
  await write(citizen('late', NAME));
  await expect(restore(place, from, true, withKey)).rejects.toThrow('the old database could not be finished');
  reader.exec('rollback');
  reader.close();
  expect(existsSync(replaced)).toBe(false);
  fault.at = file;
  await expect(restore(place, from, true, withKey)).rejects.toThrow('no rename');
  fault.at = '';
  expect(existsSync(replaced)).toBe(false);
  await withStore(place, async (store) => expect(await store.bodies(SITE, 'citizens', ['late'])).toHaveLength(1));
});

it('hinders neither the start nor the hour where the folder cannot be looked at', () => {
  const inFile = path.join(from, 'guichet.sqlite');
  fault.stat = true;
  expect(() => dropOldReplaced(inFile, Date.now())).not.toThrow();
  fault.stat = false;
});

it('goes after seven days under a server that nobody starts anew, and is looked at by none that ended', async () => {
  await restore(place, from, true, withKey);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  const store = await openStore(place);
  vi.advanceTimersByTime(7 * DAY_MS - 3_600_000);
  expect(existsSync(replaced)).toBe(true);
  vi.advanceTimersByTime(2 * 3_600_000);
  expect(existsSync(replaced)).toBe(false);
  await store.close();
  writeFileSync(replaced, '');
  utimesSync(replaced, 0, 0);
  vi.advanceTimersByTime(DAY_MS);
  expect(existsSync(replaced)).toBe(true);
});

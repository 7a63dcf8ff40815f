import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import { audit } from '#server/run/audit';
import { backup } from '#server/run/backup';
import type { Place } from '#server/run/open-store';
import { runOperatorCommand } from '#server/run/operator-commands';
import { restore } from '#server/run/restore';

import { olderInClear } from './support/backup-parts';
import { citizen, SITE } from './support/documents';
import { fill, told, withStore } from './support/filled-town';
import { startPostgres, type TestPostgres } from './support/postgres';
import { plainOf, RECIPIENT, sealed, SECRET, withKey } from './support/recovery-keys';
import { AT, origin } from './support/store-bench';
import { written } from './support/written';

let server: TestPostgres;
let folder: string;
let file: string;
beforeAll(async () => {
  server = await startPostgres();
}, 240_000);
afterAll(() => server.stop(), 240_000);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-backup-'));
  file = path.join(folder, 'town.gz');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sqlite = (name: string): Place => ({ dataDir: path.join(folder, name) });
const postgres = async (): Promise<Place> => ({ dataDir: '', postgresUrl: await server.createDatabase() });

it('moves a town from SQLite to PostgreSQL and back, with nothing changed but the epoch', async () => {
  const [first, second, third] = [sqlite('one'), await postgres(), sqlite('two')];
  await fill(first);
  await backup(first, file, RECIPIENT);
  expect(await restore(second, file, false, withKey)).toMatch(/^Restored \d+ rows/);
  await backup(second, `${file}2`, RECIPIENT);
  await restore(third, `${file}2`, false, withKey);
  const known = await told(first);
  expect(known.audit).toHaveLength(4);
  expect(known.journal[1]).toHaveLength(2);
  expect(await told(second)).toEqual(known);
  expect(await told(third)).toEqual(known);
  const epochs = await Promise.all(
    [first, second, third].map((place) => withStore(place, async (store) => store.epoch)),
  );
  expect(new Set(epochs).size).toBe(3);
  for (const place of [first, second, third]) expect((await audit(place)).whole).toBe(true);
});

for (const kind of ['SQLite', 'PostgreSQL'] as const)
  it(`is one moment of a server that goes on writing (${kind})`, async () => {
    const place = kind === 'SQLite' ? sqlite('one') : await postgres();
    await fill(place);
    await withStore(place, async (store) => {
      let on = true;
      const write = async (name: string): Promise<void> => {
        for (let turn = 0; on; turn += 1) {
          const rows = [0, 1, 2].map((index) => written(citizen(`${name}-${turn}-${index}`, 'x')));
          await store.withSite(SITE, (tx) => tx.write('citizens', rows, origin));
          await new Promise((resolve) => setImmediate(resolve));
        }
      };
      const writers = ['x', 'y'].map(write);
      await expect.poll(() => store.head(SITE)).toBeGreaterThan(20);
      await backup(place, file, RECIPIENT);
      on = false;
      await Promise.all(writers);
    });
    const copy = sqlite('copy');
    await restore(copy, file, false, withKey);
    expect(await audit(copy)).toMatchObject({ whole: true });
    await withStore(copy, async (store) => {
      const head = await store.head(SITE);
      expect(head).toBeGreaterThan(20);
      // Whole transactions only: each wrote three rows after the first four.
      expect((head - 4) % 3).toBe(0);
    });
  });

it('puts back a backup that an older version wrote in clear, without a key', async () => {
  const place = sqlite('one');
  await fill(place);
  await backup(place, file, RECIPIENT);
  const today = await plainOf(file);
  writeFileSync(file, await olderInClear(file));
  expect(await restore(sqlite('two'), file, false)).toMatch(/^Restored/);
  expect(await told(sqlite('two'))).toEqual(await told(place));
  // One of today in clear was written by somebody else.
  writeFileSync(file, today);
  await expect(restore(sqlite('three'), file, false, withKey)).rejects.toThrow('read by anybody');
  expect(existsSync(path.join(sqlite('three').dataDir, 'guichet.sqlite'))).toBe(false);
});

it('refuses a backup that is not whole, and leaves everything as it was', async () => {
  const place = sqlite('one');
  await fill(place);
  await backup(place, file, RECIPIENT);
  const packed = await plainOf(file);
  const lines = gunzipSync(packed).toString('utf8').split('\n');
  const head = { format: 'guichet-backup', version: 99, epoch: 'e', at: AT };
  const bad: readonly (readonly [string, Buffer])[] = [
    ['cannot be read to its end', packed.subarray(0, packed.length - 20)],
    ['not whole', gzipSync([...lines.slice(0, 5), ...lines.slice(6)].join('\n'))],
    ['not whole', gzipSync(lines.join('\n').replace('Durand', 'Dupond'))],
    ['not whole', gzipSync(`${lines.slice(0, -2).join('\n')}\n`)],
    ['newer version', gzipSync([JSON.stringify(head), ...lines.slice(1)].join('\n'))],
    ['not a backup', gzipSync('{"hello":1}\n{}\n')],
    ['not a backup', gzipSync('')],
    ['cannot be read', Buffer.from('no gzip at all')],
  ];
  const before = await told(place);
  const { epoch } = await openAndClose(place);
  for (const [why, content] of bad) {
    writeFileSync(file, content);
    await expect(restore(place, file, true)).rejects.toThrow(why);
    writeFileSync(file, await sealed(content));
    await expect(restore(place, file, true, withKey)).rejects.toThrow(why);
    expect(existsSync(path.join(place.dataDir, 'guichet.sqlite.restoring'))).toBe(false);
  }
  expect(await told(place)).toEqual(before);
  expect((await openAndClose(place)).epoch).toBe(epoch);
});

const openAndClose = (place: Place) => withStore(place, async ({ epoch }) => ({ epoch }));

it('is told by the command line what is wrong', async () => {
  const place = sqlite('one');
  await fill(place);
  const keyFile = path.join(folder, 'key.txt');
  writeFileSync(keyFile, SECRET);
  const run = (command: 'recovery-key' | 'backup' | 'restore' | 'audit', ...args: readonly string[]) =>
    runOperatorCommand(command, [...args, '--data', place.dataDir], {});
  expect(await run('backup')).toEqual({ good: false, lines: ['--to FILE is missing'] });
  expect((await run('backup', '--to', file)).lines[0]).toContain('with the command recovery-key');
  expect(existsSync(file)).toBe(false);
  expect(await run('recovery-key', '--recipient', RECIPIENT)).toMatchObject({ good: true });
  expect(await run('backup', '--to', file)).toMatchObject({ good: true });
  expect((await run('restore', '--from', file, '--key', keyFile)).lines[0]).toContain('--replace');
  expect((await run('restore', '--from', file, '--key', `${keyFile}x`)).lines[0]).toContain('ENOENT');
  expect((await run('restore', '--from', `${file}x`, '--replace')).lines).toEqual(['there is no such backup file']);
  expect(await run('restore', '--from', file, '--key', keyFile, '--replace')).toMatchObject({ good: true });
  expect(await run('audit')).toEqual({
    good: true,
    lines: [
      `Site ${SITE}: 4 entries, whole`,
      `Journal of ${SITE}: 2 lines up to 2, no fault`,
      '  the key that chained the first 2 of them is not here: they cannot be checked',
      expect.stringMatching(/^Another history since \d{4}-.*Z: a backup was restored$/),
    ],
  });
  expect((await run('audit', '--nonsense')).good).toBe(false);
  expect((await run('backup', '--to', path.join(folder, 'no', 'such', 'folder'))).lines[0]).toContain('ENOENT');
  const nowhere = `postgresql://guichet@${encodeURIComponent('/tmp/guichet-nothing-here')}/x`;
  expect((await run('audit', '--postgres', nowhere)).lines[0]).toContain('cannot take this now');
});

it('is not restored under a running server', async () => {
  const place = sqlite('one');
  await fill(place);
  await backup(place, file, RECIPIENT);
  await withStore(place, async () =>
    expect(restore(place, file, true, withKey)).rejects.toThrow('a server is running'),
  );
  expect(await restore(place, file, true, withKey)).toContain('Restored');
});

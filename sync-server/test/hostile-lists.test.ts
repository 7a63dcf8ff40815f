import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { backup } from '#server/run/backup';
import type { Place } from '#server/run/open-store';
import { runOperatorCommand } from '#server/run/operator-commands';
import { restore } from '#server/run/restore';
import { backupName } from '#shared/lib/backup-name';

import { backupOf, olderInClear, partsOf } from './support/backup-parts';
import { SITE } from './support/documents';
import { erasedCitizen } from './support/erased-citizen';
import { fill, withStore } from './support/filled-town';
import { RECIPIENT, SECRET, withKey } from './support/recovery-keys';
import { AT, origin } from './support/store-bench';
import { written } from './support/written';

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

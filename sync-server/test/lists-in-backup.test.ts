import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import { backup, tryBackup } from '#server/run/backup';
import type { Place } from '#server/run/open-store';
import { restore } from '#server/run/restore';
import { backupName } from '#shared/lib/backup-name';

import { backupOf, partsOf } from './support/backup-parts';
import { citizen, SITE } from './support/documents';
import { erasedCitizen } from './support/erased-citizen';
import { withStore } from './support/filled-town';
import { startPostgres, type TestPostgres } from './support/postgres';
import { OTHER_RECIPIENT, RECIPIENT, sealed, withKey } from './support/recovery-keys';
import { AT, origin } from './support/store-bench';
import { written } from './support/written';

const LATER = '2026-11-24T08:00:00.000Z';

let server: TestPostgres;
let folder: string;
beforeAll(async () => {
  server = await startPostgres();
}, 240_000);
afterAll(() => server.stop(), 240_000);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-lists-'));
  mkdirSync(path.join(folder, 'backups'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (day: number): string =>
  path.join(folder, 'backups', backupName(new Date(Date.UTC(2026, 10, day, 2, 15))));
const sqlite = async (name: string): Promise<Place> => ({ dataDir: path.join(folder, name) });
const postgres = async (): Promise<Place> => ({ dataDir: '', postgresUrl: await server.createDatabase() });
const kinds = [
  ['SQLite', sqlite],
  ['PostgreSQL', postgres],
] as const;

/** Names of no other word. */
const nameOf = (id: string): string => `Quiblomar${id}`;

const people = ['a', 'b', 'c'] as const;
const devices = ['d1', 'd2', 'd3', 'd4'] as const;

const found = (place: Place, siteId = SITE) =>
  withStore(place, async (store) => {
    for (const id of devices)
      await store.addDevice({ id: `${siteId}-${id}`, siteId, name: id, rank: 'desk', publicKey: '', at: AT });
    await store.addToken({ hash: `${siteId}-t`, deviceId: `${siteId}-d1`, expiresAt: LATER, at: AT });
    const rows = people.map((id) => written(citizen(id, nameOf(id))));
    await store.withSite(siteId, (tx) => tx.write('citizens', rows, origin));
  });

const erase = (place: Place, ids: readonly string[], siteId = SITE) =>
  withStore(place, (store) =>
    store.withSite(siteId, (tx) =>
      tx.write(
        'citizens',
        ids.map((id) => written(erasedCitizen(id), { erased: true })),
        origin,
      ),
    ),
  );
const shutOut = (place: Place, id: (typeof devices)[number], isWiped = false) =>
  withStore(place, (store) => store.revokeDevice(`${SITE}-${id}`, AT, undefined, undefined, isWiped));

/** The people who were erased, and the devices and keys that were shut out or shall be wiped. */
const stands = (place: Place) =>
  withStore(place, async (store) => ({
    erased: (await store.erasures(SITE)).map(({ id }) => id).toSorted(),
    named: (await store.bodies(SITE, 'citizens', [...people])).filter((body) => body.includes('Quiblomar')).length,
    out: (await store.listDevices(SITE)).filter(({ revoked }) => revoked).map(({ name }) => name),
    wiped: [...(await store.wipes(SITE)).keys()],
    token: (await store.deviceOfToken(`${SITE}-t`, AT))?.id ?? null,
  }));

/** Which names lie in any file of a place. */
const onDisk = ({ dataDir }: Place): readonly string[] =>
  readdirSync(dataDir).flatMap((name) => {
    const bytes = readFileSync(path.join(dataDir, name));
    return people.map(nameOf).filter((one) => bytes.includes(one));
  });

for (const [kind, placeOf] of kinds) {
  it(`brings back nobody of an older backup where the machine is lost and a newer one lies beside it (${kind})`, async () => {
    const [old, fresh, alone] = [await placeOf('old'), await placeOf('fresh'), await placeOf('alone')];
    await found(old);
    await backup(old, fileOf(1), RECIPIENT);
    await erase(old, ['a']);
    await shutOut(old, 'd1');
    await backup(old, fileOf(2), RECIPIENT);
    await erase(old, ['b']);
    await shutOut(old, 'd2', true);
    await backup(old, fileOf(3), RECIPIENT);
    const said = await restore(fresh, fileOf(1), false, withKey);
    expect(said).toContain('shut out: 0 and 0.');
    // The name of the device, and that it shall be wiped, are an entry each.
    expect(said).toContain('Added from 2 other backups in its folder: 2 and 3.');
    expect(said).not.toMatch(/passed over|no such list/);
    const known = { erased: ['a', 'b'], named: 1, out: ['d1', 'd2'], wiped: [`${SITE}-d2`], token: null };
    expect(await stands(fresh)).toEqual(known);
    if (kind === 'SQLite') expect(onDisk(fresh)).toEqual([nameOf('c')]);
    // Without the others the backup of then is what is known.
    for (const day of [2, 3]) rmSync(fileOf(day));
    await restore(alone, fileOf(1), false, withKey);
    expect(await stands(alone)).toEqual({ erased: [], named: 3, out: [], wiped: [], token: `${SITE}-d1` });
  });

  it(`joins the list of the machine with that of the backup, and changes nothing on it (${kind})`, async () => {
    const [old, fresh] = [await placeOf('old'), await placeOf('fresh')];
    await found(old);
    const first = path.join(folder, 'first');
    await backup(old, first, RECIPIENT);
    await erase(old, ['a']);
    await shutOut(old, 'd1');
    await backup(old, fileOf(2), RECIPIENT);
    // Another machine knows of others, and of one of them under another instant.
    await restore(fresh, first, false, withKey);
    const at = '2026-11-25T08:00:00.000Z';
    await withStore(fresh, async (store) => {
      const rows = ['a', 'b'].map((id) => written(erasedCitizen(id), { erased: true }));
      await store.withSite(SITE, (tx) => tx.write('citizens', rows, { ...origin, at }));
      for (const id of ['d1', 'd3']) await store.revokeDevice(`${SITE}-${id}`, at, undefined, undefined, id === 'd3');
    });
    const said = await restore(fresh, fileOf(2), true, withKey);
    expect(said).toContain('shut out: 0 and 0.');
    expect(said).not.toContain('in its folder');
    expect(await stands(fresh)).toMatchObject({
      erased: ['a', 'b'],
      named: 1,
      out: ['d1', 'd3'],
      wiped: [`${SITE}-d3`],
    });
    await withStore(fresh, async (store) =>
      expect((await store.erasures(SITE)).map((one) => [one.id, one.at])).toEqual([
        ['a', at],
        ['b', at],
      ]),
    );
    // And the other way round.
    expect(await restore(old, fileOf(2), true, withKey)).toContain('shut out: 0 and 0.');
    await backup(fresh, fileOf(3), RECIPIENT);
    const both = await restore(old, fileOf(2), true, withKey);
    expect(both).toContain('Added from 1 other backups in its folder: 1 and 2.');
    expect(await stands(old)).toMatchObject({ erased: ['a', 'b'], out: ['d1', 'd3'], wiped: [`${SITE}-d3`] });
    await withStore(old, async (store) =>
      expect((await store.erasures(SITE)).find(({ id }) => id === 'a')?.at).toBe(AT),
    );
  });
}

for (const [kind, placeOf] of kinds)
  it(`refuses a backup with a row of a list that nobody could join, and touches nothing (${kind})`, async () => {
    const place = await placeOf('old');
    await found(place);
    await erase(place, ['a']);
    await shutOut(place, 'd1');
    await backup(place, fileOf(1), RECIPIENT);
    const { head, lists, rows } = await partsOf(fileOf(1));
    expect(lists).toHaveLength(2);
    await erase(place, ['b']);
    const emptied = { ...erasedCitizen('z'), _deleted: false };
    const body = JSON.stringify(emptied);
    const other = (more: object): string => JSON.stringify({ ...emptied, ...more });
    const one = { site: SITE, collection: 'citizens', id: 'z', at: AT, day: '', digest: 'x', body };
    const bad: readonly (readonly [string, object])[] = [
      ['erasures.list', { ...one, body: '{' }],
      ['erasures.list', { ...one, body: '[]' }],
      ['erasures.list', { ...one, body: JSON.stringify(erasedCitizen('y')) }],
      ['erasures.list', { ...one, body: JSON.stringify(citizen('z', 'Durand')) }],
      // Another kind of document, no instant of an erasure, and what an erasure leaves of nobody.
      ['erasures.list', { ...one, collection: 'reference' }],
      ['erasures.list', { ...one, collection: 'tickets' }],
      ['erasures.list', { ...one, body: other({ erasedAt: '~' }) }],
      ['erasures.list', { ...one, body: other({ erasedAt: AT }) }],
      ['erasures.list', { ...one, body: other({ fields: { lastName: { v: 'Durand', t: emptied.erasedAt } } }) }],
      ['erasures.list', { ...one, body: other({ fields: { lastName: { v: '', t: '', p: 'Durand' } } }) }],
      ['erasures.list', { ...one, body: other({ fields: undefined }) }],
      ['erasures.list', { ...one, body: other({ kind: 'site' }) }],
      ['erasures.list', { ...one, at: 'soon' }],
      // PostgreSQL takes none of these.
      ['erasures.list', { ...one, site: `${SITE}\0` }],
      ['erasures.list', { ...one, id: 'z\0', body: other({ id: 'z\0' }) }],
      ['erasures.list', { ...one, day: '\0' }],
      ['erasures.list', { ...one, digest: '\0' }],
      ['erasures.revoked', { device: 'd\0', at: AT }],
      ['erasures.list', { ...one, at: 4 }],
      ['erasures.list', { ...one, id: '' }],
      ['erasures.list', { ...one, more: '' }],
      ['erasures.list', { site: SITE }],
      ['erasures.list', { ...one, site: 'x'.repeat(500) }],
      ['erasures.revoked', { device: 'd', at: '' }],
      ['erasures.revoked', { device: '', at: AT }],
      ['erasures.revoked', { device: 'd', at: AT, more: 1 }],
      ['erasures.other', { device: 'd', at: AT }],
      ['documents', { id: 'x' }],
    ];
    const before = await stands(place);
    const { epoch } = await withStore(place, async (store) => ({ epoch: store.epoch }));
    const refused = async (content: Buffer, why: string): Promise<void> => {
      writeFileSync(fileOf(1), await sealed(content));
      await expect(restore(place, fileOf(1), true, withKey)).rejects.toThrow(why);
      await expect(tryBackup(place, fileOf(1), withKey)).rejects.toThrow(why);
    };
    for (const row of bad)
      await refused(backupOf(head, [...lists, JSON.stringify(row)], rows), 'a row that cannot be read');
    // A list behind its place would not be read by who reads the lists alone.
    await refused(backupOf(head, [], [...lists, ...rows]), 'a row that cannot be read');
    await refused(backupOf(head, lists, rows, { closed: false }), 'a row that cannot be read');
    // Cut behind its lists, where a line sums up what came before.
    await refused(backupOf(head, lists, [], { ended: false }), 'not whole');
    expect(await stands(place)).toEqual(before);
    await withStore(place, async (store) => expect(store.epoch).toBe(epoch));
    // The same parts make a whole backup, and the row of the lists is good as it is.
    writeFileSync(fileOf(1), await sealed(backupOf(head, [...lists, JSON.stringify(['erasures.list', one])], rows)));
    expect(await restore(place, fileOf(1), true, withKey)).toContain('shut out: 1 and 0.');
    expect((await stands(place)).erased).toEqual(['a', 'b', 'z']);
  });

it('restores a backup of before as ever, and joins what newer ones beside it know', async () => {
  const [old, fresh, alone] = [await sqlite('old'), await sqlite('fresh'), await sqlite('alone')];
  await found(old);
  await backup(old, fileOf(1), RECIPIENT);
  const { rows } = await partsOf(fileOf(1));
  const head = { format: 'guichet-backup', version: 3, epoch: 'e', at: AT };
  writeFileSync(fileOf(1), await sealed(backupOf(head, [], rows, { closed: false })));
  const said = await restore(alone, fileOf(1), false, withKey);
  expect(said).toContain(`Restored ${rows.length} rows.`);
  expect(said).toContain('This backup is of a version that kept no list');
  expect((await stands(alone)).named).toBe(3);
  writeFileSync(fileOf(2), readFileSync(fileOf(1)));
  await erase(old, ['a']);
  await backup(old, fileOf(3), RECIPIENT);
  const joined = await restore(fresh, fileOf(1), false, withKey);
  expect(joined).toContain('Added from 1 other backups in its folder: 1 and 0.');
  expect(joined).toContain('1 other backups there are of a version that kept no such list.');
  expect(await stands(fresh)).toMatchObject({ erased: ['a'], named: 2 });
});

it('passes over what lies beside it and is not of this town, of this key or whole, and says how many', async () => {
  const [old, other, fresh] = [await sqlite('old'), await sqlite('other'), await sqlite('fresh')];
  await found(old);
  await backup(old, fileOf(1), RECIPIENT);
  await erase(old, ['a']);
  await backup(old, fileOf(2), OTHER_RECIPIENT);
  await found(other, 'site-of-another-town');
  await erase(other, ['b'], 'site-of-another-town');
  await backup(other, fileOf(3), RECIPIENT);
  await backup(old, fileOf(4), RECIPIENT);
  const { head, lists, rows } = await partsOf(fileOf(4));
  writeFileSync(fileOf(4), await sealed(backupOf({ ...head, version: 5 }, lists, rows)));
  const inLists = await sealed(backupOf(head, lists, [], { closed: false, ended: false }));
  writeFileSync(fileOf(5), inLists);
  const aside = ['["erasures.revoked",{"device":"","at":""}]'];
  writeFileSync(fileOf(6), await sealed(backupOf(head, aside, rows)));
  writeFileSync(fileOf(7), 'no backup at all');
  // Neither is looked into: no name and no beginning of a backup.
  writeFileSync(path.join(folder, 'backups', 'readme.txt'), 'x');
  mkdirSync(path.join(folder, 'backups', backupName(new Date(AT))));
  const said = await restore(fresh, fileOf(1), false, withKey);
  expect(said).toContain('6 other files there were passed over');
  expect(said).not.toContain('Added from 1 other');
  expect(said).not.toMatch(/Quiblomar|d1|site/);
  expect(await stands(fresh)).toMatchObject({ erased: [], named: 3 });
});

it('reads the lists of a backup alone: what follows them may be missing', async () => {
  const [old, fresh] = [await sqlite('old'), await sqlite('fresh')];
  await found(old);
  await backup(old, fileOf(1), RECIPIENT);
  await erase(old, ['a']);
  // Of any name, and longer than what is read ahead.
  const long = path.join(folder, 'backups', 'copy');
  const values = Array.from({ length: 16_000 }, (_, index) => written(citizen(`c${index}`, `${(index * 7919) ** 3}`)));
  await withStore(old, (store) => store.withSite(SITE, (tx) => tx.write('citizens', values, origin)));
  await backup(old, long, RECIPIENT);
  const whole = readFileSync(long);
  expect(whole.length).toBeGreaterThan(700_000);
  writeFileSync(long, Buffer.concat([whole.subarray(0, 600_000), Buffer.alloc(100_000)]));
  await expect(restore(fresh, long, false, withKey)).rejects.toThrow('damaged');
  expect(await restore(fresh, fileOf(1), false, withKey)).toContain(
    'Added from 1 other backups in its folder: 1 and 0.',
  );
  expect(await stands(fresh)).toMatchObject({ erased: ['a'], named: 2 });
});

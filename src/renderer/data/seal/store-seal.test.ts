import 'fake-indexeddb/auto';

import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { openDatabase } from '../database/open-database';
import { toDataFault } from '../data-fault';
import { dexieStorage } from '../database/dexie-storage';
import { town } from '../testing/town';
import { eraseSite, giveUpStore, openStoreSeal, unsentIn } from './store-seal';

const keyOf = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
let key = '';
let guard = 'keyring';

beforeEach(() => {
  [key, guard] = [keyOf(1), 'keyring'];
  vi.stubGlobal('window', {
    guichet: {
      invoke: (call: string) => {
        if (call === 'store.newKey' && key === '') key = keyOf(3);
        return Promise.resolve({ key, guard });
      },
    },
  });
});
afterEach(() => void vi.unstubAllGlobals());

/** Opens a store as the window does, with two entries of reference data and a write that waits; says why it does not open, or how many it holds. */
const open = async (storeName: string, isClear = false): Promise<string | number> => {
  try {
    const storage = isClear ? getRxStorageDexie() : dexieStorage(await openStoreSeal());
    const database = await openDatabase({ storeName, storage, multiInstance: false });
    const entry = { collectionName: 'requests', documentId: 'r', code: '', at: '', marks: [], refusedWhy: '' };
    if ((await database.outbox.count().exec()) === 0) await database.outbox.insert({ ...entry, id: 'w1' });
    await database.reference.bulkUpsert(town.slice(0, 2) as never);
    const count = (await database.reference.find().exec()).filter(({ kind }) => kind !== undefined).length;
    await database.close();
    return count;
  } catch (error) {
    return toDataFault(error).code;
  }
};

it('opens by its key alone: with none, or another, nothing is opened and nothing changed', async () => {
  expect(await open('own')).toBe(2);
  key = keyOf(2);
  expect(await open('own')).toBe('keyGone');
  key = '';
  expect(await open('own')).toBe('keyGone');
  key = keyOf(1);
  expect(await open('own')).toBe(2);
});

it('that an earlier version left clear opens by a first key, and is not said to be sealed where none can be kept', async () => {
  expect(await open('clear', true)).toBe(2);
  [key, guard] = ['', 'full'];
  expect(await open('clear')).toBe('storageFull');
  guard = 'unwritten';
  expect(await open('clear')).toBe('unavailable');
  [key, guard] = [keyOf(1), 'keyring'];
  expect(await open('clear')).toBe(2);
});

it('is given up with its key, and no other store is', async () => {
  expect([await open('site-1'), await open('site-10')]).toEqual([2, 2]);
  // A damaged store whose key opens the other one.
  await giveUpStore('site-1');
  expect(key).toBe(keyOf(1));
  expect([await unsentIn('site-1'), await unsentIn('site-10')]).toEqual([0, 1]);
  expect([await open('site-1'), await open('site-10')]).toEqual([2, 2]);
  key = '';
  expect(await open('site-1')).toBe('keyGone');
  await giveUpStore('site-1');
  expect(await open('site-1')).toBe(2);
});

/** The storage of a page: its keys are those of the object. */
const storageOf = (values: Record<string, string>): Record<string, string> => {
  const removeItem = { value: (key: string) => void Reflect.deleteProperty(values, key) };
  return Object.defineProperties(values, { removeItem });
};

const madeDatabase = (name: string): Promise<void> =>
  new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });

const databases = async (): Promise<readonly string[]> =>
  (await indexedDB.databases()).map(({ name = '' }) => name).toSorted();

it('is erased with all that the page holds of its site, and nothing of another one', async () => {
  for (const name of await databases()) indexedDB.deleteDatabase(name);
  for (const store of ['Site-1', 'Site-1-elected', 'Site-10']) await open(store);
  const beside = ['Site-1', 'Site-1-elected', 'Site-1-of-Annexe', 'Site-10', 'Site-10-of-Site-1'];
  for (const store of beside) await madeDatabase(`guichet-sheets-${store.toLowerCase()}`);
  for (const store of ['Site-1', 'Site-10']) await madeDatabase(`guichet-readings-${store.toLowerCase()}`);
  const kept = { 'guichet.Site-10.d.epoch': '1', 'guichet.store.Site-10.allSealed': '1', 'guichet.clockOffsetMs': '0' };
  const gone = { 'guichet.Site-1.d.epoch': '1', 'guichet.store.Site-1-elected.allSealed': '1' };
  const storage = storageOf({ ...kept, ...gone });
  vi.stubGlobal('localStorage', storage);

  // Ids that a server could choose so that names of others begin alike: `--0` is the version of their stores.
  for (const id of ['', 'Site-1--0', 'Site', 'Site-1-elected--0'])
    expect(await eraseSite(id)).toEqual({ unsent: 0, isLast: false });
  // A write that waits in each of its two stores.
  expect(await eraseSite('Site-1')).toEqual({ unsent: 2, isLast: false });
  const left = await databases();
  expect(left.filter((name) => !name.startsWith('rxdb-dexie-guichet-site-10--'))).toEqual([
    'guichet-readings-site-10',
    'guichet-sheets-site-10',
    'guichet-sheets-site-10-of-site-1',
  ]);
  expect(storage).toEqual(kept);
  expect(await open('Site-10')).toBe(2);
  // A second time, as after a stop in the middle.
  expect(await eraseSite('Site-1')).toEqual({ unsent: 0, isLast: false });
  expect(await eraseSite('Site-10')).toEqual({ unsent: 1, isLast: true });
  expect(await databases()).toEqual([]);
});

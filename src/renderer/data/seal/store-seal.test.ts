import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { toDataFault } from '../data-fault';
import { giveUpStore, openStoreSeal } from './store-seal';

const keyOf = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const held = new Map<string, string>();
let key = '';

beforeEach(() => {
  held.clear();
  key = keyOf(1);
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => held.set(name, value),
    removeItem: (name: string) => held.delete(name),
  });
  vi.stubGlobal('window', {
    guichet: {
      invoke: (call: string) => {
        if (call === 'store.newKey') key = keyOf(3);
        return Promise.resolve({ key, guard: 'keyring' });
      },
    },
  });
});
afterEach(() => void vi.unstubAllGlobals());

const faultOf = (storeName: string) =>
  openStoreSeal(storeName).then(
    () => null,
    (error: unknown) => toDataFault(error).code,
  );

const made = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(new Error(name));
  });

it('takes the key of this store alone: with none, or another, nothing is opened', async () => {
  const seal = await openStoreSeal('site-1');
  const sealed = seal.close('a', 'Zoé');
  expect((await openStoreSeal('site-1')).open('a', sealed)).toBe('Zoé');
  key = keyOf(2);
  expect(await faultOf('site-1')).toBe('keyGone');
  key = '';
  expect(await faultOf('site-1')).toBe('keyGone');
  key = keyOf(1);
  expect(await faultOf('site-1')).toBeNull();
});

it('a store that is given up goes with its key, and no other does', async () => {
  const [own, second, other] = ['citizens', 'rx-replication-meta-1', 'x'].map(
    (collection, at) => `rxdb-dexie-guichet-${at === 2 ? 'site-10' : 'site-1'}--0--${collection}`,
  ) as [string, string, string];
  for (const name of [own, second, other]) await made(name);
  await openStoreSeal('site-1');
  key = keyOf(2);
  await giveUpStore('site-1');
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual([other]);
  expect(await faultOf('site-1')).toBeNull();
  expect(key).toBe(keyOf(3));
});

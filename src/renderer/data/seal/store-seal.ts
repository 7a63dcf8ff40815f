import { STORE_KEY_BYTES } from '#shared/ipc/store-key';

import { guichetBridge } from '../../platform/bridge';
import { localKeyValues } from '../../platform/local-key-values';
import type { KeyValues } from '../key-values';
import { createSeal, type Seal } from './seal';

/** The key of the store is not to be had: `gone` = what is kept does not open, or what it opens is not this store; `full`, `unwritten` = no first key could be kept. */
export class NoStoreKey extends Error {
  override readonly name = 'NoStoreKey';
  readonly why: 'gone' | 'full' | 'unwritten';
  constructor(why: NoStoreKey['why']) {
    super(why);
    this.why = why;
  }
}

/** Small notes about a store, beside it. */
export const storeNotes = (storeName: string): KeyValues => localKeyValues(`guichet.store.${storeName}.`);

/** The seal of the stores of this desk, by the key that the main process keeps. Throws `NoStoreKey`. */
export const openStoreSeal = async (): Promise<Seal> => {
  const answer = await guichetBridge()?.invoke('store.key', undefined);
  if (answer?.guard === 'full' || answer?.guard === 'unwritten') throw new NoStoreKey(answer.guard);
  const key = Uint8Array.from(atob(answer?.key ?? ''), (char) => char.charCodeAt(0));
  if (key.length !== STORE_KEY_BYTES) throw new NoStoreKey('gone');
  return createSeal(key);
};

const answered = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });

/** The store whose documents a database holds, `''` = of none. Read whole: an id that a server chose may begin as the name of another store does. */
const storeIn = (database: string): string =>
  /^rxdb-dexie-guichet-(.+)--\d+--[\w-]+$/.exec(database)?.[1]?.toLowerCase() ?? '';

const isOfStore = (database: string, storeName: string): boolean =>
  storeName !== '' && storeIn(database) === storeName.toLowerCase();

const databasesOf = async (storeName: string): Promise<readonly string[]> =>
  (await indexedDB.databases()).map(({ name = '' }) => name).filter((name) => isOfStore(name, storeName));

/** How many writes of a store that does not open were not sent yet: the outbox is clear. */
export const unsentIn = async (storeName: string): Promise<number> => {
  const name = (await databasesOf(storeName)).find((one) => one.endsWith('--outbox'));
  if (name === undefined) return 0;
  const database = await answered(indexedDB.open(name));
  const rows = (await answered(database.transaction('docs').objectStore('docs').getAll())) as readonly {
    readonly _deleted: unknown;
  }[];
  database.close();
  return rows.filter(({ _deleted }) => _deleted === '0').length;
};

/** The names of stores of a site: that of its desks, and that of its elected. */
export const storeNamesOf = (siteId: string) => ({ desk: siteId, elected: `${siteId}-elected` });

/** Whether a database holds something of a site: documents, figures (of other sites too), what was noted of who read what. */
const isOfSite = (name: string, siteId: string): boolean =>
  Object.values(storeNamesOf(siteId.toLowerCase())).some(
    (store) =>
      isOfStore(name, store) ||
      ['sheets', 'readings'].some((kind) => name === `guichet-${kind}-${store}`) ||
      name.startsWith(`guichet-sheets-${store}-of-`),
  );

/**
 * Erases all that this page holds of a site, while its stores are closed. Answers how many writes went with it that were not sent, and whether no store of another site is
 * left.
 */
export const eraseSite = async (siteId: string): Promise<{ readonly unsent: number; readonly isLast: boolean }> => {
  const stores = Object.values(storeNamesOf(siteId));
  // What cannot be counted is erased all the same.
  const counts = await Promise.all(stores.map((store) => unsentIn(store).catch(() => 0)));
  const names = (await indexedDB.databases()).map(({ name = '' }) => name);
  const gone = names.filter((name) => isOfSite(name, siteId));
  for (const name of gone) await answered(indexedDB.deleteDatabase(name));
  const prefixes = [siteId, ...stores.map((store) => `store.${store}`)].map((owner) => `guichet.${owner}.`);
  for (const key of Object.keys(localStorage))
    if (prefixes.some((prefix) => key.startsWith(prefix))) localStorage.removeItem(key);
  return { unsent: counts.reduce((sum, count) => sum + count, 0), isLast: gone.length === names.length };
};

/** Gives up a store that nobody can read any more, so that the next one begins from what the server holds. While it is closed. */
export const giveUpStore = async (storeName: string): Promise<void> => {
  for (const name of await databasesOf(storeName)) await answered(indexedDB.deleteDatabase(name));
  storeNotes(storeName).write('allSealed', '');
  await guichetBridge()?.invoke('store.newKey', undefined);
};

import type { Page } from '@playwright/test';
import { collectionNames, type CollectionName } from '#shared/domain/model/collections';

type Stored = { readonly id: string; readonly [field: string]: unknown };

/** Every document of a desk by collection and id, without what the database adds for itself. */
export type DeskStore = Readonly<Record<CollectionName, Readonly<Record<string, Stored>>>>;

/** Runs in the page: looks into IndexedDB itself, beside the database library. */
const readPage = async (names: readonly string[]): Promise<Record<string, Stored[]>> => {
  const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error(`IndexedDB: ${request.error?.message ?? ''}`));
    });
  const known = (await indexedDB.databases()).map(({ name }) => name ?? '');
  const result: Record<string, Stored[]> = {};
  for (const collection of names) {
    const found = known.filter((name) => name.startsWith('rxdb-dexie-') && name.endsWith(`--${collection}`));
    if (found.length !== 1) throw new Error(`${collection}: ${found.length} databases of ${known.join(' ')}`);
    const database = await done(indexedDB.open(found[0] ?? ''));
    const rows = (await done(database.transaction('docs').objectStore('docs').getAll())) as Stored[];
    database.close();
    result[collection] = rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([field]) => field === '_deleted' || !field.startsWith('_'))),
    ) as Stored[];
  }
  return result;
};

/** Reads all that a desk holds of its six collections. */
export const readStore = async (page: Page): Promise<DeskStore> => {
  const read = await page.evaluate(readPage, collectionNames);
  return Object.fromEntries(
    collectionNames.map((name) => [name, Object.fromEntries((read[name] ?? []).map((row) => [row.id, row]))]),
  ) as DeskStore;
};

/** How many documents a store holds, by collection. */
export const countStore = (store: DeskStore): Readonly<Record<CollectionName, number>> =>
  Object.fromEntries(collectionNames.map((name) => [name, Object.keys(store[name]).length])) as Record<
    CollectionName,
    number
  >;

import type { Page } from '@playwright/test';
import { createSeal, sealRowsOf, storageOfDatabase, type SealedRow } from '../../src/renderer/data/seal/seal';
import { metaPrefix } from '../../src/renderer/sync/meta-storage';
import { call } from './call';
import { rowOf, type ToldRow } from './read-store';

type Storages = Readonly<Record<string, readonly ToldRow[]>>;

/**
 * Runs in the page: every row of every database of RxDB, those that it keeps for its replication and those that are deleted included. What is
 * sealed is told as in `read-store.ts`.
 */
const readAll = async (): Promise<string> => {
  const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error(`IndexedDB: ${request.error?.message ?? ''}`));
    });
  const tell = (row: unknown): [unknown, string] => {
    const { sealed, ...clear } = (row ?? {}) as { sealed?: unknown };
    return typeof sealed === 'string' ? [clear, btoa(sealed)] : [row, ''];
  };
  const all: Record<string, [unknown, string][]> = {};
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    const stores = [...database.objectStoreNames];
    const rows: unknown[] = [];
    for (const store of stores) rows.push(...(await done(database.transaction(store).objectStore(store).getAll())));
    all[name] = rows.map(tell);
    database.close();
  }
  return JSON.stringify(all);
};

/**
 * Which of some texts a desk holds in its store, once every row is opened: on its disk they would be sealed, so a look at bytes proves little. Tells in which of the two
 * copies that RxDB keeps. Throws for a row that does not open, and where it found no copy at all: then nothing was looked at.
 */
export const textsInStore = async (page: Page, texts: readonly string[]): Promise<readonly string[]> => {
  const storages = JSON.parse(await page.evaluate(readAll)) as Storages;
  const seal = createSeal(Buffer.from((await call(page, 'store.key', undefined)).key, 'base64'));
  const found = new Set<string>();
  const looked = { first: 0, second: 0 };
  for (const [name, rows] of Object.entries(storages)) {
    const copy = storageOfDatabase(name).includes(` ${metaPrefix}`) ? 'second' : 'first';
    const rowSeal = sealRowsOf(seal, storageOfDatabase(name), new Set());
    for (const told of rows) {
      const row: SealedRow = rowOf(told);
      if (typeof row?.sealed === 'string' && !rowSeal.opens(row)) throw new Error(`a row of ${name} does not open`);
      if (typeof row?.sealed === 'string') looked[copy] += 1;
      const text = JSON.stringify(await rowSeal.open(row));
      for (const one of texts) if (text.includes(one)) found.add(`${one} in the ${copy} copy`);
    }
  }
  if (looked.first === 0 || looked.second === 0) throw new Error(`looked at ${JSON.stringify(looked)} sealed rows`);
  return [...found].toSorted();
};

import type { RxStorage } from 'rxdb/plugins/core';
import { fromDexieToStorage } from 'rxdb/plugins/storage-dexie';

// oxlint-disable-next-line typescript/no-explicit-any -- RxDB types its storages so
type AnyStorage = RxStorage<any, any>;

/** The place in the order of writes after which the exchange goes on. */
type Place = { readonly id: string; readonly lwt: number };
type Row = { readonly _meta: { readonly lwt: number }; readonly [field: string]: unknown };

type Listing = { readonly limit: (most: number) => Listing; readonly toArray: () => Promise<readonly object[]> };
/** What the storage of RxDB knows of its table in IndexedDB. */
type Inner = {
  readonly booleanIndexes: string[];
  readonly dexieTable: {
    readonly where: (index: string) => { readonly above: (key: readonly unknown[]) => Listing };
  };
};

type Opened = { readonly internals: Promise<Inner>; readonly closed?: unknown };

/**
 * RxDB’s storage in IndexedDB, which finds what was written after a place by the index of its writes. By itself RxDB asks for all that was written at that
 * moment or later, and steps through it by a cursor: what was written together bears one moment, so that after a large write the exchange stepped through all of
 * it whenever it looked for news.
 */
export const findsChangesByIndex = (storage: AnyStorage): AnyStorage => ({
  ...storage,
  createStorageInstance: async (params) => {
    const instance = await storage.createStorageInstance(params);
    const key = typeof params.schema.primaryKey === 'string' ? params.schema.primaryKey : params.schema.primaryKey.key;
    return Object.assign(instance, {
      getChangedDocumentsSince: async (limit: number, after?: Place) => {
        const { closed, internals } = instance as unknown as Opened;
        if (closed) throw new Error(`${params.collectionName} is closed`);
        const place = after ?? { id: '', lwt: 0 };
        const { booleanIndexes, dexieTable } = await internals;
        const rows = await dexieTable.where(`[_meta.lwt+${key}]`).above([place.lwt, place.id]).limit(limit).toArray();
        const documents = rows.map((row) => fromDexieToStorage<Row>(booleanIndexes, row));
        const last = documents.at(-1);
        return { documents, checkpoint: last ? { id: last[key] as string, lwt: last._meta.lwt } : place };
      },
    });
  },
});

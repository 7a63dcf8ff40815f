import type { PreparedQuery, RxStorage } from 'rxdb/plugins/core';
import { fromDexieToStorage, getKeyRangeByQueryPlan } from 'rxdb/plugins/storage-dexie';

// oxlint-disable-next-line typescript/no-explicit-any -- RxDB types its storages so
type AnyStorage = RxStorage<any, any>;
// oxlint-disable-next-line typescript/no-explicit-any -- RxDB types its queries so
type AnyQuery = PreparedQuery<any>;

/** The place in the order of writes after which the exchange goes on. */
type Place = { readonly id: string; readonly lwt: number };
type Row = { readonly _meta: { readonly lwt: number }; readonly [field: string]: unknown };

type Listing = { readonly limit: (most: number) => Listing; readonly toArray: () => Promise<readonly object[]> };
type Where = {
  readonly above: (key: readonly unknown[]) => Listing;
  readonly between: (from: unknown, to: unknown, isFromIn: boolean, isToIn: boolean) => Listing;
};
/** What the storage of RxDB knows of its table in IndexedDB. */
type Inner = { readonly booleanIndexes: string[]; readonly dexieTable: { readonly where: (index: string) => Where } };

const indexOf = (fields: readonly string[]): string => `[${fields.join('+')}]`;

/** The range of the index that holds the answer and nothing else, in its order; `null` when there is none. */
const rangeOf = ({ booleanIndexes }: Inner, { query, queryPlan }: AnyQuery): IDBKeyRange | null => {
  if (!queryPlan.selectorSatisfiedByIndex || !queryPlan.sortSatisfiedByIndex || query.skip) return null;
  try {
    return getKeyRangeByQueryPlan(booleanIndexes, queryPlan, IDBKeyRange) as IDBKeyRange;
  } catch {
    // RxDB knows what an impossible range means.
    return null;
  }
};

const rowsOf = async ({ booleanIndexes }: Inner, listing: Listing): Promise<Row[]> =>
  (await listing.toArray()).map((row) => fromDexieToStorage<Row>(booleanIndexes, row));

/**
 * RxDB’s storage in IndexedDB, with answers in one piece: by itself it steps through a cursor, a message to another process for every few rows. What was written last
 * bears one time, and to find what came after it RxDB steps through all of it whenever the exchange looks for news.
 */
export const inOnePiece = (storage: AnyStorage): AnyStorage => ({
  ...storage,
  createStorageInstance: async (params) => {
    const instance = await storage.createStorageInstance(params);
    const stepThrough = instance.query.bind(instance);
    const innerOf = (): Promise<Inner> => instance.internals as unknown as Promise<Inner>;
    const key = typeof params.schema.primaryKey === 'string' ? params.schema.primaryKey : params.schema.primaryKey.key;
    return Object.assign(instance, {
      query: async (prepared: AnyQuery) => {
        const inner = await innerOf();
        const range = rangeOf(inner, prepared);
        if (!range) return stepThrough(prepared);
        const { lower, upper, lowerOpen, upperOpen } = range;
        const { limit } = prepared.query;
        const table = inner.dexieTable.where(indexOf(prepared.queryPlan.index));
        const found = table.between(lower, upper, !lowerOpen, !upperOpen);
        return { documents: await rowsOf(inner, limit === undefined ? found : found.limit(limit)) };
      },
      getChangedDocumentsSince: async (limit: number, after?: Place) => {
        const place = after ?? { id: '', lwt: 0 };
        const inner = await innerOf();
        const found = inner.dexieTable.where(indexOf(['_meta.lwt', key])).above([place.lwt, place.id]);
        const documents = await rowsOf(inner, found.limit(limit));
        const last = documents.at(-1);
        return { documents, checkpoint: last ? { id: last[key] as string, lwt: last._meta.lwt } : place };
      },
    });
  },
});

import {
  getProperty,
  getQueryMatcher,
  getSortComparator,
  type PreparedQuery,
  type RxDocumentData,
  type RxStorageQueryResult,
} from 'rxdb/plugins/core';
import { getKeyRangeByQueryPlan, type RxStorageInstanceDexie } from 'rxdb/plugins/storage-dexie';

/** Rows fetched at once: some megabytes. */
const rowsOfPiece = 1000;

type Row = Record<string, unknown>;
type Range = {
  readonly lower: unknown;
  readonly upper: unknown;
  readonly lowerOpen: boolean;
  readonly upperOpen: boolean;
};

/** IndexedDB has no true and false in an index: there they are texts. The row is our own copy, fresh from the store. */
const toDocument = <Document>(row: Row, booleans: readonly string[]): RxDocumentData<Document> => {
  for (const field of booleans) row[field] = row[field] === '1';
  return row as RxDocumentData<Document>;
};

/** The keys of a question, or `null` where none can fit. */
const rangeOf = <Document>(booleans: readonly string[], { queryPlan }: PreparedQuery<Document>): Range | null => {
  try {
    // Taken over by name: in a browser they are no fields of its own.
    const { lower, upper, lowerOpen, upperOpen } = getKeyRangeByQueryPlan(
      [...booleans],
      queryPlan,
      IDBKeyRange,
    ) as IDBKeyRange;
    return { lower, upper, lowerOpen, upperOpen };
  } catch (error) {
    if (error instanceof Error && error.name === 'DataError') return null;
    throw error;
  }
};

const getAll = (index: IDBIndex, range: Range, count: number): Promise<Row[]> =>
  new Promise((resolve, reject) => {
    const request = index.getAll(IDBKeyRange.bound(range.lower, range.upper, range.lowerOpen, range.upperOpen), count);
    request.onsuccess = () => resolve(request.result as Row[]);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB gave no rows'));
  });

/**
 * Answers a question like the storage itself, from the same index and by the same plan, but fetches a thousand rows at a time. The
 * storage steps through a cursor, which asks the disk for each row, and takes every document apart to look at the names of its fields.
 */
export const queryInPieces = async <Document>(
  instance: RxStorageInstanceDexie<Document>,
  prepared: PreparedQuery<Document>,
  piece = rowsOfPiece,
): Promise<RxStorageQueryResult<Document>> => {
  const { dexieDb, dexieTable, booleanIndexes } = await instance.internals;
  const { query, queryPlan } = prepared;
  const wanted = query.skip + (query.limit ?? Number.POSITIVE_INFINITY);
  const range = rangeOf(booleanIndexes, prepared);
  if (!range || wanted === 0) return { documents: [] };
  const matches = queryPlan.selectorSatisfiedByIndex ? () => true : getQueryMatcher(instance.schema, query);
  const enough = queryPlan.sortSatisfiedByIndex ? wanted : Number.POSITIVE_INFINITY;
  const documents: RxDocumentData<Document>[] = [];
  await dexieDb.transaction('r', dexieTable, async (transaction) => {
    const index = transaction.idbtrans.objectStore(dexieTable.name).index(`[${queryPlan.index.join('+')}]`);
    // No more than is wanted, as far as it fits; the more in vain, the larger the next piece.
    let most = Math.min(piece, enough);
    for (let left: Range | null = range; left;) {
      const rows: Row[] = await getAll(index, left, most);
      const last = rows.at(-1);
      // Read before a row becomes a document: the key has the text that the index has.
      const lower = last && queryPlan.index.map((path) => getProperty(last, path) as unknown);
      for (const row of rows) {
        const document = toDocument<Document>(row, booleanIndexes);
        if (documents.length < enough && matches(document)) documents.push(document);
      }
      left = rows.length < most || documents.length >= enough ? null : { ...left, lower, lowerOpen: true };
      most = Math.min(piece, most * 2);
    }
  });
  if (!queryPlan.sortSatisfiedByIndex) documents.sort(getSortComparator(instance.schema, query));
  return { documents: documents.slice(query.skip, wanted) };
};

import { map, share } from 'rxjs';
import { wrapRxStorageInstance, type RxJsonSchema, type RxStorage } from 'rxdb/plugins/core';

import { sealRowsOf, storageName, type RowSeal, type Seal, type SealedRow } from './seal';

// oxlint-disable-next-line typescript/no-explicit-any -- RxDB types its storages so
type AnyStorage = RxStorage<any, any>;
type Instance = { readonly internals: unknown };

/** What RxDB keeps beside a document, and by which it finds it. */
const ownFields = ['_deleted', '_rev', '_meta', '_attachments'] as const;

/**
 * The outbox, which holds ids and codes, and the numbers and desks of the floor, which hold nobody: they stay clear, so that every call is not opened and closed
 * on its way. All else is sealed, RxDB’s second copies included.
 */
const clearCollections: ReadonlySet<string> = new Set(['outbox', 'tickets', 'deskSessions', '_rxdb_internal']);

/** Fields without which RxDB could not find a row: those of its key and of its indexes. */
const clearFields = (schema: RxJsonSchema<unknown>): ReadonlySet<string> => {
  const key = typeof schema.primaryKey === 'string' ? [schema.primaryKey] : [schema.primaryKey.key];
  const indexes = (schema.indexes ?? []).flat() as readonly string[];
  return new Set([...ownFields, ...key, ...indexes.map((path) => path.split('.')[0] ?? path)]);
};

/** By the inner state of a storage: RxDB wraps a storage, and hands that on. */
const rowSeals = new WeakMap<object, RowSeal>();
const rowSealOf = ({ internals }: Instance): RowSeal | undefined => rowSeals.get(internals as object);

type Listing<Row> = {
  readonly toArray: () => Promise<readonly Row[]>;
  readonly last: () => Promise<Row | undefined>;
};
/** The table behind a storage that IndexedDB holds. */
export type Table<Row> = {
  readonly db: { readonly transaction: (mode: 'rw', table: Table<Row>, run: () => Promise<void>) => Promise<void> };
  readonly limit: (most: number) => Listing<Row>;
  readonly where: (key: string) => {
    readonly above: (id: string) => { readonly limit: (most: number) => Listing<Row> };
    readonly between: (from: readonly string[], to: readonly string[]) => Listing<Row>;
  };
  readonly bulkPut: (rows: readonly Row[]) => Promise<unknown>;
};

/** `null` for a storage that IndexedDB does not hold. Its rows are as the disk has them. */
export const tableOf = async <Row>({ internals }: Instance): Promise<Table<Row> | null> =>
  ((await internals) as { readonly dexieTable?: Table<Row> } | null)?.dexieTable ?? null;

/** Opens rows that were read past RxDB, straight from their table. */
export const openRows = async <Document extends object>(
  storage: Instance,
  rows: readonly Document[],
): Promise<readonly Document[]> => {
  const rowSeal = rowSealOf(storage);
  return rowSeal ? ((await Promise.all(rows.map((row) => rowSeal.open(row as SealedRow)))) as Document[]) : rows;
};

/** Closes a row that is still clear, at once; `null` = it is closed already, or stays clear. */
export const closeRow = <Document extends object>(storage: Instance, row: Document): Document | null => {
  const rowSeal = rowSealOf(storage);
  return rowSeal && !('sealed' in row) ? (rowSeal.closeNow(row as SealedRow) as Document) : null;
};

/** So many rows of each storage say whether the key is theirs. */
const tried = 5;

/**
 * Whether the key is that of some collections, and of storages of earlier versions: of their first rows none is sealed, or one opens. A row that was damaged
 * says nothing of the others.
 */
export const opensRows = async (
  collections: readonly { readonly storageInstance: Instance }[],
  earlier: readonly Instance[],
): Promise<boolean> => {
  const tries = await Promise.all(
    [...collections.map(({ storageInstance }) => storageInstance), ...earlier].map(async (storage) => {
      const rowSeal = rowSealOf(storage);
      const rows = (rowSeal && (await (await tableOf<SealedRow>(storage))?.limit(tried).toArray())) ?? [];
      return rows.filter((row) => 'sealed' in row).map((row) => rowSeal?.opens(row) === true);
    }),
  );
  return tries.flat().length === 0 || tries.flat().includes(true);
};

type Write = { readonly previous?: SealedRow; readonly document: SealedRow };
type WriteError = { readonly writeRow: Write; readonly documentInDb?: SealedRow };
type WriteRows<Error> = (rows: readonly Write[], context: string) => Promise<{ readonly error: readonly Error[] }>;

/**
 * Writes rows sealed. A row of this window knows what it was before it was sealed: the change that tells of a write needs no cipher. The row before it is handed on as it is: the storage looks
 * at its revision alone, and keeps nothing of it.
 */
const sealedWrites = (rowSeal: RowSeal, write: WriteRows<WriteError>) => {
  const opened = new WeakMap<object, SealedRow>();
  const openNow = (row: SealedRow): SealedRow => opened.get(row) ?? rowSeal.openNow(row);
  const closeWrite = async ({ previous, document }: Write): Promise<Write> => {
    const sealed = await rowSeal.close(document);
    opened.set(sealed, document);
    return { document: sealed, ...(previous ? { previous } : {}) };
  };
  const openError = (error: WriteError): WriteError => ({
    ...error,
    writeRow: { ...error.writeRow, document: openNow(error.writeRow.document) },
    ...(error.documentInDb ? { documentInDb: openNow(error.documentInDb) } : {}),
  });
  let begunAll: Promise<unknown> = Promise.resolve();
  let endedAll: Promise<unknown> = Promise.resolve();
  return {
    openNow: <Row>(row: Row): Row => (row ? (openNow(row as SealedRow) as Row) : row),
    /** Writes begin in the order in which they were asked for, whichever is closed first. */
    bulkWrite: async (rows: readonly Write[], context: string) => {
      const [before, closing] = [begunAll, Promise.all(rows.map(closeWrite))];
      const begin = async () => {
        const [sealedRows] = await Promise.all([closing, before]);
        return { writing: write(sealedRows, context) };
      };
      const begun = begin();
      const ended = begun.then(({ writing }) => writing);
      begunAll = Promise.allSettled([before, begun]);
      endedAll = Promise.allSettled([endedAll, ended]);
      return { error: (await ended).error.map(openError) };
    },
    /** What was asked for by now is written, or failed: nothing of it lands after the storage was emptied or closed. */
    ended: (): Promise<unknown> => endedAll,
  };
};

/** A storage whose rows are sealed on the disk: RxDB, and all above it, see them open. */
export const sealedStorage = (storage: AnyStorage, seal: Seal): AnyStorage => ({
  ...storage,
  createStorageInstance: async (params) => {
    const instance = await storage.createStorageInstance(params);
    if (clearCollections.has(params.collectionName)) return instance;
    const where = storageName(params.databaseName, params.collectionName);
    const rowSeal = sealRowsOf(seal, where, clearFields(params.schema as RxJsonSchema<unknown>));
    rowSeals.set(instance.internals as object, rowSeal);
    const { bulkWrite, openNow, ended } = sealedWrites(rowSeal, instance.bulkWrite.bind(instance) as never);
    const wrapped = wrapRxStorageInstance(
      params.schema,
      instance,
      (row) => row,
      (row) => rowSeal.open(row as SealedRow) as never,
    );
    // RxDB's own way of opening events counts those under way, and a listener that leaves amid one would hold back every later write.
    const changes = instance.changeStream().pipe(
      map((bulk) => ({
        ...bulk,
        events: bulk.events.map((event) => ({
          ...event,
          documentData: openNow(event.documentData),
          previousDocumentData: openNow(event.previousDocumentData),
        })),
      })),
      share(),
    );
    const openAll = async (rows: readonly SealedRow[]) => (await Promise.all(rows.map(rowSeal.open))) as never;
    return {
      ...wrapped,
      bulkWrite: bulkWrite as never,
      // In the order of the ids, where RxDB's wrapper gives the rows as each is opened.
      findDocumentsById: async (ids, isDeletedToo) =>
        openAll((await instance.findDocumentsById(ids, isDeletedToo)) as SealedRow[]),
      changeStream: () => changes as never,
      close: async () => {
        await ended();
        return wrapped.close();
      },
      remove: async () => {
        await ended();
        return wrapped.remove();
      },
    };
  },
});

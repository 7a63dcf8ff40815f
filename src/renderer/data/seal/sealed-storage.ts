import { map, share } from 'rxjs';
import { wrapRxStorageInstance, type RxJsonSchema, type RxStorage } from 'rxdb/plugins/core';

import { closeFields, contentOf, openFields, storageName, type Seal, type SealedRow } from './seal';

/** Opens and closes the rows of one storage. */
type RowSeal = {
  readonly opens: (row: SealedRow) => boolean;
  readonly open: (row: SealedRow) => SealedRow;
  readonly close: (row: SealedRow) => SealedRow;
};

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

type Listing<Row> = { readonly toArray: () => Promise<readonly Row[]> };
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

/** Opens a row that was read past RxDB, straight from its table. */
export const openRow = <Document extends object>(storage: Instance, row: Document): Document =>
  (rowSealOf(storage)?.open(row as SealedRow) ?? row) as Document;

/** Closes a row that is still clear; `null` = it is closed already, or stays clear. */
export const closeRow = <Document extends object>(storage: Instance, row: Document): Document | null => {
  const rowSeal = rowSealOf(storage);
  return rowSeal && !('sealed' in row) ? (rowSeal.close(row as SealedRow) as Document) : null;
};

/** So many rows of each storage say whether the key is theirs. */
const tried = 5;

/** Whether the key is that of some collections: of their first rows none is sealed, or one opens. A row that was damaged says nothing of the others. */
export const opensRows = async (collections: readonly { readonly storageInstance: Instance }[]): Promise<boolean> => {
  const tries = await Promise.all(
    collections.map(async ({ storageInstance: storage }) => {
      const rowSeal = rowSealOf(storage);
      const rows = (rowSeal && (await (await tableOf<SealedRow>(storage))?.limit(tried).toArray())) ?? [];
      return rows.filter((row) => 'sealed' in row).map((row) => rowSeal?.opens(row) === true);
    }),
  );
  return tries.flat().length === 0 || tries.flat().includes(true);
};

/** A storage whose rows are sealed on the disk: RxDB, and all above it, see them open. */
export const sealedStorage = (storage: AnyStorage, seal: Seal): AnyStorage => ({
  ...storage,
  createStorageInstance: async (params) => {
    const instance = await storage.createStorageInstance(params);
    if (clearCollections.has(params.collectionName)) return instance;
    const where = storageName(params.databaseName, params.collectionName);
    const clear = clearFields(params.schema as RxJsonSchema<unknown>);
    const rowSeal: RowSeal = {
      opens: (row) => contentOf(seal, where, row) !== null,
      open: (row) => openFields(seal, where, row),
      close: (row) => closeFields(seal, where, row, clear),
    };
    rowSeals.set(instance.internals as object, rowSeal);
    const open = <Row>(row: Row): Row => (row ? (rowSeal.open(row as SealedRow) as Row) : row);
    const wrapped = wrapRxStorageInstance(
      params.schema,
      instance,
      (row) => rowSeal.close(row as SealedRow) as never,
      open,
    );
    // RxDB's own way of opening events counts those under way, and a listener that leaves amid one would hold back every later write.
    const changes = instance.changeStream().pipe(
      map((bulk) => ({
        ...bulk,
        events: bulk.events.map((event) => ({
          ...event,
          documentData: open(event.documentData),
          previousDocumentData: open(event.previousDocumentData),
        })),
      })),
      share(),
    );
    return { ...wrapped, changeStream: () => changes as never };
  },
});

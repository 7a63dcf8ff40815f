import { wrapRxStorageInstance, type RxJsonSchema, type RxStorage } from 'rxdb/plugins/core';

import { closeFields, openFields, storageName, type Seal, type SealedRow } from './seal';

/** Opens and closes the rows of one storage. */
type RowSeal = { readonly open: (row: SealedRow) => SealedRow; readonly close: (row: SealedRow) => SealedRow };

// oxlint-disable-next-line typescript/no-explicit-any -- RxDB types its storages so
type AnyStorage = RxStorage<any, any>;

/** What RxDB keeps beside a document, and by which it finds it. */
const ownFields = ['_deleted', '_rev', '_meta', '_attachments'] as const;
/**
 * The outbox, which holds ids and codes, and the numbers and desks of the floor, which hold nobody: they stay clear, so that every call is not opened and closed
 * on its way. All else is sealed, RxDB’s second copies included.
 */
const clearCollections: ReadonlySet<string> = new Set(['outbox', 'tickets', 'deskSessions', '_rxdb_internal']);

export const isSealed = (collection: string): boolean => !clearCollections.has(collection);

/** Fields without which RxDB could not find a row: those of its key and of its indexes. */
const clearFields = (schema: RxJsonSchema<unknown>): ReadonlySet<string> => {
  const key = typeof schema.primaryKey === 'string' ? [schema.primaryKey] : [schema.primaryKey.key];
  const indexes = (schema.indexes ?? []).flat() as readonly string[];
  return new Set([...ownFields, ...key, ...indexes.map((path) => path.split('.')[0] ?? path)]);
};

/** By the inner state of a storage: RxDB wraps a storage, and hands that on. */
const rowSeals = new WeakMap<object, RowSeal>();

/** Opens a row that was read past RxDB, straight from its table. */
export const openRow = <Document extends object>(storage: { readonly internals: unknown }, row: Document): Document =>
  (rowSeals.get(storage.internals as object)?.open(row as SealedRow) ?? row) as Document;

/** Closes a row that is still clear; `null` = it is closed already, or stays clear. */
export const closeRow = <Document extends object>(
  storage: { readonly internals: unknown },
  row: Document,
): Document | null => {
  const rowSeal = rowSeals.get(storage.internals as object);
  return rowSeal && !('sealed' in row) ? (rowSeal.close(row as SealedRow) as Document) : null;
};

/** A storage whose rows are sealed on the disk: RxDB, and all above it, see them open. */
export const sealedStorage = (storage: AnyStorage, seal: Seal): AnyStorage => ({
  ...storage,
  createStorageInstance: async (params) => {
    const instance = await storage.createStorageInstance(params);
    if (!isSealed(params.collectionName)) return instance;
    const where = storageName(params.databaseName, params.collectionName);
    const clear = clearFields(params.schema as RxJsonSchema<unknown>);
    const rowSeal: RowSeal = {
      open: (row) => openFields(seal, where, row),
      close: (row) => closeFields(seal, where, row, clear),
    };
    rowSeals.set(instance.internals as object, rowSeal);
    return wrapRxStorageInstance(
      params.schema,
      instance,
      (row) => rowSeal.close(row as SealedRow) as never,
      (row) => rowSeal.open(row as SealedRow) as never,
    );
  },
});

import { wrapRxStorageInstance, type RxJsonSchema, type RxStorage } from 'rxdb/plugins/core';

import type { Seal } from './seal';

type Row = { readonly id?: unknown; readonly sealed?: unknown; readonly [field: string]: unknown };
/** Opens and closes the rows of one storage. */
type RowSeal = { readonly open: (row: Row) => Row; readonly close: (row: Row) => Row };

// oxlint-disable-next-line typescript/no-explicit-any -- RxDB types its storages so
type AnyStorage = RxStorage<any, any>;

/** What RxDB keeps beside a document, and by which it finds it. */
const ownFields = ['_deleted', '_rev', '_meta', '_attachments'] as const;
/** A row that is sealed has its content here. */
const SEALED = 'sealed';

/**
 * What this desk alone writes, which holds ids and codes, and the numbers and desks of the floor, which hold nobody: they stay clear, so that every call is not opened and closed
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

const rowSealOf = (seal: Seal, where: string, schema: RxJsonSchema<unknown>): RowSeal => {
  const clear = clearFields(schema);
  const placeOf = (row: Row): string => `${where} ${String(row.id)}`;
  return {
    close: (row) => {
      const [kept, hidden] = [true, false].map((isClear) =>
        Object.fromEntries(Object.entries(row).filter(([field]) => clear.has(field) === isClear)),
      );
      return { ...kept, [SEALED]: seal.close(placeOf(row), JSON.stringify(hidden)) };
    },
    // What an earlier version wrote is clear. What does not open has its key alone: readers leave it out and name it, and the exchange fetches it again.
    open: (row) => {
      const { [SEALED]: sealed, ...kept } = row;
      if (typeof sealed !== 'string') return row;
      const text = seal.open(placeOf(row), sealed);
      return text === null ? kept : { ...kept, ...(JSON.parse(text) as object) };
    },
  };
};

/** By the inner state of a storage: RxDB wraps a storage, and hands that on. */
const rowSeals = new WeakMap<object, RowSeal>();

/** Opens a row that was read past RxDB, straight from its table. */
export const openRow = <Document extends object>(storage: { readonly internals: unknown }, row: Document): Document =>
  (rowSeals.get(storage.internals as object)?.open(row as Row) ?? row) as Document;

/** Closes a row that is still clear; `null` = it is closed already, or stays clear. */
export const closeRow = <Document extends object>(
  storage: { readonly internals: unknown },
  row: Document,
): Document | null => {
  const rowSeal = rowSeals.get(storage.internals as object);
  return rowSeal && !(SEALED in row) ? (rowSeal.close(row as Row) as Document) : null;
};

/** A storage whose rows are sealed on the disk: RxDB, and all above it, see them open. */
export const sealedStorage = (storage: AnyStorage, seal: Seal): AnyStorage => ({
  ...storage,
  createStorageInstance: async (params) => {
    const instance = await storage.createStorageInstance(params);
    if (!isSealed(params.collectionName)) return instance;
    const where = `${params.databaseName} ${params.collectionName}`;
    const rowSeal = rowSealOf(seal, where, params.schema as RxJsonSchema<unknown>);
    rowSeals.set(instance.internals as object, rowSeal);
    return wrapRxStorageInstance(
      params.schema,
      instance,
      (row) => rowSeal.close(row as Row) as never,
      (row) => rowSeal.open(row as Row) as never,
    );
  },
});

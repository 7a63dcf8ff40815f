import type { GuichetDatabase } from '../data/database/collections';

/** How RxDB names the storages in which it keeps what it knows of a server. */
export const metaPrefix = 'rx-replication-meta-';

/** Opens such a storage, or that of a collection of an earlier version, by its name, beside whatever exchanges. */
export const openMeta = <Document>(database: GuichetDatabase, collectionName: string, schema: unknown) =>
  database.storage.createStorageInstance<Document>({
    databaseName: database.name,
    collectionName,
    databaseInstanceToken: database.token,
    multiInstance: database.multiInstance,
    options: {},
    schema: schema as never,
    devMode: false,
  });

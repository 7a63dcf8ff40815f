import {
  CompiledQuery,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type SqliteDatabase,
  type TransactionSettings,
} from 'kysely';

import { asBusy } from '../busy';

const WAIT_LIMIT_MS = 5_000;
const WAIT_MS = 4;

const isLocked = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');

/**
 * Another process may hold the lock. SQLite would wait by stopping this whole process; this waits between two tries instead, so
 * that others are served meanwhile. Only outside of a transaction, where a statement that found the lock taken did nothing.
 */
const patiently = async (query: () => Promise<QueryResult<unknown>>): Promise<QueryResult<unknown>> => {
  const startedMs = performance.now();
  for (;;) {
    try {
      return await query();
    } catch (error) {
      if (!isLocked(error) || performance.now() - startedMs > WAIT_LIMIT_MS) throw asBusy(error);
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    }
  }
};

/** SQLite ends a transaction by itself on some faults, a full disk for one; that one has nothing left to undo. */
const nothingToUndo = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('no transaction is active');

class ImmediateDriver extends SqliteDriver {
  #connection: DatabaseConnection | null = null;
  #inTransaction = false;

  override async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#connection) return this.#connection;
    const inner = await super.acquireConnection();
    const executeQuery = async (query: CompiledQuery): Promise<QueryResult<unknown>> => {
      if (!this.#inTransaction) return patiently(() => inner.executeQuery(query));
      try {
        return await inner.executeQuery(query);
      } catch (error) {
        throw asBusy(error);
      }
    };
    this.#connection = Object.assign(Object.create(inner) as DatabaseConnection, { executeQuery });
    return this.#connection;
  }

  /**
   * Takes the write lock at once: a lock taken late fails when another process wrote in between. A transaction that only reads
   * takes a snapshot instead, and holds nobody up.
   */
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    await connection.executeQuery(
      CompiledQuery.raw(settings?.accessMode === 'read only' ? 'begin' : 'begin immediate'),
    );
    this.#inTransaction = true;
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    this.#inTransaction = false;
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      if (!nothingToUndo(error)) throw error;
    } finally {
      this.#inTransaction = false;
    }
  }
}

/** Kysely's stock SQLite dialect, with transactions that begin as writers and waits that hold nobody else up. */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new ImmediateDriver({ database: this.#database });
  }
}

import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely';
import pg from 'pg';

import { NewerDatabase } from '../../lib/newer-database';
import { asBusy } from '../busy';
import type { Tables } from '../sql/tables';

import { MIGRATION_LOCK } from './locks';
import { postgresMigrations } from './migrations';

/**
 * Brings a database up to date in one transaction. Of several servers that start at once one does it and the others wait.
 * Throws `NewerDatabase` when it is from a newer version.
 */
const migratePostgres = (db: Kysely<Tables>, at: string): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(tx);
    await sql`create table if not exists migrations (id text primary key, at text not null)`.execute(tx);
    const { rows } = await sql<{ readonly id: string }>`select id from migrations`.execute(tx);
    const known = new Set(postgresMigrations.map((migration) => migration.id));
    if (rows.some((row) => !known.has(row.id))) throw new NewerDatabase();
    const done = new Set(rows.map((row) => row.id));
    for (const { id, statements } of postgresMigrations.filter((step) => !done.has(step.id))) {
      for (const statement of statements) await sql.raw(statement).execute(tx);
      await sql`insert into migrations (id, at) values (${id}, ${at})`.execute(tx);
    }
  });

/** A PostgreSQL database that is up to date. */
export type PostgresConnection = {
  readonly db: Kysely<Tables>;
  /** Settings for a connection beside the pool. */
  readonly settings: pg.ClientConfig;
  readonly close: () => Promise<void>;
};

const POOL_SIZE = 10;
const CONNECT_LIMIT_MS = 5_000;
const STATEMENT_LIMIT_MS = 30_000;
const LOCK_LIMIT_MS = 10_000;
const IDLE_LIMIT_MS = 30_000;

// Whole numbers of eight bytes arrive as text by default. Ours count writes and rows, far below 2^53.
const INT8 = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};

/** How every connection of ours behaves: an answered commit is on the disk, and nobody waits or holds a lock for ever. */
const settingsOf = (url: string, patient: boolean): pg.ClientConfig => ({
  connectionString: url,
  application_name: 'guichet',
  connectionTimeoutMillis: CONNECT_LIMIT_MS,
  keepAlive: true,
  types,
  options: [
    `-c synchronous_commit=on`,
    `-c statement_timeout=${patient ? 0 : STATEMENT_LIMIT_MS}`,
    `-c lock_timeout=${LOCK_LIMIT_MS}`,
    `-c idle_in_transaction_session_timeout=${patient ? 0 : IDLE_LIMIT_MS}`,
    `-c client_min_messages=warning`,
  ].join(' '),
});

const trying = async <Value>(work: () => Promise<Value>): Promise<Value> => {
  try {
    return await work();
  } catch (error) {
    throw asBusy(error);
  }
};

/** The pool as Kysely wants it, with faults that say whether they pass. */
const guarded = (pool: pg.Pool): PostgresPool => {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const guard = (client: pg.PoolClient): PostgresPoolClient => {
    const known = clients.get(client);
    if (known) return known;
    // A connection may break while it is in use: whoever uses it hears of that by the query, nobody else has to.
    client.on('error', () => undefined);
    const query = (text: string, parameters: readonly unknown[]) => trying(() => client.query(text, [...parameters]));
    const wrapped: PostgresPoolClient = Object.assign(Object.create(client) as PostgresPoolClient, { query });
    clients.set(client, wrapped);
    return wrapped;
  };
  return {
    options: {},
    connect: async () => guard(await trying(() => pool.connect())),
    end: () => pool.end(),
  };
};

/**
 * Connects to a database, and makes or upgrades its tables. `patient`: for a backup or a restore, which may take their time.
 * Throws when it cannot be reached or is of a newer version.
 */
export const openPostgresDatabase = async (url: string, at: string, patient = false): Promise<PostgresConnection> => {
  const settings = settingsOf(url, patient);
  const pool = new pg.Pool({ ...settings, max: POOL_SIZE });
  // A connection that breaks while nobody uses it is replaced at the next use.
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: guarded(pool) }) });
  try {
    await migratePostgres(db, at);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { db, settings, close: () => db.destroy() };
};

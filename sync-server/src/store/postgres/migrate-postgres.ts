import { sql, type Kysely } from 'kysely';

import type { Tables } from '../sql/tables';
import { MIGRATION_LOCK } from './locks';
import { postgresMigrations } from './migrations';

/**
 * Brings a database up to date in one transaction. Of several servers that start at once one does it and the others wait.
 * Throws when the database is from a newer version.
 */
export const migratePostgres = (db: Kysely<Tables>, at: string): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(tx);
    await sql`create table if not exists migrations (id text primary key, at text not null)`.execute(tx);
    const { rows } = await sql<{ readonly id: string }>`select id from migrations`.execute(tx);
    const known = new Set(postgresMigrations.map((migration) => migration.id));
    if (rows.some((row) => !known.has(row.id)))
      throw new Error('This database was written by a newer version of Guichet.');
    const done = new Set(rows.map((row) => row.id));
    for (const { id, statements } of postgresMigrations.filter((step) => !done.has(step.id))) {
      for (const statement of statements) await sql.raw(statement).execute(tx);
      await sql`insert into migrations (id, at) values (${id}, ${at})`.execute(tx);
    }
  });

import { NewerDatabase } from '../../lib/newer-database';
import type { LibsqlDatabase } from './libsql-database';
import { migrations } from './migrations';

// Made wherever it is missing: it lies in a file of its own, which may be older, newer or lost.
const ERASURES = `create table if not exists erasures.list (
  site text not null, collection text not null, id text not null, at text not null,
  day text not null, digest text not null, body text not null,
  primary key (site, collection, id));
create table if not exists erasures.revoked (device text primary key, at text not null)`;

/** The step by which what was deleted before deleting wrote zeros is gone from the file. */
const VACUUMED = 'vacuumed';

/**
 * Writes the file anew, once. A full disk or another process at work on the file hinders it, and a process may be killed in the middle:
 * then the next start tries again.
 */
const vacuumOnce = (database: LibsqlDatabase, at: string): void => {
  try {
    database.exec('vacuum');
    database.prepare('insert into migrations (id, at) values (?, ?)').run([VACUUMED, at]);
  } catch {
    // See above.
  }
};

/** The steps that a database has behind it. Throws `NewerDatabase` before anything is written. */
const stepsDone = (database: LibsqlDatabase): ReadonlySet<string> => {
  const read = (statement: string) => database.prepare(statement).all([]) as readonly { readonly id: string }[];
  const isNew = read(`select name as id from main.sqlite_master where name = 'migrations'`).length === 0;
  const done = new Set(isNew ? [] : read('select id from migrations order by id').map(({ id }) => id));
  const known = new Set([...migrations.map(({ id }) => id), VACUUMED]);
  if ([...done].some((id) => !known.has(id))) throw new NewerDatabase();
  return done;
};

/** Brings a database up to date, each step in its own transaction. Throws `NewerDatabase` when the file is from a newer version. */
export const migrate = (database: LibsqlDatabase, at: string): void => {
  const done = stepsDone(database);
  database.exec(ERASURES);
  database.exec('create table if not exists migrations (id text primary key, at text not null) without rowid');
  const steps = migrations.filter((step) => !done.has(step.id));
  for (const migration of steps) {
    database.exec('begin immediate');
    try {
      for (const statement of migration.statements) database.exec(statement);
      migration.fill?.(database);
      for (const statement of migration.after ?? []) database.exec(statement);
      database.prepare('insert into migrations (id, at) values (?, ?)').run([migration.id, at]);
      database.exec('commit');
    } catch (error) {
      database.exec('rollback');
      throw error;
    }
  }
  if (!done.has(VACUUMED)) vacuumOnce(database, at);
};

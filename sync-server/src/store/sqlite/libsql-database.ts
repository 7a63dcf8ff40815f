import Database from 'libsql';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

const MAX_STATEMENTS = 200;

/** A database connection that Kysely can use, with the calls that only its owner makes. */
export type LibsqlDatabase = SqliteDatabase & {
  readonly exec: (statements: string) => void;
  /** Folds the write-ahead log into the file, as far as others allow it. */
  readonly checkpoint: () => void;
};

/**
 * Opens the file with full durability, and the one of the erasures beside it: an answered commit is on the disk. Prepared
 * statements are kept, because Kysely asks for each one anew and preparing costs more than running it.
 */
export const openLibsql = (file: string, erasuresFile: string): LibsqlDatabase => {
  const database = new Database(file, { timeout: 5_000 });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.prepare('attach database ? as erasures').run([erasuresFile]);
  database.pragma('erasures.journal_mode = WAL');
  database.pragma('erasures.synchronous = FULL');
  // What is deleted or written over is written over with zeros.
  database.pragma('secure_delete = ON');
  database.pragma('erasures.secure_delete = ON');

  const statements = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    const known = statements.get(sql);
    if (known) return known;
    // libsql's own type allows one argument list only; an array of parameters is what it takes at run time.
    const statement = database.prepare(sql) as unknown as SqliteStatement;
    if (statements.size >= MAX_STATEMENTS) statements.clear();
    statements.set(sql, statement);
    return statement;
  };

  return {
    prepare,
    exec: (sql) => void database.exec(sql),
    checkpoint: () => {
      try {
        database.pragma('wal_checkpoint(TRUNCATE)');
      } catch {
        // Another connection is at work: the log stays, and nothing is lost.
      }
    },
    close: () => {
      statements.clear();
      database.close();
    },
  };
};

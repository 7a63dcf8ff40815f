import path from 'node:path';

import { openLibsql } from '#server/store/sqlite/libsql-database';

/** Takes the write lock of a server’s database, as another process would, and gives what lets go of it. */
export const takeWriteLock = (dataDir: string): (() => void) => {
  const database = openLibsql(path.join(dataDir, 'guichet.sqlite'), ':memory:');
  database.exec('begin immediate');
  return () => {
    database.exec('rollback');
    database.close();
  };
};

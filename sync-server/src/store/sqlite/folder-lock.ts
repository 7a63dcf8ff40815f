import Database from 'libsql';

/** Gives the lock back. */
export type Release = () => void;

const MEMORY = ':memory:';

const locked = (file: string, begin: string): Release => {
  if (file === MEMORY) return () => undefined;
  const database = new Database(`${file}.lock`, { timeout: 200 });
  try {
    database.exec(begin);
    // Only reading takes the lock that a plain `begin` announces.
    database.prepare('select count(*) from sqlite_master').all([]);
  } catch (error) {
    database.close();
    throw error;
  }
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    database.exec('rollback');
    database.close();
  };
};

/** Says that a server works on this database file, until it is released or the process ends, however it ends. Many may. */
export const holdOpen = (file: string): Release => locked(file, 'begin');

/** Takes the database file for one alone. Throws while a server works on it. */
export const holdAlone = (file: string): Release => locked(file, 'begin exclusive');

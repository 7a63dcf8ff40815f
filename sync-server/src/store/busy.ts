import { Problem } from '../lib/problem';

/**
 * Codes of SQLite, of the system and of PostgreSQL that say « not now »: no space left, locked for too long, no connection,
 * the database is starting or stopping. What was under way is rolled back, and the same call succeeds later.
 */
const PASSING =
  /^(SQLITE_(FULL|BUSY|LOCKED|IOERR_WRITE|IOERR_FSYNC|CANTOPEN)\w*|ENOSPC|EDQUOT|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT|53\d{3}|08\w{3}|57P0[123]|57014|55P03|40001|40P01)$/;

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

const LOST = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** The error as it goes up: `busy` for what passes, so that a desk keeps its write and tries again; all else unchanged. */
export const asBusy = (error: unknown): unknown => {
  const code = codeOf(error);
  if (PASSING.test(code)) return new Problem('busy', `the database cannot take this now (${code}); nothing was stored`);
  if (error instanceof Error && LOST.test(error.message))
    return new Problem('busy', 'the database is out of reach; nothing is known to be stored');
  return error;
};

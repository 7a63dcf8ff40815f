import type { Store } from '../store/port';

const ASKED_EVERY_MS = 30_000;
/** What takes longer says too little of the moment it was asked for. */
const SLOWEST_MS = 1_000;

/** The clock by which a server works, `stop` ends asking for it. */
export type DatabaseClock = { readonly now: () => number; readonly stop: () => void };

/**
 * The clock of the database where several servers may share it: claims, holds, leases and codes are timed by one server and read by
 * another. Between two answers time is counted by `elapsed`, which no setting of a clock moves. Without such a database the clock of this
 * machine, `own`.
 */
export const databaseClock = async (
  store: Pick<Store, 'databaseNow'>,
  own: () => number = Date.now,
  elapsed: () => number = () => performance.now(),
): Promise<DatabaseClock> => {
  let begin: number | null = null;
  const ask = async (): Promise<void> => {
    const from = elapsed();
    const now = await store.databaseNow();
    const to = elapsed();
    if (now !== null && (begin === null || to - from < SLOWEST_MS)) begin = now - (from + to) / 2;
  };
  await ask();
  if (begin === null) return { now: own, stop: () => undefined };
  // A database that is away for a while is asked again.
  const timer = setInterval(() => void ask().catch(() => undefined), ASKED_EVERY_MS);
  timer.unref();
  return { now: () => Math.round((begin ?? 0) + elapsed()), stop: () => clearInterval(timer) };
};

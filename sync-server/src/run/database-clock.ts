import type { Store } from '../store/port';

const ASKED_EVERY_MS = 30_000;
/** What takes longer says too little of the moment it was asked for. */
const SLOWEST_MS = 1_000;
/** So far the clock of the machine may run ahead of `elapsed`: beyond it the machine was suspended, or its clock was set. */
const MOST_AHEAD_MS = 1_000;
/** Where the machine may have been suspended, the database is asked so often at most. */
const ASKED_AGAIN_MS = 1_000;

/** The clock by which a server works, `stop` ends asking for it. */
export type DatabaseClock = { readonly now: () => number; readonly stop: () => void };

/**
 * The clock of the database where several servers may share it: claims, holds, leases and codes are timed by one server and read by
 * another. Between two answers time is counted by `elapsed`, which no setting of a clock moves. It may stand still while the machine is
 * suspended, so the database is asked at once when `own`, the clock of this machine, ran ahead of it. Without such a database it is `own` alone.
 */
export const databaseClock = async (
  store: Pick<Store, 'databaseNow'>,
  own: () => number = Date.now,
  elapsed: () => number = () => performance.now(),
): Promise<DatabaseClock> => {
  let begin: number | null = null;
  let askedMs = 0;
  // How far `own` was ahead of `elapsed` at the last answer.
  let ahead = 0;
  const ownAhead = (): number => own() - elapsed();
  const ask = async (): Promise<void> => {
    const from = elapsed();
    const aheadBefore = ownAhead();
    askedMs = own();
    const now = await store.databaseNow();
    const to = elapsed();
    if (now === null || (begin !== null && to - from >= SLOWEST_MS)) return;
    begin = now - (from + to) / 2;
    ahead = aheadBefore;
  };
  await ask();
  if (begin === null) return { now: own, stop: () => undefined };
  // A database that is away for a while is asked again.
  const askAgain = (): void => void ask().catch(() => undefined);
  const timer = setInterval(askAgain, ASKED_EVERY_MS);
  timer.unref();
  const now = (): number => {
    if (ownAhead() - ahead > MOST_AHEAD_MS && own() - askedMs >= ASKED_AGAIN_MS) askAgain();
    return Math.round((begin ?? 0) + elapsed());
  };
  return { now, stop: () => clearInterval(timer) };
};

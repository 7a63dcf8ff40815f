import { uptime } from 'node:os';

import { DAY_MS } from '../bounds';
import type { HoldBegin, Needs } from '../needs';
import type { HistoryBegin } from '../store/rotation-port';

/** A clock that goes so far from the time that the machine counts was set. */
const CLOCK_SET_MS = 5 * 60_000;

/** After another history began a clock that is set is heeded for so long: a wrong one may not be noticed before. */
const WATCHED_FOR_MS = 7 * DAY_MS;

/** The later of two instants, `''` = none. */
const laterOf = (one: string, other: string): string => (one > other ? one : other);

/**
 * The begin of the present history, held against the clock at `nowMs`, which was set ahead by `setMs` since the last look (below 0: back).
 * - A begin that lies ahead of the clock was written by a clock that was wrong, or the clock is wrong now: it is now. What it was comes back when the
 *   clock comes there, unless the clock was just set back.
 * - A clock that is set ahead was behind when the history began, so what was lost reaches up to now.
 */
export const beginAt = ({ restoredAt, lostUntil }: HistoryBegin, nowMs: number, setMs: number): HistoryBegin => {
  if (restoredAt === '') return { restoredAt, lostUntil };
  const now = new Date(nowMs).toISOString();
  const aheadMs = Date.parse(restoredAt) - nowMs;
  if (aheadMs > CLOCK_SET_MS)
    return { restoredAt: now, lostUntil: setMs < -CLOCK_SET_MS ? lostUntil : laterOf(restoredAt, lostUntil) };
  const isPast = lostUntil !== '' && lostUntil <= now;
  const known = isPast ? laterOf(restoredAt, lostUntil) : restoredAt;
  const ahead = isPast ? '' : lostUntil;
  const isFresh = nowMs - setMs - Date.parse(restoredAt) < WATCHED_FOR_MS;
  return { restoredAt: setMs > CLOCK_SET_MS && isFresh ? now : known, lostUntil: ahead };
};

/** `null` = the begin is `to` already. */
const amend = ({ store }: Needs<'store'>, to: HistoryBegin): Promise<void> | null => {
  const { restoredAt, lostUntil } = store;
  if (to.restoredAt === restoredAt && to.lostUntil === lostUntil) return null;
  return store.amendBegin({ restoredAt, lostUntil }, to);
};

/** Notes that time had gone until `at` before the present history began: the clock may be behind. Without another history it does nothing. */
export const noteLostUntil = async (needs: Needs<'store'>, at: string): Promise<void> => {
  const { restoredAt, lostUntil } = needs.store;
  if (restoredAt !== '' && at > restoredAt) await amend(needs, { restoredAt, lostUntil: laterOf(lostUntil, at) });
};

/**
 * Makes the check of the begin of the present history against the clock. It runs before each call and every thirty seconds, and gives `null` when
 * nothing has to be written, so that a call does not wait. `elapsed` is the time since the machine started, milliseconds: it goes on while the machine
 * sleeps and whatever its clock is set to, and stands still in a snapshot.
 */
export const holdBegin = (
  needs: Needs<'store' | 'clock'>,
  elapsed: () => number = () => uptime() * 1_000,
): HoldBegin => {
  const { store, clock } = needs;
  let aheadMs = clock() - elapsed();
  return () => {
    const nowMs = clock();
    const nowAheadMs = nowMs - elapsed();
    const setMs = nowAheadMs - aheadMs;
    const heed = (): void => {
      if (Math.abs(setMs) > CLOCK_SET_MS) aheadMs = nowAheadMs;
    };
    const writing = amend(needs, beginAt(store, nowMs, setMs));
    if (writing) return writing.then(heed);
    heed();
    return null;
  };
};

/** Says whether one more attempt from this address is allowed now, and counts it. */
export type AttemptLimit = (address: string, nowMs: number) => boolean;

const WINDOW_MS = 60_000;
const MAX_ADDRESSES = 10_000;

/** At most so many attempts a minute and address, counted in memory: a restart forgives, which does no harm. */
export const attemptLimit = (perMinute: number): AttemptLimit => {
  const windows = new Map<string, { startMs: number; count: number }>();
  return (address, nowMs) => {
    if (windows.size > MAX_ADDRESSES) windows.clear();
    const known = windows.get(address);
    if (!known || nowMs - known.startMs >= WINDOW_MS) {
      windows.set(address, { startMs: nowMs, count: 1 });
      return true;
    }
    known.count += 1;
    return known.count <= perMinute;
  };
};

const POLL_MS = 5_000;

/** When a desk locks itself: minutes without a key or the mouse, 0 = not by time; null = it does not lock itself at all. */
export type LockAfter = number | null;

export type LockWatch = {
  readonly lockAfter: (minutes: LockAfter) => void;
  /** The machine sleeps, or its session was locked. */
  readonly leave: () => void;
};

export type LockWatchNeeds = {
  /** Seconds since the last key or move of the mouse anywhere on this computer. */
  readonly idleSeconds: () => number;
  readonly lock: () => void;
};

/** Locks once each time that nobody was there for as long as was said; asks for nothing while desks do not lock by time. */
export const createLockWatch = ({ idleSeconds, lock }: LockWatchNeeds): LockWatch => {
  let after: LockAfter = null;
  let isAlone = false;
  let timer: ReturnType<typeof setInterval> | undefined;
  const look = (): void => {
    const wasAlone = isAlone;
    isAlone = after !== null && after > 0 && idleSeconds() >= after * 60;
    if (isAlone && !wasAlone) lock();
  };
  return {
    lockAfter: (minutes) => {
      if (minutes === after) return;
      clearInterval(timer);
      after = minutes;
      isAlone = false;
      if (minutes !== null && minutes > 0) timer = setInterval(look, POLL_MS);
    },
    leave: () => {
      if (after !== null) lock();
    },
  };
};

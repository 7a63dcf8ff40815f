const POLL_MS = 5_000;
/** The longest that a timer waits. */
const MOST_TIMER_MS = 2 ** 31 - 1;

/** When a desk locks itself: minutes without a key or the mouse, 0 = not by time; null = it does not lock itself at all. */
export type LockAfter = number | null;

export type LockWatch = {
  readonly lockAfter: (minutes: LockAfter) => void;
  /** The machine sleeps, or its session was locked. */
  readonly leave: () => void;
  /** Somebody proved who they are, for so long: a desk that stays open beyond it would write what nobody proved. */
  readonly signedInFor: (ms: number) => void;
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
  let end: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    const wasAlone = isAlone;
    isAlone = after !== null && after > 0 && idleSeconds() >= after * 60;
    if (isAlone && !wasAlone) lock();
  };
  const leave = (): void => {
    if (after !== null) lock();
  };
  return {
    lockAfter: (minutes) => {
      if (minutes === after) return;
      clearInterval(timer);
      after = minutes;
      isAlone = false;
      if (minutes !== null && minutes > 0) timer = setInterval(look, POLL_MS);
    },
    leave,
    signedInFor: (ms) => {
      clearTimeout(end);
      end = setTimeout(leave, Math.min(ms, MOST_TIMER_MS));
    },
  };
};

const POLL_MS = 5_000;
/** The longest that a timer waits. */
const LONGEST_MS = 2 ** 31 - 1;

/** When a desk locks itself: minutes without a key or the mouse, 0 = not by time; null = it does not lock itself at all. */
export type LockAfter = number | null;

export type LockWatch = {
  readonly lockAfter: (minutes: LockAfter) => void;
  /** The machine sleeps, or its session was locked. */
  readonly leave: () => void;
  /** Somebody proved who they are, which counts for so long: then they have to prove it again, as nothing that they write would count. */
  readonly signedIn: (lifeMs: number) => void;
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
  /** When somebody proved last who they are: they are there, also where the computer does not hear them (a remote session). */
  let provedAt = -Infinity;
  let timer: ReturnType<typeof setInterval> | undefined;
  let end: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    const wasAlone = isAlone;
    const alone = Math.min(idleSeconds(), (performance.now() - provedAt) / 1_000);
    isAlone = after !== null && after > 0 && alone >= after * 60;
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
    signedIn: (lifeMs) => {
      provedAt = performance.now();
      clearTimeout(end);
      end = setTimeout(leave, Math.min(lifeMs, LONGEST_MS));
    },
  };
};

/** A wait that a wake-up call or the end of the session cuts short. */
export type Waker = {
  /** Ends every wait at once: the machine woke up, the network is back. */
  readonly wake: () => void;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** A wait that only the end of the session cuts short. */
export const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, signal.aborted ? 0 : ms);
    signal.addEventListener('abort', end);
  });

export const createWaker = (): Waker => {
  const waiting = new Set<() => void>();
  return {
    wake: () => {
      for (const end of waiting) end();
    },
    wait: (ms, signal) =>
      new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          waiting.delete(end);
          signal.removeEventListener('abort', end);
          resolve();
        };
        const timer = setTimeout(end, signal.aborted ? 0 : ms);
        waiting.add(end);
        signal.addEventListener('abort', end);
      }),
  };
};

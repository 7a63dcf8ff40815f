import { useMemo, useSyncExternalStore } from 'react';

import { now } from '../../platform/clock';

/** The present instant, refreshed every so many milliseconds, at their whole multiples. */
export const useNow = (everyMs: number): string => {
  const tick = useMemo(() => {
    const floor = (): number => Math.floor(now().getTime() / everyMs) * everyMs;
    return {
      read: () => new Date(floor()).toISOString(),
      subscribe: (listener: () => void) => {
        const timer = setInterval(listener, Math.min(everyMs, 1_000));
        return () => clearInterval(timer);
      },
    };
  }, [everyMs]);
  return useSyncExternalStore(tick.subscribe, tick.read);
};

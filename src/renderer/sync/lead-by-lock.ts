/** Lets only one window of this device run the exchange; another takes over when it closes. */
export const leadByLock =
  (siteId: string) =>
  async (run: () => Promise<void>, signal: AbortSignal): Promise<void> => {
    await navigator.locks.request(`guichet-sync-${siteId}`, { signal }, run);
  };

/** For a device with one window, and for tests. */
export const leadAlone = (run: () => Promise<void>): Promise<void> => run();

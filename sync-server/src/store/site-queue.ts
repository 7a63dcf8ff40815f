/** Runs work for a site after all that came before for the same site. */
export type SiteQueue = <Value>(siteId: string, work: () => Promise<Value>) => Promise<Value>;

/** A queue for each site, by promises alone: the order is that of the calls, and work that fails lets the next go on. */
export const siteQueue = (): SiteQueue => {
  const tails = new Map<string, Promise<unknown>>();
  return (siteId, work) => {
    const turn = (tails.get(siteId) ?? Promise.resolve()).then(work, work);
    tails.set(
      siteId,
      turn.catch(() => undefined),
    );
    return turn;
  };
};

/** Runs work for a site after all that came before for the same site; bulk work lets what came after it pass, some times in a row at most. */
export type SiteQueue = <Value>(siteId: string, work: () => Promise<Value>, isBulk?: boolean) => Promise<Value>;

type Line = { readonly first: (() => Promise<void>)[]; readonly bulk: (() => Promise<void>)[]; passed: number };

/** So often in a row bulk work is passed by: it is never left standing. */
const MOST_PASSED = 8;

const nextOf = (line: Line): (() => Promise<void>) | undefined => {
  const isTurnOfBulk = line.bulk.length > 0 && (line.first.length === 0 || line.passed >= MOST_PASSED);
  line.passed = isTurnOfBulk || line.bulk.length === 0 ? 0 : line.passed + 1;
  return (isTurnOfBulk ? line.bulk : line.first).shift();
};

/** A queue for each site, by promises alone: the order is that of the calls, and work that fails lets the next go on. */
export const siteQueue = (): SiteQueue => {
  const lines = new Map<string, Line>();
  const work = async (siteId: string, line: Line): Promise<void> => {
    for (let next = nextOf(line); next; next = nextOf(line)) await next();
    lines.delete(siteId);
  };
  return (siteId, task, isBulk = false) =>
    new Promise((resolve, reject) => {
      const run = (): Promise<void> => task().then(resolve, reject);
      const known = lines.get(siteId);
      const line = known ?? { first: [], bulk: [], passed: 0 };
      (isBulk ? line.bulk : line.first).push(run);
      if (known) return;
      lines.set(siteId, line);
      void Promise.resolve().then(() => work(siteId, line));
    });
};

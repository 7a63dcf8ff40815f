import type { FastifyInstance } from 'fastify';

import type { ServerContext } from '../context';
import type { Insights } from '../figures/figures';
import { townSites } from '../sites/town-sites';

/** How often the server looks after what nobody asks for. */
const TEND_EVERY_MS = 10 * 60_000;

/** A turn makes facts for so long at most; what is left comes with the next, or with whoever asks for it. */
const FACTS_FOR_MS = 60_000;

/** A device that was not heard of for so long does not keep tombstones alive; when it comes back it begins anew. */
const ACTIVE_FOR_MS = 90 * 24 * 60 * 60_000;

/** Void records of numbers that nobody printed, and the purge of tombstones that every active device has, now and then. */
export const tendSites = (
  app: FastifyInstance,
  { core, store, clock, insights }: Pick<ServerContext, 'core' | 'store' | 'clock'> & { readonly insights: Insights },
): void => {
  const tend = async (): Promise<void> => {
    for (const siteId of await townSites(store)) {
      await core.tend(siteId);
      await insights.projection.follow(siteId, FACTS_FOR_MS);
      await store.purge(siteId, new Date(clock() - ACTIVE_FOR_MS).toISOString());
    }
  };
  // What fails now is done with the next turn.
  const timer = setInterval(
    () => void tend().catch((error: unknown) => app.log.error({ err: error }, 'tend')),
    TEND_EVERY_MS,
  );
  timer.unref();
  app.addHook('preClose', async () => clearInterval(timer));
};

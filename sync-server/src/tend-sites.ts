import type { FastifyInstance } from 'fastify';

import type { Parts } from './parts';
import { civilOf } from '#shared/time/civil';

import { tendFeedback } from './feedback/take-feedback';
import type { Needs } from './needs';
import { townSites } from './sites/town-sites';
import { mendStored } from './documents/mend-stored';
import { tendNumbers } from './tickets/numbers';
import type { ReferenceReader } from './documents/load-facts';

/** How often the server looks after what nobody asks for. */
const TEND_EVERY_MS = 10 * 60_000;

/** A turn makes facts for so long at most; what is left comes with the next, or with whoever asks for it. */
const FACTS_FOR_MS = 60_000;

/** A device that was not heard of for so long does not keep tombstones alive; when it comes back it begins anew. */
const ACTIVE_FOR_MS = 90 * 24 * 60 * 60_000;

/** What is done for a site now and then without being asked. */
export const tendSite =
  (parts: Needs<'store' | 'rules' | 'clock' | 'newId'> & { readonly referenceOf: ReferenceReader }) =>
  async (siteId: string): Promise<void> => {
    const { store, clock, referenceOf } = parts;
    await tendNumbers(parts)(siteId);
    await store.withSite(siteId, async (site) => {
      const zone = (await referenceOf(site))?.site.zone;
      if (zone !== undefined) await tendFeedback(parts, site, civilOf(new Date(clock()).toISOString(), zone).day);
    });
  };

/** Void records of numbers that nobody printed, and the purge of tombstones that every active device has, now and then. */
export const tendSites = (app: FastifyInstance, parts: Parts): void => {
  const { store, clock, figures } = parts;
  const tend = async (): Promise<void> => {
    for (const siteId of await townSites(store)) {
      await tendSite(parts)(siteId);
      await figures.projection.follow(siteId, FACTS_FOR_MS);
      await store.purge(siteId, new Date(clock() - ACTIVE_FOR_MS).toISOString());
    }
  };
  // What fails now is done with the next turn.
  const timer = setInterval(
    () => void tend().catch((error: unknown) => app.log.error({ err: error }, 'tend')),
    TEND_EVERY_MS,
  );
  timer.unref();
  let isEnding = false;
  const mend = async (): Promise<void> => {
    for (const siteId of await townSites(store)) await mendStored(parts, () => isEnding)(siteId);
  };
  let mending = Promise.resolve();
  app.addHook('onReady', async () => {
    mending = mend().catch((error: unknown) => app.log.error({ err: error }, 'mend'));
  });
  app.addHook('preClose', async () => {
    clearInterval(timer);
    isEnding = true;
    await mending;
  });
};

import type { FastifyInstance } from 'fastify';

import { ASIDE_FOR_DAYS, DAY_MS } from './bounds';
import type { Parts } from './parts';
import { civilOf } from '#shared/time/civil';

import { tendFeedback } from './feedback/take-feedback';
import type { Needs } from './needs';
import { tendErasures } from './history/erasure-calls';
import { tendRetention } from './history/tend-retention';
import { tendJournal } from './journal/tend-journal';
import { tendAccessRequests } from './sites/access-request-note';
import { townSites } from './sites/town-sites';
import { mendStored } from './documents/mend-stored';
import { raiseStored } from './documents/raise-stored';
import { sweepStored } from './documents/sweep-stored';
import { sealStoredDigits } from './settings/seal-digits';
import { tendNumbers } from './tickets/numbers';
import type { ReferenceReader } from './documents/load-facts';

/** How often the server looks after what nobody asks for. */
const TEND_EVERY_MS = 10 * 60_000;

/** A turn makes facts for so long at most; what is left comes with the next, or with whoever asks for it. */
const FACTS_FOR_MS = 60_000;

/** A device that was not heard of for so long does not keep tombstones alive; when it comes back it begins anew. */
const ACTIVE_FOR_MS = 90 * DAY_MS;

const rethrow = (error: unknown): never => {
  throw error;
};

/** What is done for a site now and then without being asked; `fault` hears of a step that failed, the others are done all the same. */
export const tendSite =
  (parts: Needs<'store' | 'rules' | 'clock' | 'newId'> & { readonly referenceOf: ReferenceReader }) =>
  async (siteId: string, fault: (error: unknown) => void = rethrow): Promise<void> => {
    const { store, clock, referenceOf } = parts;
    await tendNumbers(parts)(siteId).catch(fault);
    await store
      .withSite(siteId, async (site) => {
        await site.forgetCallAnswers(new Date(clock() - DAY_MS).toISOString());
        const zone = (await referenceOf(site))?.site.zone;
        if (zone === undefined) return;
        const { day } = civilOf(new Date(clock()).toISOString(), zone);
        await tendFeedback(parts, site, day);
        await tendAccessRequests(site, day);
      })
      .catch(fault);
  };

/** Now and then: void records of numbers that nobody printed, the journal, facts, what is kept no longer, wishes to erase whose person is gone, and tombstones that every active device has. */
export const tendSites = (app: FastifyInstance, parts: Parts): void => {
  const { store, clock, figures } = parts;
  const before = (ms: number): string => new Date(clock() - ms).toISOString();
  // What fails now is done with the next turn, and keeps nothing else from being done.
  const fault = (error: unknown): void => app.log.error({ err: error }, 'tend');
  // In groups: the log takes out what looks like a token.
  const journal = tendJournal(parts, ({ link, ...head }) =>
    app.log.info({ ...head, link: link.match(/.{1,16}/gu)?.join(' ') }, 'journal'),
  );
  const tend = async (): Promise<void> => {
    for (const siteId of await townSites(store)) {
      await tendSite(parts)(siteId, fault);
      await journal(siteId).catch(fault);
      // Documents go once all facts of them are made.
      const isWhole = await figures.projection.follow(siteId, FACTS_FOR_MS).catch(fault);
      if (isWhole) await tendRetention(parts)(siteId).catch(fault);
      // After those who were erased by their age.
      await tendErasures(parts)(siteId).catch(fault);
      await store.purge(siteId, before(ACTIVE_FOR_MS), before(ASIDE_FOR_DAYS * DAY_MS)).catch(fault);
    }
  };
  const timer = setInterval(() => void tend().catch(fault), TEND_EVERY_MS);
  timer.unref();
  let isEnding = false;
  const mend = async (): Promise<void> => {
    for (const siteId of await townSites(store)) {
      await sealStoredDigits(parts)(siteId).catch(fault);
      // First, so that all else finds documents of this version.
      await raiseStored(parts, () => isEnding)(siteId).catch(fault);
      // Before what no reader can bear is put aside as it is.
      await sweepStored(parts, () => isEnding)(siteId).catch(fault);
      await mendStored(parts, () => isEnding)(siteId).catch(fault);
    }
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

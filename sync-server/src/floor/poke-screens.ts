import type { FastifyInstance } from 'fastify';

import { publicRanks } from '#shared/domain/rights/writes';

import type { Publications } from './publications';
import type { WriteHint } from '../store/port';
import type { StreamHub } from '../wire/stream-hub';

/** What a publication is made of. */
const shownCollections: ReadonlySet<string> = new Set(['tickets', 'deskSessions', 'appointments', 'reference']);

/** Writes that follow each other so closely are told in one poke: a call is often a ticket and a session. */
const GATHER_MS = 40;

type Needs = { readonly streams: StreamHub; readonly publications: Publications };

/**
 * Tells screens in public that their publication changed, after a write of this or another process on the same database. They are not
 * woken by what they do not show, such as an appointment of next week.
 */
export const pokeScreens = (app: FastifyInstance, { streams, publications }: Needs): ((write: WriteHint) => void) => {
  const waiting = new Map<string, { seq: number; readonly timer: NodeJS.Timeout }>();

  const tell = async (siteId: string): Promise<void> => {
    const { seq = 0 } = waiting.get(siteId) ?? {};
    waiting.delete(siteId);
    for (const rank of publicRanks)
      if (streams.hasScreens(siteId, rank) && (await publications.isNews(siteId, rank)))
        streams.pokeScreens(siteId, rank, seq);
  };

  app.addHook('preClose', async () => {
    for (const { timer } of waiting.values()) clearTimeout(timer);
    waiting.clear();
  });

  return ({ siteId, collection, seq }) => {
    if (!shownCollections.has(collection) || !publicRanks.some((rank) => streams.hasScreens(siteId, rank))) return;
    const known = waiting.get(siteId);
    if (known) {
      known.seq = Math.max(known.seq, seq);
      return;
    }
    // A screen that misses this one asks by itself within half a minute.
    const onFault = (error: unknown): void => app.log.error({ err: error }, 'publication');
    const timer = setTimeout(() => void tell(siteId).catch(onFault), GATHER_MS);
    timer.unref();
    waiting.set(siteId, { seq, timer });
  };
};

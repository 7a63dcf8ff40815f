import { openStore, type Place } from '#server/run/open-store';
import { freshId, freshToken } from '#server/lib/fresh';
import { sha256 } from '#server/lib/sha256';
import { writeSite } from '#server/seed/seed-site';
import { demoReference } from '#shared/demo/demo-reference';

import { findPostgres, startPostgres } from '../../sync-server/test/support/postgres';
import { fiveEventDocuments } from '../faults/support/five-event-documents';
import { waitingTickets } from '../faults/support/waiting-tickets';

const zone = 'Europe/Paris';
const writtenAtOnce = 4_000;
const lifeMs = 24 * 3_600_000;

/** What a site of the bench holds, and how many devices it has. */
export type SiteSize = { readonly devices: number; readonly documents: number; readonly tickets: number };

/** A device that may call: nothing else of it is needed, since its key is never asked for within a day. */
type Caller = { readonly deviceId: string; readonly token: string };

/** Stores of servers with many devices, for the lines of `scripts/bench/sync` that speak the protocol themselves. */
export const syncTown = {
  /** Fills the store of a place with sites; the first is the home. Gives the devices of each and the ids of its waiting tickets. */
  fill: async (place: Place, sizes: readonly SiteSize[]) => {
    const store = await openStore(place);
    const at = new Date().toISOString();
    const day = at.slice(0, 10);
    const sites = [];
    for (const [index, { devices, documents, tickets }] of sizes.entries()) {
      const siteId = `site-${index + 1}`;
      const reference = demoReference(day, zone).map((one) => ({ ...one, siteId }));
      const waiting = waitingTickets(siteId, 'T', day, tickets);
      await writeSite(store, siteId, { reference, tickets: waiting }, at);
      for (let from = 0; from < documents; from += writtenAtOnce)
        await writeSite(
          store,
          siteId,
          { deskSessions: fiveEventDocuments(siteId, '', from, Math.min(writtenAtOnce, documents - from)) },
          at,
        );
      const callers: Caller[] = [];
      for (let n = 0; n < devices; n += 1) {
        const [id, token] = [freshId(), freshToken()];
        const deviceId = (await store.addDevice({ id, siteId, name: `Poste ${n}`, rank: 'admin', publicKey: '', at }))
          .id;
        const expiresAt = new Date(Date.parse(at) + lifeMs).toISOString();
        await store.addToken({ hash: sha256(token), deviceId, expiresAt, at });
        callers.push({ deviceId, token });
      }
      if (index === 0) await store.setHomeSite(siteId);
      sites.push({ siteId, callers, tickets: waiting.map(({ id }) => id) });
    }
    await store.close();
    return sites;
  },
  /** A PostgreSQL of the bench alone, whose commits go to the disk; `null` when the machine has none. */
  postgres: async () => {
    try {
      findPostgres();
    } catch {
      return null;
    }
    return startPostgres(true);
  },
  /** So many documents of five events that the site does not hold yet: each prefix is a set of its own. */
  documents: (siteId: string, prefix: string, count: number) =>
    fiveEventDocuments(siteId, prefix, 0, count).map((one) => ({ ...one, _deleted: false })),
};

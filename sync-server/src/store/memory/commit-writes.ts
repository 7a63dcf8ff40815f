import { lastDayOf } from '#shared/sync/desk-window';

import { sha256 } from '../../lib/sha256';
import { chainOf } from '../chain';
import type { Origin, Written } from '../port';
import { collectionOf, keyOf, type KeptErasure, type SiteState } from './state';

/** A document on its way into the store. */
export type PendingWrite = {
  readonly collection: string;
  readonly written: Written;
  readonly body: string;
  readonly origin: Origin;
};

const erase = (site: SiteState, collection: string, id: string): void => {
  site.history = site.history.map((entry) =>
    entry.collection === collection && entry.id === id && !entry.erased ? { ...entry, delta: null } : entry,
  );
  for (const [key, row] of site.quarantine)
    // Rows of the person, and those that name them.
    if ((row.collection === collection && row.id === id) || row.body.includes(JSON.stringify(id)))
      site.quarantine.set(key, { ...row, body: '' });
};

/** Puts writes under the next numbers of the site, with audit and history. Runs in one go: nobody sees half of it. */
export const commitWrites = (
  siteId: string,
  site: SiteState,
  writes: readonly PendingWrite[],
  erasures: Map<string, KeptErasure>,
): void => {
  for (const write of writes) {
    const { collection, written, body, origin } = write;
    const { document, day, digest, delta, erased } = written;
    const { id } = document;
    site.seq += 1;
    const { seq } = site;
    if (erased) {
      erase(site, collection, id);
      const key = keyOf(siteId, collection, id);
      erasures.set(key, { siteId, collection, at: erasures.get(key)?.at ?? origin.at, written });
    }
    const entry = { seq, at: origin.at, deviceId: origin.deviceId, collection, id, sha: sha256(body) };
    site.chain = chainOf(site.chain, entry);
    site.audit.push({ ...entry, chain: site.chain });
    site.history.push({ seq, collection, id, delta, erased });
    collectionOf(site, collection).put({
      id,
      seq,
      day,
      lastDay: lastDayOf(collection, document),
      digest,
      body,
      document,
    });
  }
};

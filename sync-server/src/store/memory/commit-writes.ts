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

/** A document on its way out of the store, for good. */
export type PendingRetirement = { readonly collection: string; readonly retired: string; readonly origin: Origin };

const retire = (site: SiteState, collection: string, id: string): void => {
  collectionOf(site, collection).remove(id);
  site.history = site.history.filter((entry) => entry.collection !== collection || entry.id !== id);
  for (const [key, row] of site.quarantine)
    if (row.collection === collection && row.id === id) site.quarantine.delete(key);
  if (collection === 'appointments') {
    for (const [key, message] of site.messages) if (message.appointmentId === id) site.messages.delete(key);
    for (const [key, hold] of site.holds) if (hold.appointmentId === id) site.holds.delete(key);
  }
  if (collection !== 'tickets') return;
  site.claims.delete(id);
  for (const [key, answer] of site.answers) if (answer.ticketId === id) site.answers.delete(key);
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

const clear = (site: SiteState, collection: string, { document: { id }, cleared }: Written): void => {
  if (!cleared) return;
  site.history = site.history.map((entry) =>
    entry.collection === collection && entry.id === id && entry.delta !== null
      ? { ...entry, delta: cleared.past(entry.delta) }
      : entry,
  );
  for (const [key, row] of site.quarantine)
    if (row.collection === collection && row.id === id && row.body !== '')
      site.quarantine.set(key, { ...row, body: cleared.aside(row.body) });
};

/** Puts writes and retirements under the next numbers of the site, with audit and history. Runs in one go: nobody sees half of it. */
export const commitWrites = (
  siteId: string,
  site: SiteState,
  writes: readonly (PendingWrite | PendingRetirement)[],
  erasures: Map<string, KeptErasure>,
): void => {
  for (const write of writes) {
    if ('retired' in write) {
      const { collection, retired: id, origin } = write;
      site.seq += 1;
      const entry = { seq: site.seq, at: origin.at, deviceId: origin.deviceId, collection, id, sha: '' };
      site.chain = chainOf(site.chain, entry);
      site.audit.push({ ...entry, chain: site.chain });
      site.retired.set(collection, site.seq);
      retire(site, collection, id);
      continue;
    }
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
    clear(site, collection, written);
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

import { collectionNames, type CollectionName, type Documents } from '#shared/domain/model/collections';
import { soundDocument, unsoundParts } from '#shared/sync/sound-document';
import type { WireDocument } from '#shared/sync/protocol';

import type { Needs } from '../needs';
import type { SiteTransaction } from '../store/port';
import type { Registry } from './registry';
import { toWritten } from './to-written';

/** Raised when documents that were sound before no longer are: then every store is looked through once more. */
const SOUNDNESS = '1';
const NOTE = 'soundness';

const PAGE = 500;

/** The name under which the server mends, in the audit. */
const MENDER = 'server';

/**
 * The document without what no reader could bear; one of which nothing sound is left is deleted, so that desks let go of it. Its id must
 * be one that a store can hold.
 */
const mended = (collection: CollectionName, document: WireDocument): WireDocument => {
  const sound = soundDocument(collection, document as unknown as Documents[CollectionName]);
  return sound ? { ...(sound as object), id: document.id, _deleted: false } : { ...document, _deleted: true };
};

const mendSome = async (
  site: SiteTransaction,
  registry: Registry,
  collection: CollectionName,
  ids: readonly string[],
  at: string,
): Promise<void> => {
  const known = registry[collection];
  if (!known) return;
  // As they stand under the lock: somebody may have written meanwhile.
  const unsound = [...(await site.read(collection, ids)).values()].filter(
    (document) => !document._deleted && unsoundParts(collection, document).length > 0,
  );
  if (unsound.length === 0) return;
  const origin = { deviceId: MENDER, at };
  await site.quarantine(
    unsound.map((document) => ({
      collection,
      id: document.id,
      why: `unsound.${unsoundParts(collection, document)[0] ?? ''}`,
      body: JSON.stringify(document),
    })),
    origin,
  );
  await site.write(
    collection,
    unsound.map((document) => toWritten(known, document, mended(collection, document))),
    origin,
  );
};

/**
 * Looks once through all documents of a site for those that an older server stored and no reader can bear: the bad events and registers
 * are put aside whole, and the document is written without them, so that desks which hold it are healed by their next pull. Reference
 * data is left alone: the settings name what is wrong with it. `isEnding` = the server closes; the next start looks again.
 */
export const mendStored =
  ({ store, clock, registry }: Needs<'store' | 'clock'> & { readonly registry: Registry }, isEnding: () => boolean) =>
  async (siteId: string): Promise<void> => {
    if ((await store.withSite(siteId, (site) => site.siteNote(NOTE))) === SOUNDNESS) return;
    for (const collection of collectionNames.filter((name) => name !== 'reference')) {
      for (let since = 0, more = true; more;) {
        const page = await store.page(siteId, collection, since, PAGE);
        const ids = page.bodies
          .map((body) => JSON.parse(body) as WireDocument)
          .filter((document) => !document._deleted && unsoundParts(collection, document).length > 0)
          .map(({ id }) => id);
        const at = new Date(clock()).toISOString();
        if (ids.length > 0) await store.withSite(siteId, (site) => mendSome(site, registry, collection, ids, at));
        since = page.seq;
        more = page.hasMore;
        // A large town has many pages: whoever calls meanwhile is answered between two of them.
        await new Promise((resolve) => setImmediate(resolve));
        if (isEnding()) return;
      }
    }
    await store.withSite(siteId, (site) => site.writeSiteNote(NOTE, SOUNDNESS));
  };

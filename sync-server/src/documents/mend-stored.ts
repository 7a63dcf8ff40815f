import { collectionNames, type CollectionName, type Documents } from '#shared/domain/model/collections';
import { soundDocument, unsoundParts } from '#shared/sync/sound-document';
import type { WireDocument } from '#shared/sync/protocol';

import type { Needs } from '../needs';
import type { SiteTransaction } from '../store/port';
import { SERVER_ACTOR } from './authority-event';
import type { Registry } from './registry';
import { toWritten } from './to-written';

/** Raised when documents that were sound before no longer are: then every store is looked through once more. */
const SOUNDNESS = '1';
const NOTE = 'soundness';

const PAGE = 500;

/**
 * The document without what no reader could bear. `null` for a sound one, and for one of which nothing sound is left: readers pass over
 * it and name it, and nothing of it is thrown away.
 */
const mended = (collection: CollectionName, document: WireDocument): WireDocument | null => {
  if (document._deleted || unsoundParts(collection, document).length === 0) return null;
  const sound = soundDocument(collection, document as unknown as Documents[CollectionName]);
  return sound && { ...(sound as object), id: document.id, _deleted: false };
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
  const unsound = [...(await site.read(collection, ids)).values()].flatMap((document) => {
    const sound = mended(collection, document);
    return sound ? [{ document, sound }] : [];
  });
  if (unsound.length === 0) return;
  const origin = { deviceId: SERVER_ACTOR.deviceId, at };
  await site.quarantine(
    unsound.map(({ document }) => ({
      collection,
      id: document.id,
      why: `unsound.${unsoundParts(collection, document)[0] ?? ''}`,
      body: JSON.stringify(document),
    })),
    origin,
  );
  await site.write(
    collection,
    unsound.map(({ document, sound }) => toWritten(known, document, sound)),
    origin,
  );
};

/**
 * Looks once through all documents of a site for those that an older server stored and no reader can bear: the bad events and registers
 * are put aside whole, and the document is written without them, so that desks which hold it are healed by their next pull. One of which
 * nothing is left stays as it is. Reference
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
          .filter((document) => mended(collection, document) !== null)
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

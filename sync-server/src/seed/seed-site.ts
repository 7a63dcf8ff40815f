import { collectionNames, type CollectionName, type Documents } from '#shared/domain/model/collections';
import type { WireDocument } from '#shared/sync/protocol';

import { guichetRegistry } from '../collections/guichet-registry';
import { knownCollection } from '../documents/require';
import { SERVER_ACTOR } from '../documents/authority-event';
import { toWritten } from '../documents/to-written';
import type { Store } from '../store/port';

/** Documents by collection, as a seed makes them. */
export type SeedDocuments = { readonly [Name in CollectionName]?: readonly Documents[Name][] };

const toWire = (document: Documents[CollectionName]): WireDocument => ({ ...document, _deleted: false });

/** Writes the first documents of a site in one transaction. */
export const writeSite = (store: Store, siteId: string, documents: SeedDocuments, at: string): Promise<void> =>
  store.withSite(siteId, async (site) => {
    for (const collection of collectionNames) {
      const known = knownCollection(guichetRegistry, collection);
      const rows = documents[collection]?.map((document) => toWritten(known, null, toWire(document))) ?? [];
      if (rows.length > 0) await site.write(collection, rows, { deviceId: SERVER_ACTOR.deviceId, at });
    }
  });

/** Writes the first documents of a site and makes the server its home. */
export const seedSite = async (store: Store, siteId: string, documents: SeedDocuments, at: string): Promise<void> => {
  await writeSite(store, siteId, documents, at);
  await store.setHomeSite(siteId);
};

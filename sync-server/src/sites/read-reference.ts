import type { Reference } from '#shared/domain/model/reference';

import type { Store } from '../store/port';

const PAGE = 1_000;

/** The reference data of a site as it is stored, without what was removed. */
export const readReference = async (store: Pick<Store, 'page'>, siteId: string): Promise<readonly Reference[]> => {
  const documents: Reference[] = [];
  for (let since = 0; ;) {
    const page = await store.page(siteId, 'reference', since, PAGE);
    for (const body of page.bodies) {
      const document = JSON.parse(body) as Reference & { readonly _deleted: boolean };
      if (!document._deleted) documents.push(document);
    }
    since = page.seq;
    if (!page.hasMore) return documents;
  }
};

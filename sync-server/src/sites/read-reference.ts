import type { Reference } from '#shared/domain/model/reference';

import { soundTexts } from '../lib/sound';
import type { Store } from '../store/port';

const PAGE = 1_000;

/** The reference data of a site as it is stored, without what was removed. */
export const readReference = async (store: Pick<Store, 'page'>, siteId: string): Promise<readonly Reference[]> => {
  const documents: Reference[] = [];
  for (let since = 0; ;) {
    const page = await store.page(siteId, 'reference', since, PAGE);
    documents.push(...soundTexts('reference', page.bodies));
    since = page.seq;
    if (!page.hasMore) return documents;
  }
};

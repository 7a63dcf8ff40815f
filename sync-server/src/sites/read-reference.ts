import type { Reference } from '#shared/domain/model/reference';

import { soundTexts, soundTextsEver } from '../lib/sound';
import type { Store } from '../store/port';

const PAGE = 1_000;

/** The reference data of a site as it is stored, made of the stored texts by `read`. */
const readPages = async (
  store: Pick<Store, 'page'>,
  siteId: string,
  read: (bodies: readonly string[]) => readonly Reference[],
): Promise<readonly Reference[]> => {
  const documents: Reference[] = [];
  for (let since = 0; ;) {
    const page = await store.page(siteId, 'reference', since, PAGE);
    documents.push(...read(page.bodies));
    since = page.seq;
    if (!page.hasMore) return documents;
  }
};

/** The reference data of a site as it is stored, without what was removed. */
export const readReference = (store: Pick<Store, 'page'>, siteId: string): Promise<readonly Reference[]> =>
  readPages(store, siteId, (bodies) => soundTexts('reference', bodies));

/** The same with what was removed, as it was last, as long as the site remembers it. */
export const readReferenceEver = (store: Pick<Store, 'page'>, siteId: string): Promise<readonly Reference[]> =>
  readPages(store, siteId, (bodies) => soundTextsEver('reference', bodies));

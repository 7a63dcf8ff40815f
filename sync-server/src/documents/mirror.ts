import type { CollectionName, Documents } from '#shared/domain/model/collections';

import { readApart, soundRow } from '../lib/sound';
import type { Store } from '../store/port';

const PAGE = 500;

/** What is kept in memory of a collection of a site, brought up to date by what was written since. */
export type Mirror<Kept> = {
  /** Reads on and gives what is kept, with a number that changes when that does. */
  readonly of: (siteId: string) => Promise<{ readonly kept: ReadonlyMap<string, Kept>; readonly version: number }>;
};

/** The id of a document, and what stays of it. */
type Row<Kept> = { readonly id: string; readonly kept: Kept | null };

type Scene<Kept> = { seq: number; version: number; readonly kept: Map<string, Kept>; under: Promise<void> };

/**
 * Follows a collection by its order of writes, so that each document is read once per write. `keep` says what stays of a stored
 * text, `null` = nothing. Calls of a site wait for each other.
 */
export const mirrorOfRows = <Kept>(
  store: Pick<Store, 'page'>,
  collection: string,
  keep: (text: string) => Row<Kept>,
): Mirror<Kept> => {
  const scenes = new Map<string, Scene<Kept>>();
  const take = (scene: Scene<Kept>, { id, kept }: Row<Kept>): void => {
    if (kept === null) scene.kept.delete(id);
    else scene.kept.set(id, kept);
  };
  const readOn = async (siteId: string, scene: Scene<Kept>): Promise<void> => {
    for (;;) {
      const page = await store.page(siteId, collection, scene.seq, PAGE);
      for (const body of page.bodies) take(scene, keep(body));
      if (page.bodies.length > 0) scene.version += 1;
      scene.seq = page.seq;
      if (!page.hasMore) return;
    }
  };
  return {
    of: async (siteId) => {
      const scene = scenes.get(siteId) ?? { seq: 0, version: 0, kept: new Map(), under: Promise.resolve() };
      scenes.set(siteId, scene);
      // One that failed is tried again by the next, from where it stopped.
      scene.under = scene.under.catch(() => undefined).then(() => readOn(siteId, scene));
      await scene.under;
      return scene;
    },
  };
};

/**
 * The same of a collection of the product: `keep` sees what is sound of a document, and nothing of one that is gone or not sound. One over
 * which it fails is left out: the next ones are read all the same.
 */
export const mirrorOf = <Name extends CollectionName, Kept>(
  store: Pick<Store, 'page'>,
  collection: Name,
  keep: (document: Documents[Name]) => Kept | null,
): Mirror<Kept> => {
  const apart = readApart(`mirror of ${collection}`);
  return mirrorOfRows(store, collection, (text) => {
    const { id, document } = soundRow(collection, text);
    const kept = apart({ [collection]: document ? [document] : [] }, (lists) => {
      const [one] = lists[collection] as readonly Documents[Name][];
      return one ? keep(one) : null;
    });
    return { id, kept };
  });
};

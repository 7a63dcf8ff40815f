import { wireDocumentSchema, type WireDocument } from '#shared/sync/protocol';

import type { Store } from '../store/port';

const PAGE = 500;

/** What is kept in memory of a collection of a site, brought up to date by what was written since. */
export type Mirror<Kept> = {
  /** Reads on and gives what is kept, with a number that changes when that does. */
  readonly of: (siteId: string) => Promise<{ readonly kept: ReadonlyMap<string, Kept>; readonly version: number }>;
};

type Scene<Kept> = { seq: number; version: number; readonly kept: Map<string, Kept>; under: Promise<void> };

/**
 * Follows a collection by its order of writes, so that each document is read once per write. `keep` says what stays of one, `null` =
 * nothing. Calls of a site wait for each other.
 */
export const mirrorOf = <Kept>(
  store: Pick<Store, 'page'>,
  collection: string,
  keep: (document: WireDocument) => Kept | null,
): Mirror<Kept> => {
  const scenes = new Map<string, Scene<Kept>>();
  const take = (scene: Scene<Kept>, document: WireDocument): void => {
    const kept = document._deleted ? null : keep(document);
    if (kept === null) scene.kept.delete(document.id);
    else scene.kept.set(document.id, kept);
  };
  const readOn = async (siteId: string, scene: Scene<Kept>): Promise<void> => {
    for (;;) {
      const page = await store.page(siteId, collection, scene.seq, PAGE);
      for (const body of page.bodies) take(scene, wireDocumentSchema.parse(JSON.parse(body)));
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

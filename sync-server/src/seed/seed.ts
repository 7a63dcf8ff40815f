import { z } from 'zod';

import type { Store } from '../store/port';
import { seedDemo } from './seed-demo';
import { seedSite } from './seed-site';
import { townHallReference } from './town-hall-reference';

/** What an empty store is filled with: the demonstration town (around `now`), or a new town hall. */
export const seedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('demo'), now: z.iso.datetime().exactOptional() }),
  z.object({
    kind: z.literal('townHall'),
    /** The first administrator; « Responsable » where the name is not known. */
    adminName: z.string().min(1).max(80).exactOptional(),
    commune: z.string().min(1).max(80),
    siteName: z.string().min(1).max(80),
    desks: z.int().min(1).max(40),
    stations: z.int().min(0).max(20),
  }),
]);
export type Seed = Readonly<z.infer<typeof seedSchema>>;

/** Fills an empty store and returns the site; a store that has one is left as it is. `null` = empty and nothing to fill it with. */
export const seedIfEmpty = async (
  store: Store,
  seed: Seed | null,
  nowMs: number,
  newId: () => string,
): Promise<string | null> => {
  const home = await store.homeSite();
  if (home !== null || seed === null) return home;
  const at = new Date(nowMs).toISOString();
  if (seed.kind === 'demo') return seedDemo(store, seed.now ?? at);
  const siteId = newId();
  await seedSite(store, siteId, { reference: townHallReference(siteId, seed) }, at);
  return siteId;
};

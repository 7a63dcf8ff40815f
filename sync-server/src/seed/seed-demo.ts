import { demoSiteId } from '#shared/demo/demo-reference';
import { demoTown } from '#shared/demo/demo-town';
import { civilOf } from '#shared/time/civil';

import type { Store } from '../store/port';
import { addSite } from './add-site';
import { seedSite } from './seed-site';

/** The annex of the demonstration town. */
export const demoAnnexId = 'site-fontbelle-tilleuls';

const ZONE = 'Europe/Paris';
// A morning that shows everything: six wait, five are served, one is late.
const SEED = 8;

/** Fills an empty store with the demonstration town as it is at an instant. Returns its site. */
export const seedDemo = async (store: Store, now: string): Promise<string> => {
  const at = new Date(now).toISOString();
  await seedSite(store, demoSiteId, demoTown({ seed: SEED, today: civilOf(at, ZONE).day, now: at, zone: ZONE }), at);
  // An annex with a made-up past and no documents: who steers sees a town of two sites.
  await addSite(
    store,
    { name: 'Mairie annexe des Tilleuls', desks: 2, stations: 1 },
    Date.parse(at),
    () => demoAnnexId,
  );
  return demoSiteId;
};

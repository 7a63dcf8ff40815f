import type { Store } from '../store/port';

const noteOf = (place: number): string => `site.${String(place)}`;

/** The sites of the town on this server: the home first, then the others in the order in which they came. None before it was seeded. */
export const townSites = async (store: Pick<Store, 'homeSite' | 'note'>): Promise<readonly string[]> => {
  const home = await store.homeSite();
  if (home === null) return [];
  const sites = [home];
  for (let place = 1; ; place += 1) {
    const siteId = await store.note(noteOf(place));
    if (siteId === null) return sites;
    sites.push(siteId);
  }
};

/** Makes a site one of the town’s. Doing it again changes nothing, and of two that come at once each has a place of its own. */
export const joinTown = async (store: Pick<Store, 'homeSite' | 'noteOnce'>, siteId: string): Promise<void> => {
  if ((await store.homeSite()) === siteId) return;
  for (let place = 1; (await store.noteOnce(noteOf(place), siteId)) !== siteId;) place += 1;
};

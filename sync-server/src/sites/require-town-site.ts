import { Problem } from '../lib/problem';
import type { Store } from '../store/port';
import { townSites } from './town-sites';

type Caller = { readonly siteId: string };

/** The other sites of the town of a caller; none for one whose site is not of this town. */
export const otherSites = async (store: Store, { siteId }: Caller): Promise<readonly string[]> => {
  const sites = await townSites(store);
  return sites.includes(siteId) ? sites.filter((one) => one !== siteId) : [];
};

/** Throws `notFound` unless a site is that of the caller or another of its town: what is unknown and what is elsewhere look alike. */
export const requireTownSite = async (store: Store, caller: Caller, siteId: string): Promise<void> => {
  if (siteId === caller.siteId || (await otherSites(store, caller)).includes(siteId)) return;
  throw new Problem('notFound', 'no such site in this town');
};

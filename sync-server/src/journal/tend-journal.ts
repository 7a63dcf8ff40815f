import { JOURNAL_FOR_DAYS } from '#shared/sync/bounds';

import { DAY_MS, MOST_JOURNAL_GONE } from '../bounds';
import type { Needs } from '../needs';
import { townSites } from '../sites/town-sites';
import type { JournalHead, JournalSeal } from '../store/journal-port';
import { keyOfLink } from '../store/journal-seal';
import type { Store } from '../store/port';

/** Where the journal of a site stands, as it is told elsewhere. */
type ToldHead = Pick<JournalHead, 'n' | 'link' | 'since'> & { readonly site: string };

/**
 * Once a day (UTC) for each site: lines older than twelve months go, those of two days at most, and `tell` hears where the journal stands, so that a place out of reach of whoever has
 * the data knows it as well.
 */
export const tendJournal = (
  { store, clock }: Needs<'store' | 'clock'>,
  tell: (head: ToldHead) => void,
): ((siteId: string) => Promise<void>) => {
  const told = new Map<string, string>();
  // A turn takes two days of lines at most: one look by a clock that is a year ahead must not empty the journal for good.
  const goesBefore = async (siteId: string, nowMs: number): Promise<string> => {
    const [first] = await store.journalLines(siteId, (await store.journalHead(siteId)).since - 1, 1);
    const old = nowMs - JOURNAL_FOR_DAYS * DAY_MS;
    const firstMs = first ? Date.parse(first.keptAt) : old;
    return new Date(Math.min(old, firstMs + 2 * DAY_MS)).toISOString();
  };
  return async (siteId) => {
    const nowMs = clock();
    const now = new Date(nowMs).toISOString();
    const today = now.slice(0, 10);
    if (told.get(siteId) === today) return;
    const wish = {
      before: await goesBefore(siteId, nowMs),
      now,
      most: MOST_JOURNAL_GONE,
    };
    while ((await store.withSite(siteId, (site) => site.pruneJournal(wish), true)) > 0);
    const { n, link, since } = await store.journalHead(siteId);
    if (n > 0) tell({ site: siteId, n, link, since });
    told.set(siteId, today);
  };
};

/** The sites whose journal goes on under another key than that of its last line. */
export const brokenJournals = async (
  store: Store,
  seal: JournalSeal,
): Promise<readonly { readonly site: string; readonly n: number }[]> => {
  const found = [];
  for (const site of await townSites(store)) {
    const { n, link } = await store.journalHead(site);
    if (n > 0 && keyOfLink(link) !== seal.name) found.push({ site, n });
  }
  return found;
};

import type { SiteReference } from '#shared/domain/model/reference';

import { createParts, type Parts } from '../parts';
import { freshId } from '../lib/fresh';
import { writeSignInMode } from '../persons/choose-sign-in';
import { recoverAdmin } from '../persons/settle-person';
import { townSites } from '../sites/town-sites';
import { journalSeal } from '../store/journal-seal';
import { readJournalKey } from './journal-key';
import { holdsTown, openStore, type Place } from './open-store';
import { START_PIN_HOURS } from '../bounds';

type Found = { readonly siteId: string; readonly reference: SiteReference };
type Told = { readonly good: boolean; readonly lines: readonly string[] };

const sitesOf = async ({ store, referenceOf }: Parts): Promise<readonly Found[]> => {
  const found: Found[] = [];
  for (const siteId of await townSites(store)) {
    const reference = await store.withSite(siteId, referenceOf);
    if (reference) found.push({ siteId, reference });
  }
  return found;
};

const adminsIn = ({ reference }: Found) => reference.agents.filter(({ role }) => role === 'admin');

const list = (sites: readonly Found[]): Told => ({
  good: true,
  lines: sites.flatMap((one) => [
    `Site ${one.reference.site.name}: ${one.reference.site.signIn ? 'agents sign in by a code' : 'agents go by their names'}`,
    ...adminsIn(one).map(({ id, name }) => `  ${id}  ${name}`),
  ]),
});

const toNames = async (parts: Parts, sites: readonly Found[]): Promise<Told> => {
  const lines: string[] = [];
  for (const { siteId, reference } of sites) {
    if (!reference.site.signIn) continue;
    await parts.store.withSite(siteId, (site) => writeSignInMode(parts, site, { mode: 'names', lockMin: 0 }, null));
    lines.push(`Agents of ${reference.site.name} go by their names again`);
  }
  return { good: true, lines: lines.length > 0 ? lines : ['Agents go by their names at every site already'] };
};

const startAgain = async (parts: Parts, sites: readonly Found[], agentId: string): Promise<Told> => {
  const lines: string[] = [];
  for (const site of sites) {
    const admin = adminsIn(site).find(({ id }) => id === agentId);
    const startPin = admin ? await recoverAdmin(parts, site.siteId, agentId) : null;
    if (admin && startPin !== null)
      lines.push(
        `Start code ${startPin} for ${admin.name} at ${site.reference.site.name}, good for ${START_PIN_HOURS} hours`,
      );
  }
  return lines.length > 0
    ? { good: true, lines }
    : { good: false, lines: [`no administrator has the id ${agentId}; recover without --agent lists them`] };
};

/**
 * The way back for whoever has the data of the server, when no administrator can sign in: lists them, gives one a start code, or lets every site go by the names of
 * its agents again. A server may be at work on the data.
 */
export const recover = async (
  place: Place,
  wish: { readonly agentId: string; readonly toNames: boolean; readonly keyFile: string },
): Promise<Told> => {
  if (!holdsTown(place)) return { good: false, lines: ['this folder holds no town hall'] };
  const store = await openStore(place);
  try {
    // Without it what is done here is noted under another key, which `audit` shows.
    const key = await readJournalKey(wish.keyFile);
    const sealed = key ? { journalSeal: journalSeal(key) } : {};
    const parts = createParts({ store, clock: Date.now, newId: freshId, ...sealed });
    const sites = await sitesOf(parts);
    if (wish.toNames) return await toNames(parts, sites);
    return wish.agentId === '' ? list(sites) : await startAgain(parts, sites, wish.agentId);
  } finally {
    await store.close();
  }
};

import type { ReferenceReader } from '../documents/load-facts';
import { requireAdmin } from '../documents/require';
import type { Needs } from '../needs';
import { readBackupNotes } from '../sites/backup-note';
import { readRetention } from '../sites/retention-note';
import type { Handler } from '../wire/handler';

/** How many lines of the journal of a site are kept, and from when to when. */
const journalSpan = async (
  store: Needs<'store'>['store'],
  siteId: string,
): Promise<{ readonly lines: number; readonly firstAt: string; readonly lastAt: string }> => {
  const { n, since } = await store.journalHead(siteId);
  const at = async (number: number): Promise<string> =>
    (await store.journalLines(siteId, number - 1, 1))[0]?.keptAt ?? '';
  const lines = Math.max(0, n - since + 1);
  return lines === 0 ? { lines, firstAt: '', lastAt: '' } : { lines, firstAt: await at(since), lastAt: await at(n) };
};

/** How the data of a site are protected, as far as the server knows: an answer without a name, an id or a row. */
export const protectionFacts =
  ({ store, referenceOf }: Needs<'store'> & { readonly referenceOf: ReferenceReader }): Handler<'protectionFacts'> =>
  async ({ agentId }, device) => {
    const { siteId } = device;
    const { last: turn } = await store.withSite(siteId, async (site) => {
      await requireAdmin({ referenceOf }, site, device, agentId);
      return readRetention(site);
    });
    const { last: backup, tried } = await readBackupNotes(store);
    return { retainedOn: turn?.day ?? '', backup, tried, journal: await journalSpan(store, siteId) };
  };

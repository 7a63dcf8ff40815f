import type { ReferenceReader } from '../documents/load-facts';
import type { Registry } from '../documents/registry';
import { requireRight } from '../documents/require';
import type { Needs } from '../needs';
import { readBackupNotes } from '../sites/backup-note';
import { readRetention } from '../sites/retention-note';
import type { Handler } from '../wire/handler';
import { readWaiting } from './erasure-calls';

/** How many lines of the journal of a site are kept, and from when to when. */
const journalSpan = async (
  store: Needs<'store'>['store'],
  siteId: string,
): Promise<{ readonly lines: number; readonly firstAt: string; readonly lastAt: string }> => {
  const { n, since } = await store.journalHead(siteId);
  const [first] = await store.journalLines(siteId, since - 1, 1);
  const [last] = await store.journalLines(siteId, n - 1, 1);
  // Lines may have gone since the head was read: what is told is what was found.
  return first && last
    ? { lines: last.n - first.n + 1, firstAt: first.keptAt, lastAt: last.keptAt }
    : { lines: 0, firstAt: '', lastAt: '' };
};

/** How the data of a site are protected, as far as the server knows: an answer without a name, an id or a row. */
export const protectionFacts =
  ({
    store,
    referenceOf,
    registry,
  }: Needs<'store'> & {
    readonly referenceOf: ReferenceReader;
    readonly registry: Registry;
  }): Handler<'protectionFacts'> =>
  async ({ agentId }, device) => {
    const { siteId } = device;
    const { turn, erasing } = await store.withSite(siteId, async (site) => {
      await requireRight({ referenceOf }, site, device, agentId, 'town');
      const { needsTwo, wishes } = await readWaiting(site, { referenceOf, registry });
      return { turn: (await readRetention(site)).last, erasing: { needsTwo, waiting: wishes.length } };
    });
    const { last: backup, tried } = await readBackupNotes(store);
    return { retainedOn: turn?.day ?? '', backup, tried, journal: await journalSpan(store, siteId), erasing };
  };

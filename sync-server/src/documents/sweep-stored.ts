import { wordCollections } from '#shared/sync/erase-words';
import type { WireDocument } from '#shared/sync/protocol';

import type { Needs } from '../needs';
import { WORDS_SWEPT } from '../store/citizen-of';
import type { Store } from '../store/port';
import { nameByCause, type Voice } from './authority-event';
import { authoritySealOf } from './authority-seal';
import { withoutErased, writeWithout } from './erased-words';
import type { Registry } from './registry';
import { knownCollection } from './require';
import { toWritten } from './to-written';

const PAGE = 500;

/** Whether one of some people was written after a number of the site: then their words may stand in logs from before it. */
const isErasedAfter = async (
  store: Pick<Store, 'page'>,
  siteId: string,
  after: number,
  erased: ReadonlySet<string>,
): Promise<boolean> => {
  for (let since = after, more = erased.size > 0; more;) {
    const page = await store.page(siteId, 'citizens', since, PAGE);
    if (page.bodies.some((body) => erased.has((JSON.parse(body) as WireDocument).id))) return true;
    since = page.seq;
    more = page.hasMore;
  }
  return false;
};

/**
 * Looks through the logs of a site for words of people who were erased: by a version that left them there, or before a backup came back. At each start what was written since
 * the last look, for an older server may have written meanwhile; all of it where somebody was erased since, and after a store erased again at its
 * opening. What comes in meanwhile is emptied as it comes. `isEnding` = the server closes; the next start looks again.
 */
export const sweepStored =
  (
    {
      store,
      clock,
      rules,
      registry,
      giveWay,
    }: Needs<'store' | 'clock' | 'rules' | 'giveWay'> & { readonly registry: Registry },
    isEnding: () => boolean,
  ) =>
  async (siteId: string): Promise<void> => {
    if (!rules.erasureSweep) return;
    const lookedUpTo = Number(await store.noteOfSite(siteId, WORDS_SWEPT));
    // Before the look: what comes during it is of the next one.
    const upTo = await store.head(siteId);
    if (lookedUpTo === upTo) return;
    const listed = (await store.erasures(siteId)).filter(({ collection }) => collection === 'citizens');
    const erased = new Set(listed.map(({ id }) => id));
    const isWhole = lookedUpTo === 0 || (await isErasedAfter(store, siteId, lookedUpTo, erased));
    const from = isWhole ? 0 : lookedUpTo;
    const seal = await authoritySealOf(store);
    const voice = (): Voice => ({ at: new Date(clock()).toISOString(), seal, nameOf: nameByCause });
    // Where nobody was erased as well: a word that nobody proved may stand there, and would empty what it names.
    for (const collection of wordCollections) {
      const known = knownCollection(registry, collection);
      const bears = (document: WireDocument): boolean =>
        withoutErased(collection, document, (id) => erased.has(id), voice()) !== document;
      for (let since = from, more = true; more;) {
        const page = await store.page(siteId, collection, since, PAGE);
        const documents = page.bodies.map((body) => JSON.parse(body) as WireDocument);
        const ids = documents.filter(bears).map(({ id }) => id);
        if (ids.length > 0)
          await store.withSite(siteId, async (site) => {
            const scene = {
              site,
              rules,
              voice: voice(),
              written: (_: string, before: WireDocument, after: WireDocument) => toWritten(known, before, after),
            };
            await writeWithout(scene, collection, (await site.read(collection, ids)).values(), erased);
          });
        since = page.seq;
        more = page.hasMore;
        // A large town has many pages: whoever calls meanwhile is answered between two of them.
        await giveWay(siteId);
        if (isEnding()) return;
      }
    }
    await store.withSite(siteId, (site) => site.writeSiteNote(WORDS_SWEPT, String(upTo)));
  };

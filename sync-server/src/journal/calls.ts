import { FIRST_DAY, LAST_DAY } from '#shared/time/civil-day';
import { addDays, toInstant } from '#shared/time/civil';

import type { ReferenceReader } from '../documents/load-facts';
import { requireRight } from '../documents/require';
import type { Needs } from '../needs';
import type { Handler } from '../wire/handler';

/** Keeps what a desk noted of who read what. */
export const keepJournal =
  (needs: Needs<'journal'>): Handler<'keepJournal'> =>
  async ({ lines }, device) => {
    await needs.journal.keep(device, lines);
    return {};
  };

/** A day that can be counted on from: nothing was kept before or after. */
const within = (day: string): string => (day < FIRST_DAY ? FIRST_DAY : day > LAST_DAY ? LAST_DAY : day);

/** Tells the journal of the site to an administrator. Each page is a line of it, noted before anything is told. */
export const journal =
  (needs: Needs<'store' | 'journal'> & { readonly referenceOf: ReferenceReader }): Handler<'journal'> =>
  async ({ from, to, limit, by, ...wish }, device) => {
    const { store } = needs;
    const { siteId } = device;
    const reference = await store.withSite(siteId, async (site) => {
      await requireRight(needs, site, device, by, 'journal');
      return needs.referenceOf(site);
    });
    const zone = reference?.site.zone ?? 'Europe/Paris';
    const wanted = {
      ...wish,
      since: toInstant(within(from), '00:00', zone),
      until: toInstant(addDays(within(to), 1), '00:00', zone),
    };
    // What no line names may be anything that somebody typed, a name too.
    const [line] = await store.journalPage(siteId, { ...wanted, limit: 1 });
    const lookedFor = wish.subjects.length > 0 ? line?.subject : wish.agentId;
    const subject = (line && lookedFor) ?? '';
    await store.withSite(siteId, (site) =>
      needs.journal.note(site, device, { kind: 'journalRead', subject, agentId: by }),
    );
    // One more, to know whether there are more.
    const found = await store.journalPage(siteId, { ...wanted, limit: limit + 1 });
    const { n, link, since } = await store.journalHead(siteId);
    const lines = found.slice(0, limit).map(({ id: _id, link: _link, ...line }) => line);
    return { lines, hasMore: found.length > limit, head: { n, link, since } };
  };

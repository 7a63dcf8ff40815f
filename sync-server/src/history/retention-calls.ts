import type { Retention } from '#shared/domain/model/reference';

import type { ReferenceReader } from '../documents/load-facts';
import type { Registry } from '../documents/registry';
import { requireRight } from '../documents/require';
import { Problem } from '../lib/problem';
import type { Needs } from '../needs';
import { changeSiteEntry } from '../settings/change-site-entry';
import { noneGone, readRetention, writeRetention } from '../sites/retention-note';
import type { Handler } from '../wire/handler';
import { watchPeople } from './due-people';
import { dueRows, retentionDays } from './tend-retention';

type Reading = Needs<'store' | 'clock' | 'giveWay'> & { readonly referenceOf: ReferenceReader };

/** What would go with the next turn. */
export const previewRetention =
  ({ store, clock, referenceOf, giveWay }: Reading): Handler<'previewRetention'> =>
  async ({ agentId, wished }, device) => {
    const { siteId } = device;
    const { ref, note } = await store.withSite(siteId, async (site) => {
      await requireRight({ referenceOf }, site, device, agentId, 'town');
      return { ref: await referenceOf(site), note: await readRetention(site) };
    });
    if (!ref) throw new Problem('notFound', 'this site has no reference data yet');
    const { lines, writtenBefore } = retentionDays(ref, wished, clock());
    const due = { ...noneGone };
    const without = new Set<string>();
    for await (const { collection, rows } of dueRows({ store, giveWay }, siteId, {
      before: lines.records,
      writtenBefore,
    })) {
      due[collection] += rows.length;
      for (const { id } of rows) without.add(id);
    }
    const watch = await watchPeople({ store, giveWay, siteId, without, wish: { before: lines.people, writtenBefore } });
    await watch.readOn();
    due.citizens = watch.due().length;
    return { due, recordsBefore: lines.records, last: note.last };
  };

/** How the journal names a choice. */
const subjectOf = (retention: Retention | null): string =>
  retention ? `${retention.recordMonths}/${retention.personMonths}` : 'kept';

/** How long the site keeps what is over. What already is as wished counts as written. */
export const chooseRetention =
  ({
    store,
    clock,
    registry,
    referenceOf,
    journal,
  }: Reading & Needs<'journal'> & { readonly registry: Registry }): Handler<'chooseRetention'> =>
  ({ agentId, wished }, device) =>
    store.withSite(device.siteId, async (site) => {
      await requireRight({ referenceOf }, site, device, agentId, 'town');
      // Before anything is written: what a transaction takes back must not be remembered.
      const ref = await referenceOf(site);
      const isChanged = await changeSiteEntry(
        { clock, registry, referenceOf },
        site,
        device,
        ({ retention: _retention, ...others }) => (wished ? { ...others, retention: wished } : others),
      );
      if (!isChanged) return { written: false };
      if (!ref) throw new Problem('notFound', 'this site has no reference data yet');
      // What was seen is what goes: from here on the days of the turns move on step by step.
      const lines = wished ? retentionDays(ref, wished, clock()).lines : { records: '', people: '' };
      await writeRetention(site, { ...(await readRetention(site)), day: '', lines });
      await journal.note(site, device, { kind: 'retentionChosen', agentId, subject: subjectOf(wished) });
      return { written: true };
    });

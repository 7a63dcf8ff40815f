import type { Retention } from '#shared/domain/model/reference';

import type { ReferenceReader } from '../documents/load-facts';
import type { Registry } from '../documents/registry';
import { requireAdmin } from '../documents/require';
import { Problem } from '../lib/problem';
import type { Needs } from '../needs';
import { changeSiteEntry } from '../settings/change-site-entry';
import type { Handler } from '../wire/handler';
import { findDuePeople } from './due-people';
import { noneGone, readRetention } from './retention-note';
import { dueRows, retentionDays } from './tend-retention';

type Reading = Needs<'store' | 'clock' | 'giveWay'> & { readonly referenceOf: ReferenceReader };

/** What would go in the end; the first turn takes a month of the past of it. */
export const previewRetention =
  ({ store, clock, referenceOf, giveWay }: Reading): Handler<'previewRetention'> =>
  async ({ agentId, wished }, device) => {
    const { siteId } = device;
    const { ref, note } = await store.withSite(siteId, async (site) => {
      await requireAdmin({ referenceOf }, site, device, agentId);
      return { ref: await referenceOf(site), note: await readRetention(site) };
    });
    if (!ref) throw new Problem('notFound', 'this site has no reference data yet');
    const { today, before, writtenBefore } = retentionDays(ref, wished, clock());
    const due = { ...noneGone };
    const without = new Set<string>();
    for await (const { collection, rows } of dueRows({ store, giveWay }, siteId, { before, writtenBefore })) {
      due[collection] += rows.length;
      for (const { id } of rows) without.add(id);
    }
    due.citizens = (await findDuePeople({ store, giveWay, siteId, retention: wished, today, without })).ids.length;
    return { due, recordsBefore: before, last: note.day === '' ? null : { day: note.day, gone: note.gone } };
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
      await requireAdmin({ referenceOf }, site, device, agentId);
      const isChanged = await changeSiteEntry(
        { clock, registry, referenceOf },
        site,
        device,
        ({ retention: _retention, ...others }) => (wished ? { ...others, retention: wished } : others),
      );
      if (isChanged) await journal.note(site, device, { kind: 'retentionChosen', agentId, subject: subjectOf(wished) });
      return { written: true };
    });

import type { CollectionName } from '#shared/domain/model/collections';
import { mergeDocument } from '#shared/sync/merge-document';
import type { Verdict, WireDocument } from '#shared/sync/protocol';
import { sameDocument } from '#shared/sync/same-document';

import type { Origin, QuarantinedRow, SiteTransaction } from '../store/port';
import { authority } from './authority';
import { checkRow, type AnyDocument } from './check-row';

/** A verdict per row in their order, and the new head when anything was written. */
export type PushOutcome = { readonly verdicts: readonly Verdict[]; readonly seq: number | null };

const toWire = (document: AnyDocument): WireDocument => ({ ...document, _deleted: document._deleted === true });

/**
 * Takes the rows of one push under the site's lock: each is checked, merged with what is stored, completed by the server's
 * own word and written when that changed anything. A row never fails the push: a bad one is set aside and named.
 */
export const acceptPush = async (
  site: SiteTransaction,
  collection: CollectionName,
  rows: readonly WireDocument[],
  origin: Origin,
): Promise<PushOutcome> => {
  const decide = authority(site, origin.at);
  const stored = await site.read(collection, collection === 'reference' ? [] : [...new Set(rows.map((row) => row.id))]);
  const changed = new Map<string, WireDocument>();
  const quarantined: QuarantinedRow[] = [];

  const accept = async (row: WireDocument): Promise<Verdict> => {
    const check = checkRow(collection, site.siteId, row);
    if (!check.ok) {
      quarantined.push({ collection, id: row.id, why: check.reason, body: JSON.stringify(row) });
      return { verdict: 'quarantined', id: row.id, why: check.reason };
    }
    const before = (changed.get(row.id) ?? stored.get(row.id) ?? null) as unknown as AnyDocument | null;
    const merged = mergeDocument(collection, before ?? check.value, check.value);
    const result = toWire(await decide(collection, merged, before));
    if (before === null || !sameDocument(before, result)) changed.set(row.id, result);
    return sameDocument(row, result)
      ? { verdict: 'stored', id: row.id }
      : { verdict: 'merged', id: row.id, document: result };
  };

  const verdicts: Verdict[] = [];
  for (const row of rows) verdicts.push(await accept(row));
  if (quarantined.length > 0) await site.quarantine(quarantined, origin);
  const seq = changed.size > 0 ? await site.write(collection, [...changed.values()], origin) : null;
  return { verdicts, seq };
};

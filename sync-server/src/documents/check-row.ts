import { documentSchemas, type CollectionName, type Documents } from '#shared/domain/model/collections';
import type { Citizen } from '#shared/domain/model/citizen';
import type { AnyEvent } from '#shared/domain/model/event';
import type { SiteReference } from '#shared/domain/model/reference';
import { mayKioskAdd } from '#shared/domain/rights/kiosk-writes';
import { tableOf, type Rights } from '#shared/domain/rights/rights';
import { mayAddEvent, mayErase, rightsAt, unknownAgentRole } from '#shared/domain/rights/writes';
import { wallOf } from '#shared/domain/rows/register-fault';
import { MOST_AHEAD_MS } from '#shared/sync/hybrid-clock';
import { foldDocument, logOf, type Stored } from '#shared/sync/merge-document';
import type { WireDocument } from '#shared/sync/protocol';
import { no, ok, type Result } from '#shared/lib/result';

import type { PushScene } from './registry';
import { roleOf } from './load-facts';
import { isWithheld } from './scope';

/** Any document that syncs, as the merge takes it. */
export type AnyDocument = Stored<Documents[CollectionName]>;

/** The row in the shape of its collection, or the path of the first fault. */
export const checkShape = (
  collection: CollectionName,
  siteId: string,
  row: WireDocument,
  ownSiteOnly: boolean,
): Result<AnyDocument, string> => {
  if (collection === 'reference') return no('readOnly');
  const result = documentSchemas[collection].safeParse(row);
  if (!result.success) return no(result.error.issues[0]?.path.join('.').slice(0, 100) || 'shape');
  if (ownSiteOnly && result.data.siteId !== siteId) return no('siteId');
  // The schemas say `string` where the model has a union: the fold that follows writes these fields anew.
  return ok({ ...result.data, _deleted: row._deleted } as AnyDocument);
};

/**
 * Whether new events would have a request come to a device that does not hold it: a device that is sent ids alone must not open the rows by giving them another
 * reason, or by taking back the step that gave them this one. It may as long as it wrote all that stands there.
 */
const opensWithheld = (
  { device, withheld }: PushScene,
  collection: CollectionName,
  stored: WireDocument | null,
  news: readonly AnyEvent[],
): boolean => {
  if (stored === null || news.length === 0 || !isWithheld(collection, stored, withheld)) return false;
  const log = logOf(stored);
  const isOwn = ({ by }: { readonly by?: Partial<AnyEvent['by']> | null }): boolean => by?.deviceId === device.id;
  if (log.every(isOwn)) return false;
  const isOpening = ({ type, reasonId }: AnyEvent): boolean =>
    // A second reception would stand before the first.
    type === 'received' || (type === 'qualified' && !withheld.has(String(reasonId)));
  const after = foldDocument('requests', stored.id, '', [...log, ...news]);
  return news.some(isOpening) || !isWithheld(collection, after, withheld);
};

/** Whether the device, and the person of each new event, may bring what this row adds to the stored document. */
export const mayBring = (
  scene: PushScene,
  collection: CollectionName,
  row: AnyDocument,
  stored: WireDocument | null,
  reference: SiteReference | null,
): boolean => {
  const { device, atKiosk = false } = scene;
  // No screen deletes a document: whoever brings a deletion takes it from everybody.
  if (row._deleted === true && stored?._deleted !== true && !mayErase(device.rank)) return false;
  if (collection === 'citizens')
    return (row as Citizen).erasedAt === '' || (stored?.['erasedAt'] ?? '') !== '' || mayErase(device.rank);
  const known = new Set(logOf(stored ?? {}).map((event) => event.id));
  const log = logOf(row);
  // An undo is judged by what it takes back, whether the row brings that along or not.
  const all = new Map([...logOf(stored ?? {}), ...log].map((event) => [event.id, event]));
  const table = tableOf(reference ?? { rights: [] });
  const ofAuthors = new Map<string, Rights>();
  const rightsOfAuthor = (agentId: string): Rights => {
    const known = ofAuthors.get(agentId);
    if (known) return known;
    const rights = rightsAt(table, device.rank, roleOf(reference, agentId) ?? unknownAgentRole);
    ofAuthors.set(agentId, rights);
    return rights;
  };
  const may = (event: AnyEvent): boolean =>
    atKiosk
      ? mayKioskAdd(device.id, collection, event, log)
      : mayAddEvent(rightsOfAuthor(event.by.agentId), collection, event, (id) => all.get(id as string));
  const news = log.filter((event) => !known.has(event.id));
  return news.every(may) && !opensWithheld(scene, collection, stored, news);
};

/** Whether a citizen bears a stamp that lies ahead of the server’s clock, and that the stored copy does not bear. */
export const bearsFutureStamp = (row: AnyDocument, stored: WireDocument | null, nowMs: number): boolean => {
  const { fields, erasedAt } = row as Citizen;
  const known = new Set(Object.values((stored?.['fields'] ?? {}) as Citizen['fields']).map((register) => register.t));
  return [...Object.values(fields).map((register) => register.t), erasedAt].some(
    (stamp) => !known.has(stamp) && wallOf(stamp) > nowMs + MOST_AHEAD_MS,
  );
};

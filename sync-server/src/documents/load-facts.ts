import type { Appointment } from '#shared/domain/model/appointment';
import type { CollectionName, Documents } from '#shared/domain/model/collections';
import type { Agent, SiteReference } from '#shared/domain/model/reference';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { tableOf, type Rights } from '#shared/domain/rights/rights';
import { rightsAt } from '#shared/domain/rights/writes';

import { soundAmong, soundOf } from '../lib/sound';
import type { Device, SiteTransaction } from '../store/port';

/**
 * The reference data of a site as stored, `null` before it was seeded. Asked for before the transaction writes reference data
 * itself.
 */
export type ReferenceReader = (site: SiteTransaction) => Promise<SiteReference | null>;

const loadReference: ReferenceReader = async (site) =>
  toSiteReference(soundAmong('reference', await site.readAll('reference')));

/**
 * A reader for one store that remembers what it read of each site until that was written again: every push asks, and the
 * answer changes a few times a year. What a transaction wrote and took back would be remembered too, hence the condition above.
 */
export const rememberReference = (): ReferenceReader => {
  const known = new Map<string, { readonly seq: number; readonly reference: SiteReference | null }>();
  return async (site) => {
    const seq = await site.lastSeq('reference');
    const last = known.get(site.siteId);
    if (last?.seq === seq) return last.reference;
    const reference = await loadReference(site);
    known.set(site.siteId, { seq, reference });
    return reference;
  };
};

/** The role of an agent, `null` for one whom the reference data does not know. */
export const roleOf = (reference: SiteReference | null, agentId: string): Agent['role'] | null =>
  reference?.agents.find((agent) => agent.id === agentId)?.role ?? null;

const none: Rights = new Set();

/** What an agent may do at a device, by their stored role and the table of the site; nothing, for one whom the reference data does not know. */
export const rightsIn = (reference: SiteReference | null, { rank }: Pick<Device, 'rank'>, agentId: string): Rights => {
  const role = roleOf(reference, agentId);
  return role === null || !reference ? none : rightsAt(tableOf(reference), rank, role);
};

/** The documents of a collection on a civil day, those that are sound. */
export const loadAllOfDay = async <Name extends CollectionName>(
  site: SiteTransaction,
  collection: Name,
  day: string,
): Promise<Documents[Name][]> => soundAmong(collection, await site.readDay(collection, day));

/** The appointments of a civil day. */
export const loadDay = (site: SiteTransaction, day: string): Promise<Appointment[]> =>
  loadAllOfDay(site, 'appointments', day);

/** These documents by id, those that are stored: `null` for one that is gone, or of which nothing is sound. */
export const loadSome = async <Name extends CollectionName>(
  site: SiteTransaction,
  collection: Name,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Documents[Name] | null>> =>
  new Map([...(await site.read(collection, ids))].map(([id, document]) => [id, soundOf(collection, document)]));

/** A document, `null` when it is not there, gone, or nothing of it is sound. */
export const loadOne = async <Name extends CollectionName>(
  site: SiteTransaction,
  collection: Name,
  id: string,
): Promise<Documents[Name] | null> => (await loadSome(site, collection, [id])).get(id) ?? null;

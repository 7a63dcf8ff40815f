import type { Appointment } from '#shared/domain/model/appointment';
import type { Agent, Reference, SiteReference } from '#shared/domain/model/reference';
import { toSiteReference } from '#shared/domain/model/site-reference';

import type { SiteTransaction } from '../store/port';

/**
 * The reference data of a site as stored, `null` before it was seeded. Asked for before the transaction writes reference data
 * itself.
 */
export type ReferenceReader = (site: SiteTransaction) => Promise<SiteReference | null>;

const loadReference: ReferenceReader = async (site) =>
  toSiteReference(
    (await site.readAll('reference')).filter((document) => !document._deleted) as unknown as readonly Reference[],
  );

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

/** The appointments of a civil day, as stored. */
export const loadDay = async (site: SiteTransaction, day: string): Promise<Appointment[]> =>
  (await site.readDay('appointments', day))
    .filter((document) => !document._deleted)
    .map((document) => document as unknown as Appointment);

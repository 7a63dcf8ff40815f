import type { Appointment } from '#shared/domain/model/appointment';
import type { Agent, Reference, SiteReference } from '#shared/domain/model/reference';
import { toSiteReference } from '#shared/domain/model/site-reference';

import type { Capacity } from '../policy/fits';
import type { SiteTransaction } from '../store/port';

/** The reference data of a site as stored, `null` before it was seeded. */
export const loadReference = async (site: SiteTransaction): Promise<SiteReference | null> =>
  toSiteReference(
    (await site.readAll('reference')).filter((document) => !document._deleted) as unknown as readonly Reference[],
  );

/** What bounds a site. Without reference data nothing bounds the enrolment stations; desks still bound themselves. */
export const capacityOf = (reference: SiteReference | null): Capacity =>
  reference
    ? { stations: reference.stations.length, reasons: reference.reasons }
    : { stations: Number.POSITIVE_INFINITY, reasons: [] };

/** What bounds a site, as stored. */
export const loadCapacity = async (site: SiteTransaction): Promise<Capacity> => capacityOf(await loadReference(site));

/** The role of an agent, `null` for one whom the reference data does not know. */
export const roleOf = (reference: SiteReference | null, agentId: string): Agent['role'] | null =>
  reference?.agents.find((agent) => agent.id === agentId)?.role ?? null;

/** The appointments of a civil day, as stored. */
export const loadDay = async (site: SiteTransaction, day: string): Promise<Appointment[]> =>
  (await site.readDay('appointments', day))
    .filter((document) => !document._deleted)
    .map((document) => document as unknown as Appointment);

import type { Agent, Reason, SiteReference } from '../model/reference';
import type { Request } from '../model/request';
import { entryById } from '../../lib/entry-by-id';
import type { DeviceRank } from './writes';

/** Who looks: their role, and the department they work for, `''` = none. `role` `undefined` = nobody is known. */
export type Viewer = { readonly role: Agent['role'] | undefined; readonly departmentId: string };

/** Who looks, by their id in the reference data. */
export const viewerOf = ({ agents }: Pick<SiteReference, 'agents'>, agentId: string): Viewer => {
  const agent = entryById(agents, agentId);
  return { role: agent?.role, departmentId: agent?.departmentId ?? '' };
};

/** Whether somebody may see the rows of a reason: a sensitive one is for its department and the administrators alone. */
export const seesReason = (viewer: Viewer, reason: Pick<Reason, 'sensitive' | 'departmentId'>): boolean => {
  if (viewer.role === 'elected') return false;
  if (reason.sensitive !== true || viewer.role === 'admin') return true;
  return viewer.role !== undefined && viewer.departmentId !== '' && viewer.departmentId === reason.departmentId;
};

/**
 * Tells, for one viewer, which requests they may see. Every list, search and file that shows requests goes by this rule; what it hides
 * may at most be counted. An elected person sees none. A reason that the reference data does not know any more hides nothing.
 */
export const requestSight = (
  viewer: Viewer,
  reasons: readonly Pick<Reason, 'id' | 'sensitive' | 'departmentId'>[],
): ((request: Pick<Request, 'reasonId'>) => boolean) => {
  if (viewer.role === 'elected') return () => false;
  const hidden = new Set(reasons.filter((reason) => !seesReason(viewer, reason)).map(({ id }) => id));
  return ({ reasonId }) => !hidden.has(reasonId);
};

/** A device as the rights of reading see it: what may be written from it, and the departments whose requests it holds. */
export type HoldingDevice = { readonly rank: DeviceRank; readonly departmentIds: readonly string[] };

/**
 * The ids of the reasons whose requests a device does not hold, in their order: the sensitive ones of other departments (0103). A device of rank `admin`
 * holds all.
 */
export const withheldReasons = (
  { rank, departmentIds }: HoldingDevice,
  reasons: readonly Pick<Reason, 'id' | 'sensitive' | 'departmentId'>[],
): readonly string[] =>
  rank === 'admin'
    ? []
    : reasons.filter((one) => one.sensitive === true && !departmentIds.includes(one.departmentId)).map(({ id }) => id);

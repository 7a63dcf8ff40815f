import type { WireDocument } from '#shared/sync/protocol';

import type { SimDesk } from '../desk/sim-desk';

type Machine = Pick<SimDesk['line']['device'], 'rank' | 'departmentIds'>;

/** Whether a machine may hold nothing of a document of the server but its id. */
export type IsWithheld = (machine: Machine, collection: string, stored: WireDocument | undefined) => boolean;

/** What is kept from whom, as the oracle reads the settings of the site. */
export const withheldBy = (reference: ReadonlyMap<string, WireDocument>): IsWithheld => {
  const departments = new Map<string, string>();
  for (const [id, { body }] of reference) {
    const { kind, sensitive, departmentId } = (body ?? {}) as Readonly<Record<string, unknown>>;
    if (kind === 'reason' && sensitive === true) departments.set(id, String(departmentId));
  }
  return ({ rank, departmentIds }, collection, stored) => {
    const department = collection === 'requests' ? departments.get(String(stored?.['reasonId'])) : undefined;
    return department !== undefined && rank !== 'admin' && !departmentIds.includes(department);
  };
};

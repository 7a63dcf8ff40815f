import { guichetRegistry } from '#server/collections/guichet-registry';
import { toWritten } from '#server/documents/to-written';
import type { WireDocument } from '#shared/sync/protocol';

import type { SimDesk } from '../desk/sim-desk';
import { storedDocuments } from '../oracle/replicas';
import { aidId, siteId } from '../town/sim-town';
import { pick } from '../world/random';
import type { Trouble } from './disturb';

/** The department whose requests are kept to its own. */
const department = 'social';

/** The machine of a desk is of these departments from now on. */
const belongsTo = ({ line }: Pick<SimDesk, 'line'>, departmentIds: readonly string[]): void =>
  void Object.assign(line.device, { departmentIds });

/** Every second desk is of the department, and the others are of none. */
export const seatDepartments = (desks: readonly SimDesk[]): void => {
  for (const desk of desks) belongsTo(desk, desk.index % 2 === 0 ? [department] : []);
};

/** An administrator gives a desk to the department, or takes it from it. */
export const moveDesk = ({ desk, random }: Trouble): void => belongsTo(desk, pick(random, [[department], []]));

/** An administrator lets the requests of the reason go to all desks, or keeps them to the department again. */
export const flagReason = async ({ history, random }: Trouble): Promise<void> => {
  const stored = (await storedDocuments(history, 'reference')).get(aidId);
  const rules = guichetRegistry['reference'];
  if (!stored || !rules) return;
  const body = { ...(stored['body'] as object), sensitive: random() < 0.7 };
  const after: WireDocument = { ...stored, body };
  const origin = { deviceId: history.admin.id, at: new Date(history.world.now()).toISOString() };
  await history.server.store
    .withSite(siteId, (tx) => tx.write('reference', [toWritten(rules, stored, after)], origin))
    // The process may die in the middle of it.
    .catch(() => undefined);
};

import { pushRequest, type WireDocument } from '#shared/sync/protocol';

import { checked } from '../lib/checked';
import { Problem } from '../lib/problem';
import { noMessaging } from '../messages/messaging';
import { acceptPush } from './accept-push';
import { lowered, productSchemas, raised, requireSchema } from './conversions';
import type { CoreParts, SyncCore } from '../parts';
import { knownCollection } from './require';

/** Merges whole documents under the site's lock and answers a verdict per row, after they are on the disk. */
export const pushCall =
  ({
    store,
    registry,
    rules,
    clock,
    newId,
    referenceOf,
    schemas = productSchemas,
    messaging = noMessaging,
  }: CoreParts): SyncCore['push'] =>
  async (device, body) => {
    const { collection, epoch, schemaVersion, rows } = checked(pushRequest, body);
    requireSchema(schemaVersion, schemas);
    const known = knownCollection(registry, collection);
    if (rules.epochCheck && epoch !== store.epoch)
      throw new Problem('epochMismatch', 'this push is for another history');
    const ours = rows.map((row) => raised(schemas, schemaVersion, collection, row));
    const nowMs = clock();
    const at = new Date(nowMs).toISOString();
    const verdicts = await store.withSite(device.siteId, (site) =>
      acceptPush(
        { site, device, at, nowMs, rules, newId, referenceOf, messageDelayMin: messaging.delayMin },
        collection,
        known,
        ours,
      ),
    );
    const down = (document: WireDocument): WireDocument => lowered(schemas, schemaVersion, collection, document);
    return {
      verdicts: verdicts.map((one) => (one.verdict === 'merged' ? { ...one, document: down(one.document) } : one)),
    };
  };

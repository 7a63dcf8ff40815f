import type { WireDocument } from '#shared/sync/protocol';

import { Problem } from '../lib/problem';
import { acceptPush } from './accept-push';
import { lowered, raised, requireSchema, type Schemas } from './conversions';
import type { Needs } from '../needs';
import type { ReferenceReader } from './load-facts';
import type { Registry } from './registry';
import type { Handler } from '../wire/handler';
import { knownCollection } from './require';

/** Merges whole documents under the site's lock and answers a verdict per row, after they are on the disk. */
export const push =
  ({
    store,
    registry,
    rules,
    clock,
    newId,
    referenceOf,
    schemas,
    messaging,
  }: Needs<'store' | 'rules' | 'clock' | 'newId'> & {
    readonly registry: Registry;
    readonly referenceOf: ReferenceReader;
    readonly schemas: Schemas;
    readonly messaging: { readonly delayMin: number };
  }): Handler<'push'> =>
  async ({ collection, epoch, schemaVersion, rows }, device) => {
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

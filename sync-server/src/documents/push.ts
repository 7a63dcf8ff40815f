import type { WireDocument } from '#shared/sync/protocol';

import { Problem } from '../lib/problem';
import { acceptPush } from './accept-push';
import { lowered, raised, requireSchema, type Schemas } from './conversions';
import { newDocumentCounter } from './count-new';
import type { Needs } from '../needs';
import { pushSceneOf, type SceneNeeds } from './push-scene';
import type { Registry } from './registry';
import type { Handler } from '../wire/handler';
import { knownCollection } from './require';

/** Merges whole documents under the site's lock and answers a verdict per row, after they are on the disk. */
export const push = (
  needs: SceneNeeds &
    Needs<'clock'> & {
      readonly registry: Registry;
      readonly schemas: Schemas;
    },
): Handler<'push'> => {
  const counting = newDocumentCounter();
  return async ({ collection, epoch, schemaVersion, rows }, device) => {
    const { store, registry, rules, clock, schemas } = needs;
    requireSchema(schemaVersion, schemas);
    const known = knownCollection(registry, collection);
    if (rules.epochCheck && epoch !== store.epoch)
      throw new Problem('epochMismatch', 'this push is for another history');
    const ours = rows.map((row) => raised(schemas, schemaVersion, collection, row));
    const sceneIn = await pushSceneOf(needs, device, clock());
    const verdicts = await store.withSite(device.siteId, (site) =>
      acceptPush(counting(sceneIn(site)), collection, known, ours),
    );
    const down = (document: WireDocument): WireDocument => lowered(schemas, schemaVersion, collection, document);
    return {
      verdicts: verdicts.map((one) => (one.verdict === 'merged' ? { ...one, document: down(one.document) } : one)),
    };
  };
};

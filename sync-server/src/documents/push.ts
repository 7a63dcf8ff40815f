import { MOST_PAGE_BYTES } from '#shared/sync/bounds';
import type { Verdict, WireDocument } from '#shared/sync/protocol';

import {
  MOST_ROWS_AT_A_STRETCH,
  MOST_ROWS_WHILE_SHARED,
  MOST_NEW_APPOINTMENTS,
  MOST_NEW_OTHERS,
  MOST_NEW_TICKETS,
  NEW_WITHIN_MS,
} from '../bounds';
import { Problem, spend } from '../lib/problem';
import { acceptPush } from './accept-push';
import { lowered, raised, requireSchema, type Schemas } from './conversions';
import type { Needs } from '../needs';
import { pushSceneOf, type SceneNeeds } from './push-scene';
import { mostAnswered, stretchesOf, weighed } from './push-stretches';
import type { Registry, PushScene } from './registry';
import type { Handler } from '../wire/handler';
import { rootOf } from '../store/families';
import { budgetsOf } from '../lib/budgets';
import { knownCollection, requireEpoch, requireSameEpoch } from './require';
import { asHeldVerdict } from './scope';

const mostOf: Readonly<Record<string, number>> = {
  tickets: MOST_NEW_TICKETS,
  appointments: MOST_NEW_APPOINTMENTS,
};

/**
 * Counts the new documents of each device and its family. Beyond a budget the stretch under way is refused, and with it what follows of its push;
 * it comes again later, which loses nothing. After a restore nothing is counted: devices bring what was lost.
 */
const newDocumentCounter = (): ((scene: PushScene) => PushScene) => {
  const budgets = new Map<string, ReturnType<typeof budgetsOf>>();
  return (scene) => ({
    ...scene,
    countNew: (collection, count) => {
      if (scene.mayRelay || count === 0) return;
      const most = mostOf[collection] ?? MOST_NEW_OTHERS;
      const budget = budgets.get(collection) ?? budgetsOf(most, NEW_WITHIN_MS);
      budgets.set(collection, budget);
      spend(budget, rootOf(scene.device), scene.nowMs, count);
    },
  });
};

/** The rows by stretches; refused when the answer could be more than one may hold. A single row always passes. */
const stretchesIn = async (
  { store, rules, isShared }: Needs<'store' | 'rules' | 'isShared'>,
  siteId: string,
  collection: string,
  rows: readonly WireDocument[],
): Promise<readonly (readonly WireDocument[])[]> => {
  if (rows.length < 2) return rows.map((row) => [row]);
  const all = weighed(rows, await store.sizes(siteId, collection, [...new Set(rows.map(({ id }) => id))]));
  if (rules.pageBytes && mostAnswered(all) > MOST_PAGE_BYTES)
    throw new Problem('tooLarge', 'the answer to so many rows would be too large: send fewer');
  return stretchesOf(all, rules.fairSlices && isShared(siteId) ? MOST_ROWS_WHILE_SHARED : MOST_ROWS_AT_A_STRETCH);
};

/**
 * Merges whole documents under the site's lock and answers a verdict per row, after they are on the disk. The lock is taken for a stretch of
 * rows at a time, and others have their turn in between: each row stands for itself, and one that is sent again changes nothing.
 */
export const push = (
  needs: SceneNeeds &
    Needs<'clock' | 'giveWay' | 'isShared'> & {
      readonly registry: Registry;
      readonly schemas: Schemas;
    },
): Handler<'push'> => {
  const counting = newDocumentCounter();
  return async ({ collection, epoch, schemaVersion, rows }, device) => {
    const { store, registry, clock, giveWay, schemas } = needs;
    requireSchema(schemaVersion, schemas);
    const known = knownCollection(registry, collection);
    await requireEpoch(needs, device.siteId, epoch);
    const ours = rows.map((row) => raised(schemas, schemaVersion, collection, row));
    // Before anything is stored: the answer follows at once.
    const asked = { collection, siteId: device.siteId, withheld: await needs.withheldFrom(device, collection) };
    const sceneIn = await pushSceneOf(needs, device, clock());
    const verdicts: Verdict[] = [];
    const stretches = await stretchesIn(needs, device.siteId, collection, ours);
    for (const some of stretches) {
      if (verdicts.length > 0) await giveWay(device.siteId);
      verdicts.push(
        ...(await store.withSite(
          device.siteId,
          async (site) => {
            // Another process may have begun another history meanwhile.
            requireSameEpoch(needs, epoch);
            return acceptPush(counting(sceneIn(site)), collection, known, some);
          },
          stretches.length > 1,
        )),
      );
    }
    const down = (document: WireDocument): WireDocument => lowered(schemas, schemaVersion, collection, document);
    return {
      verdicts: verdicts
        .map((one, index) => asHeldVerdict(asked, ours[index] as WireDocument, one))
        .map((one) => (one.verdict === 'merged' ? { ...one, document: down(one.document) } : one)),
    };
  };
};

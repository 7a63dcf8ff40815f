import { MOST_PAGE_BYTES } from '#shared/sync/bounds';
import { checkpointSchema, type Checkpoint } from '#shared/sync/protocol';

import { outgoing } from '../lib/checked';
import { Problem } from '../lib/problem';
import type { Device } from '../store/port';
import { loweredBodies, requireSchema, type Schemas } from './conversions';
import type { Needs } from '../needs';
import type { Registry } from './registry';
import type { Handler } from '../wire/handler';
import { knownCollection } from './require';

// Noting how far a device is costs a commit, so it is done now and then only.
const NOTE_EVERY_MS = 5 * 60_000;

/** Where to go on from. A checkpoint of another history, or from after a restore, must not pass for one of ours. */
const startOf = async (
  { store, rules }: Needs<'store' | 'rules'>,
  { id: deviceId, siteId }: Device,
  collection: string,
  since: Checkpoint | null,
): Promise<number> => {
  if (since === null) return 0;
  if (!rules.epochCheck) return since.seq;
  if (since.epoch !== store.epoch || since.scope !== siteId)
    throw new Problem('epochMismatch', 'this checkpoint is of another history');
  if (since.seq > (await store.head(siteId))) throw new Problem('ahead', 'this checkpoint is ahead of the server');
  if (since.seq < (await store.purgedBelow(siteId, collection, deviceId)))
    throw new Problem('resetNeeded', 'deletions since this checkpoint are forgotten; begin anew');
  return since.seq;
};

/** What changed in a collection since a checkpoint, in the order of `seq`, as the stored texts. */
export const pull = (
  needs: Needs<'store' | 'rules' | 'clock'> & { readonly registry: Registry; readonly schemas: Schemas },
): Handler<'pull'> => {
  const { store, registry, clock, schemas, rules } = needs;
  const noted = new Map<string, number>();

  const note = async (device: Device, collection: string, seq: number): Promise<void> => {
    // Beginning anew is noted for itself: it is what lets a device pass the line of the purge.
    const key = `${device.id} ${collection} ${seq === 0 ? 'anew' : ''}`;
    const nowMs = clock();
    if (nowMs - (noted.get(key) ?? Number.NEGATIVE_INFINITY) < NOTE_EVERY_MS) return;
    noted.set(key, nowMs);
    await store.notePulled(device.id, collection, seq);
  };

  return async ({ collection, since, limit, schemaVersion, leftBehind }, device) => {
    requireSchema(schemaVersion, schemas);
    knownCollection(registry, collection);
    const start = await startOf(needs, device, collection, since);
    // Whoever asks for what comes after a checkpoint has all that came before it.
    await note(device, collection, start);
    const mostBytes = rules.pageBytes ? MOST_PAGE_BYTES : Number.MAX_SAFE_INTEGER;
    const page = await store.page(device.siteId, collection, start, limit, leftBehind, mostBytes);
    const checkpoint = outgoing(checkpointSchema, { epoch: store.epoch, scope: device.siteId, seq: page.seq });
    const bodies = loweredBodies(schemas, schemaVersion, collection, page.bodies);
    return `{"documents":[${bodies.join(',')}],"checkpoint":${JSON.stringify(checkpoint)},"hasMore":${page.hasMore}}`;
  };
};

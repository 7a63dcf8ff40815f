import { MOST_PAGE_BYTES } from '#shared/sync/bounds';
import { checkpointSchema, type Checkpoint } from '#shared/sync/protocol';
import type { ReadInput } from '#shared/sync/wire/calls';
import type { LeftBehind } from '#shared/sync/wire/document-calls';

import { outgoing } from '../lib/checked';
import { gathered } from '../lib/gather';
import { Problem } from '../lib/problem';
import { byCodePoint } from '../store/by-code-point';
import type { Device, Pulled, Reached } from '../store/port';
import { loweredBodies, requireSchema, type Schemas } from './conversions';
import type { Needs } from '../needs';
import type { KeptAnswers } from './kept-answers';
import { leaveHistory, sealOf, showsOlderCopy } from './older-copy';
import type { Registry } from './registry';
import type { Handler } from '../wire/handler';
import { knownCollection } from './require';
import { asHeldTexts, type Withheld, type WithheldFrom } from './scope';

// Noting how far a device is costs a commit, so it is done now and then only.
const NOTE_EVERY_MS = 5 * 60_000;

type Place = Pick<Pulled, 'deviceId' | 'collection'>;

/** How far devices have pulled since this process began, by history, device and collection: the store has it some minutes later. */
export type PulledHere = Map<string, number>;

/** The place of a device in `PulledHere`. */
export const pulledKey = (epoch: string, deviceId: string, collection: string): string =>
  `${epoch} ${deviceId} ${collection}`;

/** Up to where the erasures of this process went, by site and collection: a device that asks for what comes after has let go, which is noted at once. */
export type ErasedHere = Map<string, number>;

/** The place of a site in `ErasedHere`. */
export const erasedKey = (siteId: string, collection: string): string => `${siteId} ${collection}`;

const placeOf = ({ deviceId, collection }: Place): string => `${deviceId} ${collection}`;

/** One order on all servers: two that note the same at once must not each wait for the other. Of two notes about the same the later stays behind. */
const inOrder = (notes: readonly Pulled[]): readonly Pulled[] =>
  notes.toSorted((a, b) => byCodePoint(placeOf(a), placeOf(b)));

// Desks ask from the same few places again and again.
const MOST_PROVED = 1_000;

type PullNeeds = Needs<'store' | 'rules' | 'clock' | 'newId'>;

/**
 * Looks whether a checkpoint of the present history shows that an older copy of the data was put back, and begins another history then. One that
 * was found in place is not looked at again while the head lies behind it.
 */
const provedPlaces = (needs: PullNeeds) => {
  const known = new Set<string>();
  return async (since: Checkpoint, head: number): Promise<void> => {
    if (!needs.rules.copyShown || since.seal === undefined || since.seal === '') return;
    const place = JSON.stringify([since.epoch, since.scope, since.seq, since.seal]);
    if (since.seq <= head && known.has(place)) return;
    if (await showsOlderCopy(needs, since)) {
      await leaveHistory(needs, since.epoch, 'checkpointAhead');
      throw new Problem('epochMismatch', 'the server was put back to an older copy; begin anew');
    }
    if (known.size >= MOST_PROVED) known.clear();
    known.add(place);
  };
};

/** Where to go on from. A checkpoint of another history, or from after a restore, must not pass for one of ours. */
const startOf = async (
  { store, rules }: Needs<'store' | 'rules'>,
  prove: ReturnType<typeof provedPlaces>,
  { id: deviceId, siteId }: Device,
  { collection, since }: Pick<ReadInput<'pull'>, 'collection' | 'since'>,
  { head, line }: Reached,
): Promise<number> => {
  if (since === null) return 0;
  if (!rules.epochCheck) return since.seq;
  if (since.epoch !== store.epoch || since.scope !== siteId)
    throw new Problem('epochMismatch', 'this checkpoint is of another history');
  await prove(since, head);
  if (since.seq > head) throw new Problem('ahead', 'this checkpoint is ahead of the server');
  if (since.seq < line && since.seq < (await store.purgedBelow(siteId, collection, deviceId)))
    throw new Problem('resetNeeded', 'deletions since this checkpoint are forgotten; begin anew');
  return since.seq;
};

/** What changed in a collection since a checkpoint, in the order of `seq`, as the stored texts: read once for all desks that ask from there. */
export const pull = (
  needs: PullNeeds & {
    readonly registry: Registry;
    readonly schemas: Schemas;
    readonly kept: KeptAnswers;
    readonly pulledHere: PulledHere;
    readonly erasedHere: ErasedHere;
    readonly withheldFrom: WithheldFrom;
  },
): Handler<'pull'> => {
  const { store, registry, clock, schemas, rules, kept, pulledHere, erasedHere } = needs;
  const prove = provedPlaces(needs);
  const noted = new Map<string, number>();
  const proved = new Map<string, number>();
  // A note that cannot be written refuses no call: it is made again with the next of its device.
  const reachedLater = gathered<Pulled>(clock, (notes) =>
    store.notePulled(inOrder(notes)).catch(() => {
      for (const one of notes) noted.delete(placeOf(one));
    }),
  );

  const note = async (device: Device, collection: string, seq: number): Promise<void> => {
    // Beginning anew is noted for itself: it is what lets a device pass the line of the purge.
    const place = placeOf({ deviceId: device.id, collection });
    const key = seq === 0 ? `${place} anew` : place;
    const nowMs = clock();
    // The device may be shut out or gone for good by the time of the next note, and this server stopped.
    const erased = erasedHere.get(erasedKey(device.siteId, collection)) ?? 0;
    if (seq >= erased && (proved.get(place) ?? 0) < erased) {
      await store.notePulled([{ deviceId: device.id, collection, seq }]);
      proved.set(place, seq);
    }
    if (nowMs - (noted.get(key) ?? Number.NEGATIVE_INFINITY) >= NOTE_EVERY_MS) {
      const one = { deviceId: device.id, collection, seq };
      if (seq === 0) await store.notePulled([one]);
      else reachedLater.add(one);
      noted.set(key, nowMs);
    }
    await reachedLater.write();
  };

  const pageFrom = async (
    siteId: string,
    { collection, limit, schemaVersion }: ReadInput<'pull'>,
    start: number,
    behind: LeftBehind | undefined,
    { epoch, withheld }: { readonly epoch: string; readonly withheld: Withheld },
  ): Promise<string> => {
    const mostBytes = rules.pageBytes ? MOST_PAGE_BYTES : Number.MAX_SAFE_INTEGER;
    const page = await store.page(siteId, collection, start, limit, behind, mostBytes);
    const reachedAt = { epoch, scope: siteId, seq: page.seq };
    const seal = await sealOf(store, reachedAt);
    const checkpoint = outgoing(checkpointSchema, seal === '' ? reachedAt : { ...reachedAt, seal });
    const held = asHeldTexts({ collection, siteId, withheld }, page.bodies);
    const bodies = loweredBodies(schemas, schemaVersion, collection, held);
    return `{"documents":[${bodies.join(',')}],"checkpoint":${JSON.stringify(checkpoint)},"hasMore":${page.hasMore}}`;
  };

  return async (asked, device) => {
    const { collection, limit, schemaVersion, leftBehind } = asked;
    const { siteId } = device;
    requireSchema(schemaVersion, schemas);
    knownCollection(registry, collection);
    const reached = await store.reached(siteId, collection);
    const start = await startOf(needs, prove, device, asked, reached);
    // Whoever asks for what comes after a checkpoint has all that came before it.
    await note(device, collection, start);
    const here = pulledKey(store.epoch, device.id, collection);
    if (start > (pulledHere.get(here) ?? 0)) pulledHere.set(here, start);
    // No page reaches beyond the head, whatever a desk calls its begin: the server would seal a place that it never held.
    const upTo = Math.min(leftBehind?.upTo ?? 0, reached.head);
    // Beyond it nothing is left behind: desks that began at different times ask the same.
    const behind = leftBehind && start < upTo ? { ...leftBehind, upTo } : undefined;
    const withheld = await needs.withheldFrom(device, collection);
    const key = JSON.stringify(['pull', schemaVersion, start, limit, behind?.fromDay, behind?.upTo, [...withheld]]);
    const { epoch } = store;
    const place = { epoch, siteId, collection, reached };
    return kept.of(place, key, () => pageFrom(siteId, asked, start, behind, { epoch, withheld }));
  };
};

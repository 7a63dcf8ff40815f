import { chooseLeases, firstLeasedDay, LEASED_DAYS } from '#shared/domain/scheduling/choose-leases';
import { overlaps } from '#shared/domain/scheduling/intervals';
import { livePlacements, withHeldPlaces } from '#shared/domain/scheduling/live-placements';
import { intervalOf, type Placed } from '#shared/domain/scheduling/placed';
import type { Lease } from '#shared/sync/wire/floor-calls';
import { addDays } from '#shared/time/civil';

import { loadReference, todayOf } from '../data/reference';
import { placedOn } from '../data/commands/appointment/room';
import type { DataContext } from '../data/context';
import { sleep } from './waker';

/** How many places one desk may hold. */
const count = 2;
/** The server grants the first that nobody has: every desk of a town wishes for much the same. */
const wished = 12;
const everyMs = 30 * 60_000;
/** In the morning all desks begin within minutes, and each is told what those before it were promised: asked again once. */
const againMs = 3 * 60_000;
const tidyMs = 60_000;

/** A lease is given back once its room is taken, by whomever, or its day is near; not while a booking in it may be on its way. */
const stillWanted = async (context: DataContext, lease: Lease, today: string): Promise<boolean> => {
  const unsent = await context.database.outbox.find().exec();
  if (unsent.some((entry) => entry.collectionName === 'appointments')) return true;
  const { day, deskId } = lease.place;
  if (day < firstLeasedDay(today)) return false;
  const reference = await loadReference(context);
  const placed = await placedOn(context, reference, day);
  return !placed.some((one) => one.deskId === deskId && overlaps(intervalOf(one), intervalOf(lease.place)));
};

/** Renews the places of this device and asks for new ones in the stead of those used up. */
export const renewLeases = async (context: DataContext): Promise<void> => {
  const reference = await loadReference(context);
  const today = todayOf(context, reference);
  const days = Array.from({ length: LEASED_DAYS + 1 }, (_, offset) => addDays(today, offset));
  const placed = new Map(
    await Promise.all(days.map(async (day) => [day, await placedOn(context, reference, day)] as const)),
  );
  const keep: string[] = [];
  for (const lease of context.leases.valid()) if (await stillWanted(context, lease, today)) keep.push(lease.id);
  const need = { deskId: context.station().deskId, today, count: wished };
  const others = livePlacements(withHeldPlaces([], context.leases.elsewhere.read(), context.siteId), reference.reasons);
  const takenOn = (day: string): Placed[] => [...(placed.get(day) ?? []), ...others.filter((one) => one.day === day)];
  const places = chooseLeases(reference, takenOn, need);
  const ask = { key: context.newId(), keep, places: keep.length < count ? places : [] };
  const reply = await context.server.lease(ask);
  if (reply.ok) context.leases.replace(reply.value.leases, reply.value.elsewhere);
};

/**
 * What a desk does beside the exchange while the server is in reach, so that it can work when that is gone: holds its
 * leases, and says which numbers it gave up.
 */
export const keepPromises = async (
  context: DataContext,
  signal: AbortSignal,
  onFault: (error: unknown) => void,
): Promise<void> => {
  let dueMs = 0;
  for (let nowMs = 0; !signal.aborted; nowMs += tidyMs) {
    try {
      await context.forgoneNumbers.release(context.server);
      if (nowMs >= dueMs) {
        dueMs = nowMs + (dueMs === 0 ? againMs : everyMs);
        await renewLeases(context);
      }
    } catch (error) {
      onFault(error);
    }
    await sleep(tidyMs, signal);
  }
};

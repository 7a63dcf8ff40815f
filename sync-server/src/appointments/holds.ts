import { LEASED_DAYS } from '#shared/domain/scheduling/choose-leases';
import { MOST_ELSEWHERE, type WishedPlace } from '#shared/sync/wire/floor-calls';
import { addDays } from '#shared/time/civil';

import { MOST_RESERVATIONS } from '../bounds';
import { loadDay, type ReferenceReader } from '../documents/load-facts';
import { capacityOf, roomOf, type Room } from './fits';
import { familyOf } from '../store/families';
import { Problem } from '../lib/problem';
import type { Device, Hold, SiteTransaction } from '../store/port';
import type { Needs } from '../needs';
import type { Handler } from '../wire/handler';

/** How long a place is held for a booking whose document is on its way, milliseconds. */
const RESERVATION_MS = 2 * 60_000;
/** How long a desk may count on a leased place without a word to the server, milliseconds. */
const LEASE_MS = 4 * 60 * 60_000;
/** The most places that a device may hold for when it is out of reach. */
const MOST_LEASES = 2;

type HoldNeeds = Needs<'store' | 'rules' | 'clock' | 'newId'> & { readonly referenceOf: ReferenceReader };

type Scene = {
  readonly site: SiteTransaction;
  readonly needs: HoldNeeds;
  readonly deviceId: string;
  readonly at: string;
};

/** Whether nothing takes the room of a place, and the appointments that do. A device's own leases bar only new leases. */
const roomFor = async (
  { site, needs, deviceId, at }: Scene,
  place: WishedPlace,
  appointmentId: string,
): Promise<Room> => {
  if (!needs.rules.capacityCheck) return { free: true, rivals: [] };
  const holds = needs.rules.leaseHonoured ? await site.holdsOfDay(place.day, at) : [];
  const bars = (hold: Hold): boolean =>
    appointmentId === '' || (hold.kind === 'lease' ? hold.deviceId !== deviceId : hold.appointmentId !== appointmentId);
  return roomOf(
    { ...place, id: appointmentId },
    await loadDay(site, place.day),
    holds.filter(bars),
    capacityOf(await needs.referenceOf(site)),
  );
};

/** Whether a place is no longer than its reason ever takes: a promise for a whole day would close it for the others. */
const isOfReason = async ({ site, needs }: Scene, { reasonId, durationMin }: WishedPlace): Promise<boolean> => {
  const reason = (await needs.referenceOf(site))?.reasons.find((one) => one.id === reasonId);
  return reason === undefined || durationMin <= Math.max(...reason.durationsMin);
};

const promise = async (
  scene: Scene,
  hold: Pick<Hold, 'id' | 'key' | 'kind' | 'appointmentId' | 'place'>,
  lifeMs: number,
): Promise<Hold> => {
  const until = new Date(Date.parse(scene.at) + lifeMs).toISOString();
  const made: Hold = { ...hold, deviceId: scene.deviceId, until };
  await scene.site.putHold(made);
  return made;
};

const alive = (hold: Hold | null, at: string): hold is Hold => hold !== null && hold.until > at;

/** When to ask again beyond the bound, seconds: most places come free at once, when their appointments arrive. */
const HELD_RETRY_S = 2;

/** The places that a device and its family hold for bookings on their way. */
const countReservations = async (site: SiteTransaction, device: Device, at: string): Promise<number> => {
  let count = 0;
  for (const id of familyOf(device))
    count += (await site.holdsOfDevice(id, at)).filter((hold) => hold.kind === 'reservation').length;
  return count;
};

/** Holds a place for one appointment until its document arrives. */
export const reserveSlot =
  (needs: HoldNeeds): Handler<'reserveSlot'> =>
  async ({ key, appointmentId, place }, device) => {
    const at = new Date(needs.clock()).toISOString();
    return needs.store.withSite(device.siteId, async (site) => {
      const known = await site.holdOfKey(key);
      if (alive(known, at)) return { granted: true, until: known.until, rivals: [] };
      const scene: Scene = { site, needs, deviceId: device.id, at };
      if ((await countReservations(site, device, at)) >= MOST_RESERVATIONS)
        throw new Problem('tooMany', 'this device holds too many places', HELD_RETRY_S);
      if (!(await isOfReason(scene, place))) return { granted: false, until: '', rivals: [] };
      const room = await roomFor(scene, place, appointmentId);
      if (!room.free) return { granted: false, until: '', rivals: [...room.rivals] };
      const hold = { id: needs.newId(), key, kind: 'reservation', appointmentId, place } as const;
      return { granted: true, until: (await promise(scene, hold, RESERVATION_MS)).until, rivals: [] };
    });
  };

/** The places that are promised to other devices, on the days on which desks wish for places. */
const promisedElsewhere = async ({ site, needs, deviceId, at }: Scene): Promise<Pick<Hold, 'place' | 'until'>[]> => {
  if (!needs.rules.leaseHonoured) return [];
  const found: Pick<Hold, 'place' | 'until'>[] = [];
  // A day more at both ends: the day of the site may be another than that of the instant.
  for (let offset = -1; offset <= LEASED_DAYS + 1; offset += 1)
    for (const hold of await site.holdsOfDay(addDays(at.slice(0, 10), offset), at))
      if (hold.kind === 'lease' && hold.deviceId !== deviceId) found.push({ place: hold.place, until: hold.until });
  return found.slice(0, MOST_ELSEWHERE);
};

/** Renews, gives back and takes the places that a device may fill while it is out of reach. */
export const lease =
  (needs: HoldNeeds): Handler<'lease'> =>
  async ({ key, keep, places }, device) => {
    const at = new Date(needs.clock()).toISOString();
    return needs.store.withSite(device.siteId, async (site) => {
      const scene: Scene = { site, needs, deviceId: device.id, at };
      const mine = (await site.holdsOfDevice(device.id, at)).filter((hold) => hold.kind === 'lease');
      const kept = mine.filter((hold) => keep.includes(hold.id) || hold.key.startsWith(`${key} `));
      const dropped = mine.filter((hold) => !kept.includes(hold));
      if (dropped.length > 0) await site.dropHolds(dropped.map((hold) => hold.id));
      const leases: Hold[] = [];
      for (const hold of kept.slice(0, MOST_LEASES)) leases.push(await promise(scene, hold, LEASE_MS));
      for (const [index, place] of places.entries()) {
        const ownKey = `${key} ${index}`;
        if (leases.length >= MOST_LEASES || leases.some((hold) => hold.key === ownKey)) continue;
        const taken = leases.some((hold) => JSON.stringify(hold.place) === JSON.stringify(place));
        if (taken || !(await isOfReason(scene, place)) || !(await roomFor(scene, place, '')).free) continue;
        const hold = { id: needs.newId(), key: ownKey, kind: 'lease', appointmentId: '', place } as const;
        leases.push(await promise(scene, hold, LEASE_MS));
      }
      return {
        leases: leases.map(({ id, place, until }) => ({ id, place, until })),
        elsewhere: await promisedElsewhere(scene),
      };
    });
  };

import { wipedProof } from '#shared/sync/wire/device-calls';
import { DEVICE_WIPE, DEVICE_WIPED } from '#shared/sync/wire/journal-calls';

import { Problem } from '../lib/problem';
import type { Needs, NotedAct } from '../needs';
import type { Device, ListedDevice } from '../store/port';
import type { Handler } from '../wire/handler';
import type { Challenges } from './challenge';
import { provenDevice, unproven } from './proven-device';

type ShutOutNeeds = Needs<'store' | 'dropStream' | 'clock' | 'embeds' | 'journal'>;

/** Shuts a device of the site out, and has it erase what it holds where that is wanted. Answers those that came by its codes. */
const shutOut = async (
  { store, dropStream, clock, embeds, journal }: ShutOutNeeds,
  { siteId, ...by }: Device,
  found: Device,
  { act, isWiped }: { readonly act: NotedAct | null; readonly isWiped: boolean },
) => {
  const { id } = found;
  // The local device has no key: it is nobody's where the database was taken to a server of its own.
  const isAdmin = ({ rank, revoked, publicKey }: Device): boolean =>
    rank === 'admin' && !revoked && (publicKey !== '' || embeds());
  const leavesAdmin = (all: readonly ListedDevice[]): boolean =>
    found.rank !== 'admin' || found.revoked || all.some((one) => one.id !== id && isAdmin(one));
  const noted = act === null ? undefined : await journal.noted(siteId, { siteId, ...by }, act);
  if (!(await store.revokeDevice(id, new Date(clock()).toISOString(), leavesAdmin, noted, isWiped)))
    throw new Problem('lastAdmin', 'the only device of an administrator stays');
  dropStream(id);
  // Devices that joined by its codes keep their access until the administrator ends it.
  return {
    revoked: true,
    invited: (await store.listDevices(siteId))
      .filter((one) => one.invitedBy === id && !one.revoked)
      .map(({ id: childId, name, rank }) => ({ id: childId, name, rank })),
  };
};

/** A device of the site that asks. One of another site is none of ours: both look alike. */
const deviceOfSite = async ({ store }: Needs<'store'>, id: string, siteId: string): Promise<Device> => {
  const found = await store.device(id);
  if (!found || found.siteId !== siteId) throw new Problem('notFound', 'no such device');
  return found;
};

/** Shuts a device of the site out. */
export const revokeDevice =
  (needs: ShutOutNeeds): Handler<'revokeDevice'> =>
  async ({ id }, device) => {
    const found = await deviceOfSite(needs, id, device.siteId);
    const act = found.revoked ? null : ({ kind: 'deviceShutOut', subject: id } as const);
    return shutOut(needs, device, found, { act, isWiped: false });
  };

/** Shuts a device of the site out and has it erase what it holds, also one that was shut out before. */
export const wipeDevice =
  (needs: ShutOutNeeds): Handler<'wipeDevice'> =>
  async ({ id }, device) => {
    const found = await deviceOfSite(needs, id, device.siteId);
    if (found.publicKey === '') throw new Problem('notAllowed', 'the device of the app that holds the server stays');
    const isAsked = (await needs.store.wipes(device.siteId)).has(id);
    const act = isAsked ? null : ({ kind: 'settingsWritten', subject: `${DEVICE_WIPE}${id}` } as const);
    return shutOut(needs, device, found, { act, isWiped: true });
  };

/** Takes the word of a device that it erased what it held. */
export const noteWiped =
  ({
    store,
    clock,
    journal,
    challenges,
  }: Needs<'store' | 'clock' | 'journal'> & { readonly challenges: Challenges }): Handler<'noteWiped'> =>
  async ({ unsent, ...proof }) => {
    const { device, take } = await provenDevice({ store, challenges }, proof, wipedProof, clock());
    const { id, siteId } = device;
    const wipe = (await store.wipes(siteId)).get(id);
    if (!wipe) throw unproven();
    const at = await take();
    if (wipe.doneAt !== '') return {};
    const act = { kind: 'settingsWritten', subject: `${DEVICE_WIPED}${id}`, count: unsent, deviceId: id } as const;
    await store.noteWiped(id, at, await journal.noted(siteId, null, act));
    return {};
  };

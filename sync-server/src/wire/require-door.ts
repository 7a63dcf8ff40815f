import { isPublicRank, type DeviceRank } from '#shared/domain/rights/writes';
import type { Door } from '#shared/sync/wire/call';

import { Problem } from '../lib/problem';

/** The doors behind which only enrolled devices come. */
type DeviceDoor = Exclude<Door, 'anyone'>;

const closedTo: Readonly<Record<DeviceDoor, (rank: DeviceRank) => boolean>> = {
  admin: (rank) => rank !== 'admin',
  staff: (rank) => isPublicRank(rank) || rank === 'elected',
  screen: (rank) => rank === 'elected',
  kiosk: (rank) => rank !== 'kiosk',
  sums: isPublicRank,
};

const words: Readonly<Record<DeviceDoor, string>> = {
  admin: 'only a device of an administrator may do this',
  staff: 'a screen in public reads the publication, the elected read sums, and nothing else',
  screen: 'the elected read sums and nothing else',
  kiosk: 'only a kiosk may do this',
  sums: 'a screen in public reads the publication and nothing else',
};

/** Throws `notAllowed` when a call is not for devices of this rank: screens in public are let in by name only. */
export const requireDoor = (door: DeviceDoor, rank: DeviceRank): void => {
  if (closedTo[door](rank)) throw new Problem('notAllowed', words[door]);
};

import { isPublicRank, type DeviceRank } from '#shared/domain/rights/writes';

import { Problem } from '../lib/problem';
import type { Door } from './route';

const closedTo: Readonly<Record<Door, (rank: DeviceRank) => boolean>> = {
  admin: (rank) => rank !== 'admin',
  device: isPublicRank,
  screen: () => false,
  kiosk: (rank) => rank !== 'kiosk',
};

const words: Readonly<Record<Door, string>> = {
  admin: 'only a device of an administrator may do this',
  device: 'a screen in public reads the publication and nothing else',
  screen: '',
  kiosk: 'only a kiosk may do this',
};

/** Throws `notAllowed` when a call is not for devices of this rank: screens in public are let in by name only. */
export const requireDoor = (door: Door, rank: DeviceRank): void => {
  if (closedTo[door](rank)) throw new Problem('notAllowed', words[door]);
};

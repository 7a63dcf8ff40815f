import type { Device, ListedDevice } from './port';

/** The device at the root of a device: that of an administrator, or one that an administrator or whoever sits at the server invited. */
const rootIn = (byId: ReadonlyMap<string, ListedDevice>, id: string): string => {
  let root = id;
  // Never more steps than devices, whatever a store says of who invited whom.
  for (let steps = byId.size; steps > 0; steps -= 1) {
    const device = byId.get(root);
    const inviter = device && byId.get(device.invitedBy);
    if (!inviter || inviter.rank === 'admin' || device.rank === 'admin') return root;
    root = inviter.id;
  }
  return root;
};

/** The families of a site, by the id of each device: the ids that are counted together, the one at the root first. */
export const familiesIn = (devices: readonly ListedDevice[]): ReadonlyMap<string, readonly string[]> => {
  const byId = new Map(devices.map((device) => [device.id, device]));
  const families = new Map<string, string[]>();
  const found = new Map<string, readonly string[]>();
  for (const { id } of devices) {
    const root = rootIn(byId, id);
    const family = families.get(root) ?? [root];
    if (id !== root) family.push(id);
    families.set(root, family);
    found.set(id, family);
  }
  return found;
};

/** The ids of the devices that are counted together with a device, its own included. */
export const familyOf = ({ id, family }: Device): readonly string[] => family ?? [id];

/** Under whose name a device is counted. */
export const rootOf = (device: Device): string => familyOf(device)[0] ?? device.id;

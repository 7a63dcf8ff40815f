import { byCodePoint } from '../by-code-point';
import type { Device, DeviceStore, ListedDevice, Store } from '../port';
import type { ScopePart } from '../scope-port';
import type { Wipe } from '../wipe-port';
import { commitLines } from './journal';
import { siteOf, type KeptCode, type KeptDevice, type State } from './state';

const toDevice = ({ id, siteId, name, series, rank, publicKey, revoked, departmentIds }: KeptDevice): Device => ({
  id,
  siteId,
  name,
  series,
  rank,
  publicKey,
  revoked,
  departmentIds,
});

const enrol = (state: State, device: Parameters<Store['addDevice']>[0], local: boolean): Device => {
  const site = siteOf(state, device.siteId);
  site.deviceCount += 1;
  const { at, invitedBy = '', noted, ...rest } = device;
  const kept = {
    ...rest,
    invitedBy,
    series: `K${site.deviceCount}`,
    revoked: false,
    departmentIds: [],
    local,
    enrolledAt: at,
    seenAt: at,
  };
  state.devices.set(device.id, kept);
  if (noted) commitLines(device.siteId, site, noted);
  return toDevice(kept);
};

const forgetTokens = (state: State, deviceId: string): void => {
  for (const [hash, token] of state.tokens) if (token.deviceId === deviceId) state.tokens.delete(hash);
};

const change = (state: State, deviceId: string, changes: Partial<KeptDevice>): void => {
  const device = state.devices.get(deviceId);
  if (device) state.devices.set(deviceId, { ...device, ...changes });
};

/** Shuts a device out of a state. */
export const shutOut = (state: State, deviceId: string): void => {
  change(state, deviceId, { revoked: true });
  forgetTokens(state, deviceId);
};

const listDevices = (state: State, siteId: string): readonly ListedDevice[] =>
  [...state.devices.values()]
    .filter((device) => device.siteId === siteId)
    .map(({ local: _local, ...device }) => device);

const isOpen = (state: State, { used, expiresAt, madeBy }: KeptCode, at: string): boolean =>
  !used && expiresAt > at && state.devices.get(madeBy)?.revoked !== true;

const openCodes = (state: State, siteId: string, at: string): readonly KeptCode[] =>
  [...state.codes.values()]
    .filter((code) => code.siteId === siteId && isOpen(state, code, at))
    .toSorted((a, b) => byCodePoint(a.madeAt, b.madeAt) || byCodePoint(a.id, b.id));

/**
 * The part of the memory store that knows devices. `stateOf` is asked anew each time: a restore puts another in its place.
 * `revoked` and `wipes` survive that, like the erasures.
 */
export const memoryDevices = (
  stateOf: () => State,
  revoked: Set<string>,
  wipes: Map<string, Wipe>,
): DeviceStore & Pick<ScopePart, 'chooseDepartments'> => ({
  deviceOfToken: async (tokenHash, at) => {
    const token = stateOf().tokens.get(tokenHash);
    if (!token || (token.expiresAt !== '' && token.expiresAt <= at)) return null;
    const device = stateOf().devices.get(token.deviceId);
    return device ? toDevice(device) : null;
  },
  device: async (deviceId) => {
    const device = stateOf().devices.get(deviceId);
    return device ? toDevice(device) : null;
  },
  listDevices: async (siteId) => listDevices(stateOf(), siteId),
  countDevices: async (siteId) => [...stateOf().devices.values()].filter((device) => device.siteId === siteId).length,
  addDevice: async (device) => enrol(stateOf(), device, false),
  addToken: async ({ hash, deviceId, expiresAt, at }) => {
    const { tokens } = stateOf();
    for (const [known, token] of tokens)
      if (token.deviceId === deviceId && token.expiresAt !== '' && token.expiresAt <= at) tokens.delete(known);
    tokens.set(hash, { hash, deviceId, expiresAt });
  },
  useChallenge: async ({ hash, expiresAt, at }) => {
    const { challenges } = stateOf();
    for (const [known, end] of challenges) if (end <= at) challenges.delete(known);
    if (challenges.has(hash)) return false;
    challenges.set(hash, expiresAt);
    return true;
  },
  renewLocalDevice: async ({ id, siteId, tokenHash, at }) => {
    const state = stateOf();
    const known = [...state.devices.values()].find((device) => device.siteId === siteId && device.local);
    const device = known
      ? toDevice(known)
      : enrol(state, { id, siteId, name: 'local', rank: 'admin', publicKey: '', at }, true);
    revoked.delete(device.id);
    change(state, device.id, { seenAt: at, revoked: false });
    forgetTokens(state, device.id);
    state.tokens.set(tokenHash, { hash: tokenHash, deviceId: device.id, expiresAt: '' });
    return { ...device, revoked: false };
  },
  revokeDevice: async (deviceId, at, mayGo = () => true, noted, isWiped = false) => {
    const siteId = stateOf().devices.get(deviceId)?.siteId ?? '';
    if (!mayGo(listDevices(stateOf(), siteId))) return false;
    if (noted) commitLines(siteId, siteOf(stateOf(), siteId), noted);
    revoked.add(deviceId);
    shutOut(stateOf(), deviceId);
    if (isWiped && !wipes.has(deviceId)) wipes.set(deviceId, { askedAt: at, doneAt: '' });
    return true;
  },
  wipes: async (siteId) => new Map([...wipes].filter(([id]) => stateOf().devices.get(id)?.siteId === siteId)),
  noteWiped: async (deviceId, at, noted) => {
    const wipe = wipes.get(deviceId);
    const siteId = stateOf().devices.get(deviceId)?.siteId;
    if (!wipe || wipe.doneAt !== '' || siteId === undefined) return;
    wipes.set(deviceId, { ...wipe, doneAt: at });
    if (noted) commitLines(siteId, siteOf(stateOf(), siteId), noted);
  },
  chooseDepartments: async (deviceId, departmentIds, noted) => {
    const siteId = stateOf().devices.get(deviceId)?.siteId;
    if (siteId === undefined) return;
    if (noted) commitLines(siteId, siteOf(stateOf(), siteId), noted);
    change(stateOf(), deviceId, { departmentIds });
  },
  touchDevices: async (deviceIds, at) => {
    for (const deviceId of deviceIds) change(stateOf(), deviceId, { seenAt: at });
  },
  addCode: async ({ hash, ...code }, mostOpen, noted) => {
    if (openCodes(stateOf(), code.siteId, code.madeAt).length >= mostOpen) return false;
    stateOf().codes.set(hash, { ...code, used: false });
    if (noted) commitLines(code.siteId, siteOf(stateOf(), code.siteId), noted);
    return true;
  },
  openCodes: async (siteId, at) =>
    openCodes(stateOf(), siteId, at).map(({ siteId: _siteId, used: _used, ...code }) => code),
  endCode: async (siteId, id) => {
    const { codes } = stateOf();
    for (const [hash, code] of codes)
      if (code.siteId === siteId && code.id === id) codes.set(hash, { ...code, used: true });
  },
  takeCode: async (hash, at) => {
    const code = stateOf().codes.get(hash);
    if (!code || !isOpen(stateOf(), code, at)) return null;
    stateOf().codes.set(hash, { ...code, used: true });
    return { siteId: code.siteId, rank: code.rank, madeBy: code.madeBy };
  },
});

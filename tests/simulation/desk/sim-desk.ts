import { createHash } from 'node:crypto';

import type { SyncRules } from '#shared/sync/rules';

import type { Commands } from '../../../src/renderer/data/commands/use-commands';
import type { OpenedData } from '../../../src/renderer/data/open-data';
import type { VirtualLine } from '../server/virtual-line';
import { siteId } from '../town/sim-town';
import type { Owner } from '../world/event-queue';
import { keptOver, type Disk } from '../world/kept-storage';
import { createRealm, type Skew } from '../world/realm';
import type { VirtualWorld } from '../world/virtual-world';
import { onSlowDisk } from './slow-disk';

/** One opening of the app, from its start to its end. */
export type DeskSession = { readonly owner: Owner; readonly data: OpenedData; readonly commands: Commands };

/** A desk with its disk, over all its sessions. */
export type SimDesk = {
  readonly index: number;
  readonly deviceId: string;
  readonly deskId: string;
  /** Who sits there. */
  agentId: string;
  readonly line: VirtualLine;
  readonly isSkewed: boolean;
  /** `null` while the app is closed. */
  session: DeskSession | null;
  disk: Disk;
  /** How wrong its clock is, milliseconds. */
  skewMs: number;
  /** Grows with every opening and crash: what was begun before is over. */
  generation: number;
  /** Errors that nobody foresaw. */
  readonly faults: string[];
  /** Every id that this desk ever made. */
  readonly madeIds: Set<string>;
  /** What the app keeps beside its store. */
  readonly keys: Map<string, string>;
  /** Its acts, one after the other. */
  queue: Promise<void>;
};

export type DeskNeeds = {
  readonly world: VirtualWorld;
  readonly rules: SyncRules;
  readonly slowDisk: boolean;
  readonly skew: Skew | null;
};

// RxDB hashes schemas and little else: the same few texts in every session.
const hashes = new Map<string, string>();
const hashFunction = (text: string | Blob | ArrayBuffer): Promise<string> => {
  if (typeof text !== 'string') throw new Error('RxDB hashes texts');
  const key = text;
  const known = hashes.get(key) ?? createHash('sha256').update(key).digest('hex');
  hashes.set(key, known);
  return Promise.resolve(known);
};

/** Ids that sort by the clock of the desk, as ULIDs do. */
const idMaker = (desk: SimDesk, world: VirtualWorld, owner: Owner) => (): string => {
  const time = (world.now() + owner.skewMs).toString(36).padStart(9, '0');
  const id = `${time}${Math.floor(world.random() * 2 ** 40).toString(36)}`;
  desk.madeIds.add(id);
  return id;
};

export const makeDesk = (
  index: number,
  line: VirtualLine,
  deskId: string,
  agentId: string,
  isSkewed: boolean,
): SimDesk => ({
  index,
  line,
  deskId,
  agentId,
  isSkewed,
  deviceId: line.device.id,
  session: null,
  disk: new Map(),
  skewMs: 0,
  generation: 0,
  faults: [],
  madeIds: new Set(),
  keys: new Map(),
  queue: Promise.resolve(),
});

/** Starts the app on what the disk holds. */
export const openSession = async (desk: SimDesk, { world, rules, slowDisk, skew }: DeskNeeds): Promise<void> => {
  desk.generation += 1;
  const { generation } = desk;
  const owner: Owner = { dead: false, skewMs: desk.skewMs };
  const realm = createRealm(world, owner, desk.isSkewed ? skew : null);
  const memory = Object.assign(realm.getRxStorageMemory(), { collectionStates: desk.disk as never });
  const data = await realm.openData({
    connection: {
      baseUrl: 'http://sim',
      token: 'token',
      starting: false,
      deviceId: desk.deviceId,
      siteId,
      series: desk.line.device.series,
    },
    storeName: siteId,
    storage: slowDisk ? onSlowDisk(memory, world, owner) : memory,
    multiInstance: false,
    station: () => ({ agentId: desk.agentId, deskId: desk.deskId }),
    now: () => new Date(world.now() + owner.skewMs),
    newId: idMaker(desk, world, owner),
    // Repeatable, and without drawing from the world's chance.
    newTrackKey: () => `${desk.deviceId}-${desk.madeIds.size}`.padEnd(22, '_'),
    random: world.random,
    lead: realm.leadAlone,
    onFault: (error) => desk.faults.push(error instanceof Error ? error.message : String(error)),
    onClockOffset: () => undefined,
    rules,
    keys: {
      read: (key) => desk.keys.get(key) ?? '',
      write: (key, value) => void desk.keys.set(key, value),
    },
    http: () => desk.line.httpOf(owner),
    hashFunction,
  });
  if (desk.generation !== generation) return;
  desk.session = { owner, data, commands: realm.bindCommands(data.context) };
};

/** The plug is pulled: what is on the disk stays, everything else is gone. */
export const crash = (desk: SimDesk): void => {
  if (desk.session) desk.session.owner.dead = true;
  desk.generation += 1;
  desk.disk = keptOver(desk.disk);
  desk.session = null;
  desk.queue = Promise.resolve();
};

/** The clock of the machine is set, while the app runs or not. */
export const setClock = (desk: SimDesk, skewMs: number): void => {
  desk.skewMs = skewMs;
  if (desk.session) desk.session.owner.skewMs = skewMs;
};

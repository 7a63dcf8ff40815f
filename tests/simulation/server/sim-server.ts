import { createHash } from 'node:crypto';

import { createHandlers } from '#server/handlers';
import { guichetRegistry } from '#server/collections/guichet-registry';
import { Problem } from '#server/lib/problem';
import { holdBegin } from '#server/documents/history-begin';
import { sweepStored } from '#server/documents/sweep-stored';
import { toWritten } from '#server/documents/to-written';
import type { Device, ListedDevice, Store } from '#server/store/port';
import { anchorOf, heedAnchors, type Anchor } from '#server/run/anchor';
import { answerCall } from '#server/wire/answer-call';
import type { Handlers } from '#server/wire/handler';
import { createParts, type Parts } from '#server/parts';
import { tendRetention } from '#server/history/tend-retention';
import { tendSite } from '#server/tend-sites';
import type { SyncRules } from '#shared/sync/rules';
import { calls, type CallName } from '#shared/sync/wire/calls';
import { documentCalls } from '#shared/sync/wire/document-calls';
import { floorCalls } from '#shared/sync/wire/floor-calls';
import { personCalls } from '#shared/sync/wire/person-calls';
import { settingCalls } from '#shared/sync/wire/setting-calls';

import { siteId, simTown } from '../town/sim-town';
import type { Timer } from '../world/event-queue';
import type { VirtualWorld } from '../world/virtual-world';
import { memoryDisk, type FolderCopy } from './server-disk';
import { sqliteDisk } from './sqlite-disk';

export type Answer = { readonly status: number; readonly text: string };

/** Hears each answer, and at which true time the server took the call. */
export type Witness = (device: Device, path: string, body: unknown, answer: Answer, beganMs: number) => void;

export type SimServer = {
  readonly store: Store;
  /** What the server does for its site without being asked. */
  readonly tend: () => Promise<void>;
  /** `null` = the server died before it could answer. */
  readonly call: (device: Device, path: string, text: string) => Promise<Answer | null>;
  /** Kills the process, whatever it was doing, and starts it again over what was committed. */
  readonly restart: () => void;
  readonly backup: () => FolderCopy;
  readonly restore: (backup: FolderCopy) => Promise<void>;
  /**
   * Stops the server, puts a copy of its folder in the place of what is there and starts it again. `hasAnchor`: an anchor that lay elsewhere
   * tells how far it had come; without one nothing does until a desk comes.
   */
  readonly putBack: (copy: FolderCopy, hasAnchor: boolean) => Promise<void>;
  readonly revoke: (deviceId: string) => void;
  readonly isRevoked: (deviceId: string) => boolean;
  /** Counts the lives of the process: an answer of an earlier one never arrives, a stream of an earlier one is over. */
  readonly life: () => number;
  readonly witness: (listener: Witness) => void;
  /** The history is over: nothing of the server stays on the machine. */
  readonly remove: () => Promise<void>;
};

class Killed extends Error {}

/** The calls of this server: those that desks exchange and promise by. Facts are made in real time, so it answers none of theirs. */
const known = Object.keys({ ...documentCalls, ...floorCalls, ...settingCalls, ...personCalls }) as readonly CallName[];
const nameOfPath = new Map(known.map((name) => [calls[name].path as string, name]));

const problem = (error: unknown): Answer => {
  const known = error instanceof Problem ? error : null;
  const code = known?.code ?? 'fault';
  return { status: known?.status ?? 500, text: JSON.stringify({ code, message: known?.message ?? String(error) }) };
};

/** Statements take their time, so that others get their turn in the middle of a transaction; a kill ends the wait. */
const createPauses = (world: VirtualWorld) => {
  const waiting = new Map<Timer, (error: Error) => void>();
  return {
    pause: (): Promise<void> =>
      new Promise((resolve, reject) => {
        const timer = world.at(world.random() * 4, () => {
          waiting.delete(timer);
          resolve();
        });
        waiting.set(timer, reject);
      }),
    kill: (): void => {
      for (const [timer, reject] of waiting) {
        timer.cancelled = true;
        reject(new Killed());
      }
      waiting.clear();
    },
  };
};

/** The hash of a personal code that costs nothing: nobody steals the disk of the simulation. */
const pinProof = (pin: string, salt: string): Promise<string> =>
  Promise.resolve(createHash('sha256').update(`${salt} ${pin}`).digest('base64url'));

/** The id that a path of the table takes, as the address of a call would name it. */
const idIn = (body: unknown): { readonly id?: string } =>
  typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string' ? { id: body.id } : {};

/**
 * How a server is started. `pageSize` is the most documents that a page holds, however many are asked for; `isOnSqlite` = over the store that
 * town halls run and not over the one in memory, which is quicker.
 */
type SimServerOptions = { readonly pageSize: number; readonly isOnSqlite: boolean };

/** The real handlers of the server over a store, as one process that can die. */
export const startSimServer = async (
  world: VirtualWorld,
  rules: SyncRules,
  { pageSize, isOnSqlite }: SimServerOptions,
): Promise<SimServer> => {
  const pauses = createPauses(world);
  let epochs = 1;
  let ids = 0;
  let life = 1;
  const devices = new Map<string, ListedDevice>();
  let isUp = true;
  // Who starts is not killed in the middle.
  const pause = (): Promise<void> => (isUp ? pauses.pause() : Promise.resolve());
  const disk = await (isOnSqlite ? sqliteDisk : memoryDisk)({
    pause,
    isLocked: rules.siteLock,
    epoch: 'epoch-1',
    at: () => new Date(world.now()).toISOString(),
  });
  const stored = disk.store;
  const store: Store = Object.create(stored, {
    page: {
      value: (...[site, collection, since, limit, ...rest]: Parameters<Store['page']>) =>
        stored.page(site, collection, since, Math.min(limit, pageSize), ...rest),
    },
    // Nobody enrols in the simulation: a device is known once it has called.
    listDevices: { value: () => Promise.resolve([...devices.values()]) },
  });
  const start = (): { readonly parts: Parts; readonly handlers: Handlers } => {
    const parts = createParts({
      store,
      rules,
      clock: world.now,
      newId: () => `server-${(ids += 1)}`,
      giveWay: pause,
      pinProof,
      // The server's clock is never set in the simulation.
      holdBegin: holdBegin({ store, clock: world.now }, world.now),
    });
    return { parts, handlers: createHandlers(parts) };
  };
  let running = start();
  const revoked = new Set<string>();
  const witnesses: Witness[] = [];

  const answer = async (device: Device, path: string, body: unknown): Promise<Answer> => {
    const name = nameOfPath.get(path);
    if (!name) return { status: 404, text: JSON.stringify({ code: 'notFound', message: path }) };
    if (revoked.has(device.id)) return { status: 401, text: JSON.stringify({ code: 'unauthorised', message: '' }) };
    try {
      const reply = await answerCall(running.handlers, name, { device, body, ...idIn(body) });
      return { status: 200, text: typeof reply === 'string' ? reply : JSON.stringify(reply) };
    } catch (error) {
      if (error instanceof Killed) throw error;
      return problem(error);
    }
  };
  const knownReference = guichetRegistry['reference'];
  if (!knownReference) throw new Error('No reference data in the registry');
  // The same key in every history of a seed: words of the server are part of what is traced.
  await stored.noteOnce('authorityKey', Buffer.from('simulated').toString('base64url'));
  await stored.setHomeSite(siteId);
  await stored.withSite(siteId, async (site) => {
    const documents = simTown.map((one) => toWritten(knownReference, null, { ...one, _deleted: false }));
    await site.write('reference', documents, { deviceId: '', at: new Date(world.now()).toISOString() });
  });

  // What lies elsewhere, as the product notes it: of a history that began too.
  let anchor: Anchor | undefined;
  const anchored = { store: stored, clock: world.now, newId: (): string => `epoch-${(epochs += 1)}` };
  let ready: Promise<void> = Promise.resolve();
  /** Kills the process, changes what lies in its folder and starts it again. */
  const startAgain = (change: () => Promise<void>): Promise<void> => {
    life += 1;
    isUp = false;
    pauses.kill();
    ready = ready.then(change).then(() => {
      running = start();
      isUp = true;
      // It looks meanwhile: whoever calls does not wait for it, and a kill may end it.
      const of = life;
      void sweepStored(
        running.parts,
        () => of !== life,
      )(siteId).catch((error: unknown) => {
        // A store on files is closed under it by the next kill, and says so in words of its own.
        if (of === life && !(error instanceof Killed)) throw error;
      });
    });
    return ready;
  };
  const whileStopped = (work: () => Promise<void>, hasAnchor: boolean): Promise<void> =>
    startAgain(async () => {
      await disk.kill();
      anchor = await anchorOf(anchored, anchor);
      await work();
      if (hasAnchor && rules.anchorRead) await heedAnchors(anchored, [anchor]);
      anchor = await anchorOf(anchored, anchor);
    });
  return {
    store: disk.seen,
    tend: async () => {
      await ready;
      await tendSite(running.parts)(siteId);
      await tendRetention(running.parts)(siteId);
    },
    call: async (device, path, text) => {
      const of = life;
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      await ready;
      const beganMs = world.now();
      devices.set(device.id, { ...device, enrolledAt: '', seenAt: '', invitedBy: '' });
      try {
        const given = await answer(device, path, body);
        if (of !== life) return null;
        for (const listener of witnesses) listener(device, path, body, given, beganMs);
        return given;
      } catch (error) {
        if (error instanceof Killed) return null;
        throw error;
      }
    },
    restart: () => void startAgain(disk.kill),
    backup: disk.copy,
    restore: (backup) =>
      whileStopped(() => backup.restore(anchored.newId(), new Date(world.now()).toISOString()), true),
    putBack: (copy, hasAnchor) => whileStopped(copy.putBack, hasAnchor),
    revoke: (deviceId) => void revoked.add(deviceId),
    isRevoked: (deviceId) => revoked.has(deviceId),
    life: () => life,
    witness: (listener) => void witnesses.push(listener),
    remove: disk.remove,
  };
};

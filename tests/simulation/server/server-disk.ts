import { openMemoryStore } from '#server/store/memory/open-memory-store';
import type { Store } from '#server/store/port';

import { siteId } from '../town/sim-town';

/** A copy of the server's folder at one moment. */
export type FolderCopy = {
  /** How many writes of the site it holds. */
  readonly head: number;
  /** Puts it in the place of what is there, as whoever copies an older folder back: nothing in the store tells of it. */
  readonly putBack: () => Promise<void>;
  /** Restores it as a backup: erasures are done again, and another history begins. */
  readonly restore: (newEpoch: string, at: string) => Promise<void>;
};

/** What the server process has under it: a store that outlives the process, and copies of its folder. */
export type ServerDisk = {
  /** The store of the process that runs now. */
  readonly store: Store;
  /** The same for whoever looks on: its answers wait for no transaction of the process. */
  readonly seen: Store;
  /** The process is gone: what it had not committed is not there. The store can be used again once this is done. */
  readonly kill: () => Promise<void>;
  readonly copy: () => FolderCopy;
  /** Nothing of it stays. */
  readonly remove: () => Promise<void>;
};

/** What a disk needs to know. `pause` is awaited within transactions, so that others get their turn; it fails when the process is killed. */
export type DiskNeeds = {
  readonly pause: () => Promise<void>;
  readonly isLocked: boolean;
  readonly epoch: string;
  /** Instant of the true time. */
  readonly at: () => string;
};

/** The store in memory: quick, and what most histories are lived on. */
export const memoryDisk = ({ pause, isLocked, epoch }: DiskNeeds): ServerDisk => {
  const memory = openMemoryStore({ epoch, lock: isLocked, pause });
  return {
    store: memory,
    seen: memory,
    kill: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    copy: () => {
      const snapshot = memory.snapshot();
      return {
        head: snapshot.state.sites.get(siteId)?.seq ?? 0,
        putBack: async () => memory.putBack(snapshot),
        restore: async (newEpoch, at) => memory.restore(snapshot, newEpoch, at),
      };
    },
  };
};

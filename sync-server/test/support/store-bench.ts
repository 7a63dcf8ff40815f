import type { SiteTransaction, Store } from '#server/store/port';

export const AT = '2026-11-23T08:00:00.000Z';
export const origin = { deviceId: 'device-1', at: AT };

/** An empty store of an adapter, and what a test may do around it. */
export type OpenedStore = {
  readonly store: Store;
  /** Opens the same data again, after `store` was closed or beside it. */
  readonly reopen: () => Promise<Store>;
  /**
   * Takes a backup. What it returns puts it back in the place of everything, under another epoch, and opens the store. `isLost`: on another machine, as
   * the one before is gone with its lists.
   */
  readonly backup: () => Promise<(isLost?: boolean) => Promise<Store>>;
  /** Changes a stored text behind the store's back, as a thief or a broken disk would. */
  readonly tamper: (what: 'audit' | 'body', seq: number) => Promise<void>;
  /** Empties last days, citizens and reasons, as rows were before there were any. */
  readonly withoutLastDays: () => Promise<void>;
  readonly dispose: () => Promise<void>;
};

/** What the parts of the contract work with: the store of the test under way. */
export type Bench = {
  readonly store: () => Store;
  readonly opened: () => OpenedStore;
  /** Goes on with another opening of the store, closed at the end of the test. */
  readonly use: (store: Store) => void;
  readonly on: <Value>(work: (site: SiteTransaction) => Promise<Value>) => Promise<Value>;
  readonly writeCitizens: (ids: readonly string[], site?: string) => Promise<number>;
};

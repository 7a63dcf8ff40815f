import type { Noted } from './journal-port';

/** Since when a device shall erase what it holds, and when it said that it did; `''` = not yet. */
export type Wipe = { readonly askedAt: string; readonly doneAt: string };

/** The part of a store that knows which devices shall erase what they hold: `revokeDevice` adds them. */
export type WipePart = {
  /** The devices of a site that shall erase what they hold, by their ids. Like the end of their access it outlives a restore. */
  readonly wipes: (siteId: string) => Promise<ReadonlyMap<string, Wipe>>;
  /** Such a device said that it did; a second time changes nothing, nor does the word of one that nobody asked. */
  readonly noteWiped: (deviceId: string, at: string, noted?: Noted) => Promise<void>;
};

import type { Seed } from '../seed/seed';
import type { Store } from '../store/port';
import { demoStart, resumedOffset } from './demo-clock';

/** The clock by which a server works. `keep` writes down where a demonstration stands; elsewhere it does nothing. */
export type TownClock = { readonly now: () => number; readonly offsetMs: number; readonly keep: () => Promise<void> };

const NOTE = 'demoClock';
/** Whether a store holds a demonstration town. */
export const isDemonstration = async (store: Store): Promise<boolean> => (await store.note(NOTE)) !== null;

const shifted = (store: Store, offsetMs: number, now: () => number): TownClock => ({
  now: () => now() + offsetMs,
  offsetMs,
  keep: () => store.writeNote(NOTE, JSON.stringify({ offsetMs, seenMs: now() })),
});

/** `now`, true time, for a town hall; for a demonstration the hour of its town (see `demoStart`), kept from start to start. */
export const townClock = async (store: Store, seed: Seed | null, now: () => number = Date.now): Promise<TownClock> => {
  const note = await store.note(NOTE);
  if (note !== null) {
    const known = JSON.parse(note) as { readonly offsetMs: number; readonly seenMs: number };
    return shifted(store, resumedOffset(known, now()), now);
  }
  if (seed?.kind !== 'demo' || (await store.homeSite()) !== null)
    return { now, offsetMs: 0, keep: async () => undefined };
  const start = seed.now ?? demoStart(now());
  return shifted(store, Date.parse(start) - now(), now);
};

import type { SyncRules } from '#shared/sync/rules';

import { MOST_KEPT_ANSWER_BYTES, MOST_KEPT_BYTES } from '../bounds';
import type { Reached } from '../store/port';

/** What answers tell of: a collection of a site, in one history, as far as it had come when the asker looked. */
export type KeptPlace = {
  readonly epoch: string;
  readonly siteId: string;
  readonly collection: string;
  readonly reached: Pick<Reached, 'last' | 'line'>;
};

/** Answers that many desks ask for word for word. */
export type KeptAnswers = {
  /** The text that is kept under a key, else the one that `make` gives: who asks while it is being made waits for the same. */
  readonly of: (place: KeptPlace, key: string, make: () => Promise<string>) => Promise<string>;
  /** Drops what is kept of a collection that was written to: an erased name stands in no memory until somebody asks again. */
  readonly drop: (siteId: string, collection: string) => void;
  /** Signs that are kept. */
  readonly size: () => number;
};

// What an entry takes beside its text.
const ENTRY_BYTES = 300;

const nameOf = (siteId: string, collection: string): string => JSON.stringify([siteId, collection]);

type Kept = { readonly made: Promise<string>; bytes: number };
type Shelf = { readonly version: string; readonly answers: Map<string, Kept> };

/**
 * Keeps answers as long as nothing is written to their collection, and so many bytes of them at most. Whether an answer still stands is read from the
 * store at each ask; a write that this process hears of drops what was kept at once.
 */
export const keptAnswers = (
  { keptByVersion }: Pick<SyncRules, 'keptByVersion'>,
  most = MOST_KEPT_BYTES,
): KeptAnswers => {
  // The place that was asked for longest ago comes first.
  const shelves = new Map<string, Shelf>();
  let bytes = 0;

  const forget = (name: string): void => {
    const answers = shelves.get(name)?.answers;
    for (const kept of answers?.values() ?? []) bytes -= kept.bytes;
    // What is still being made must not be counted for a shelf that is gone.
    answers?.clear();
    shelves.delete(name);
  };
  const shelfOf = ({ epoch, siteId, collection, reached: { last, line } }: KeptPlace): Shelf => {
    const name = nameOf(siteId, collection);
    const version = keptByVersion ? JSON.stringify([epoch, last, line]) : epoch;
    const known = shelves.get(name);
    const shelf = known?.version === version ? known : { version, answers: new Map<string, Kept>() };
    if (known === shelf) shelves.delete(name);
    else forget(name);
    shelves.set(name, shelf);
    return shelf;
  };
  const makeRoom = (): void => {
    for (const [name, { answers }] of shelves) {
      for (const [key, kept] of answers) {
        if (bytes <= most) return;
        bytes -= kept.bytes;
        answers.delete(key);
      }
      if (answers.size === 0) shelves.delete(name);
    }
  };
  /** Counts an answer once its size is known, unless it was dropped meanwhile or is too large to be kept. */
  const weigh = (answers: Map<string, Kept>, key: string, kept: Kept, text: string): void => {
    if (answers.get(key) !== kept) return;
    if (text.length > MOST_KEPT_ANSWER_BYTES) return void answers.delete(key);
    kept.bytes = text.length + ENTRY_BYTES;
    bytes += kept.bytes;
    makeRoom();
  };

  return {
    of: async (place, key, make) => {
      const { answers } = shelfOf(place);
      const known = answers.get(key);
      if (known) return known.made;
      const kept: Kept = { made: make(), bytes: 0 };
      answers.set(key, kept);
      try {
        const text = await kept.made;
        weigh(answers, key, kept, text);
        return text;
      } catch (error) {
        if (answers.get(key) === kept) answers.delete(key);
        throw error;
      }
    },
    drop: (siteId, collection) => forget(nameOf(siteId, collection)),
    size: () => bytes,
  };
};

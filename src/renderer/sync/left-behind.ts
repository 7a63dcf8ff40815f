import { z } from 'zod';

import type { CollectionName } from '#shared/domain/model/collections';
import type { LeftBehind } from '#shared/sync/wire/document-calls';

import type { KeyValues } from '../data/key-values';

const kept = z.object({ history: z.string(), fromDay: z.string(), upTo: z.int() });

const keyOf = (collection: CollectionName): string => `leftBehind.${collection}`;

const read = (text: string): z.infer<typeof kept> | null => {
  if (text === '') return null;
  try {
    return kept.parse(JSON.parse(text));
  } catch {
    return null;
  }
};

/** What this desk left behind of a collection when it began with a history of the server. */
export type LeavingBehind = {
  /** It begins: what was over by then and was written up to `upTo` stays with the server. */
  readonly begin: (collection: CollectionName, history: string, behind: LeftBehind) => LeftBehind;
  /** `undefined` for a desk that began before there was a window: it has everything, and hears of everything. */
  readonly of: (collection: CollectionName, history: string) => LeftBehind | undefined;
};

/** Remembers it beside the store. What is lost here makes some documents come that were left behind, and no other harm. */
export const createLeavingBehind = (keys: KeyValues): LeavingBehind => ({
  begin: (collection, history, behind) => {
    keys.write(keyOf(collection), JSON.stringify({ history, ...behind }));
    return behind;
  },
  of: (collection, history) => {
    const known = read(keys.read(keyOf(collection)));
    return known?.history === history ? { fromDay: known.fromDay, upTo: known.upTo } : undefined;
  },
});

import type { CivilNow } from './block-state';
import { hasBegun, isTyped, type Draft } from './draft';

/** So many forms are kept: each has a button above the next form. */
const mostKept = 3;

/** The shelf without a form that somebody goes on with. */
export const takenOff = (shelf: readonly Draft[], id: number): readonly Draft[] => shelf.filter((one) => one.id !== id);

/** The forms that were left half typed and wait to be gone on with, the newest first. */
export const putAside = (shelf: readonly Draft[], draft: Draft): readonly Draft[] => {
  const others = takenOff(shelf, draft.id);
  return isTyped(draft) ? [draft, ...others].slice(0, mostKept) : others;
};

/** A form that is gone on with: a place that somebody chose stays theirs, unless its hour has passed meanwhile. */
export const resumed = (draft: Draft, now: CivilNow): Draft => ({
  ...draft,
  isProposed: draft.isProposed || (draft.place !== null && hasBegun(draft.place, now)),
});

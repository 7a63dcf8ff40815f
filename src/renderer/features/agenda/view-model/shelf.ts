import { isTyped, type Draft } from './draft';

/** So many forms are kept: each has a button above the next form. */
const mostKept = 3;

/** The shelf without a form that somebody goes on with. */
export const takenOff = (shelf: readonly Draft[], id: number): readonly Draft[] => shelf.filter((one) => one.id !== id);

/** The forms that were left half typed and wait to be gone on with, the newest first. */
export const putAside = (shelf: readonly Draft[], draft: Draft): readonly Draft[] => {
  const others = takenOff(shelf, draft.id);
  return isTyped(draft) ? [draft, ...others].slice(0, mostKept) : others;
};

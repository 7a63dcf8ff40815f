type Entry = { readonly id: string };

const known = new WeakMap<readonly Entry[], ReadonlyMap<string, Entry>>();

/**
 * The entry of a list with this id; `undefined` when there is none. A list is indexed at its first question and must not change after
 * it, as lists of reference data do not: so a screen may ask for every row. For lists that are made anew each time `find` is enough.
 */
export const entryById = <One extends Entry>(list: readonly One[], id: string | null | undefined): One | undefined => {
  if (id === undefined || id === null) return undefined;
  let index = known.get(list) as ReadonlyMap<string, One> | undefined;
  if (!index) {
    // Backwards, so that of two with one id the first is found.
    index = new Map(list.toReversed().map((one) => [one.id, one]));
    known.set(list, index);
  }
  return index.get(id);
};

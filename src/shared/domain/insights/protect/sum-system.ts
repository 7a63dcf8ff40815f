import { isTellable } from './small-numbers';

/**
 * Atoms that all published sums treat alike: nobody can tell them apart. `least` = how many of them are not 0, which is the least that
 * they can hold together; `hasSmall` = one of them is too small to be known.
 */
type AtomClass = { readonly total: number; readonly least: number; readonly hasSmall: boolean };

/** What somebody knows who reads all published sums: the classes, and which of them each sum is made of. */
export type SumSystem = { readonly classes: readonly AtomClass[]; readonly sums: readonly (readonly number[])[] };

/**
 * Reads atoms and sums as an attacker would. Atoms that are 0 are taken as known. `sums`: for each published sum the indexes of its
 * atoms.
 */
export const sumSystem = (
  counts: readonly number[],
  sums: readonly (readonly number[])[],
  least: number,
): SumSystem => {
  const seenIn = counts.map((): number[] => []);
  for (const [sum, atoms] of sums.entries()) for (const atom of atoms) seenIn[atom]?.push(sum);
  const classes = new Map<string, { total: number; least: number; hasSmall: boolean; sums: readonly number[] }>();
  for (const [atom, count] of counts.entries()) {
    const seen = seenIn[atom] ?? [];
    // What no sum holds is bounded by nothing.
    if (count === 0 || seen.length === 0) continue;
    const key = seen.join();
    const known = classes.get(key) ?? { total: 0, least: 0, hasSmall: false, sums: seen };
    known.total += count;
    known.least += 1;
    known.hasSmall ||= !isTellable(count, least);
    classes.set(key, known);
  }
  const all = [...classes.values()];
  const ofSums = sums.map((): number[] => []);
  for (const [index, one] of all.entries()) for (const sum of one.sums) ofSums[sum]?.push(index);
  return { classes: all, sums: ofSums };
};

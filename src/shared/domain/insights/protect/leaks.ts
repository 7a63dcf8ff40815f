import { greatestOf } from './greatest';
import type { SumSystem } from './sum-system';

/** A small class that can be bounded, and the published sums (by index) whose withholding gives it room. */
export type Leak = { readonly tightBy: readonly number[] };

const eps = 1e-7;

/** Classes that a sum tells alone. */
export const knownClasses = ({ sums }: SumSystem): ReadonlySet<number> =>
  new Set(sums.flatMap((sum) => (sum.length === 1 ? sum : [])));

/** What a class holds beyond the one that each of its atoms must have. */
const spareOf = ({ classes }: SumSystem, index: number): number => {
  const one = classes[index];
  return one ? one.total - one.least : 0;
};

/** Classes that hang together by the sums over several of them; those that a sum tells alone stand apart. */
const islandsOf = ({ classes, sums }: SumSystem, known: ReadonlySet<number>): number[][] => {
  const parent = classes.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while ((parent[root] ?? root) !== root) root = parent[root] ?? root;
    parent[index] = root;
    return root;
  };
  for (const sum of sums) {
    const open = sum.filter((one) => !known.has(one));
    for (const one of open) parent[rootOf(one)] = rootOf(open[0] ?? one);
  }
  const byRoot = new Map<number, number[]>();
  for (const index of classes.keys()) {
    if (known.has(index)) continue;
    const island = byRoot.get(rootOf(index));
    if (island) island.push(index);
    else byRoot.set(rootOf(index), [index]);
  }
  return [...byRoot.values()];
};

/** Sums with weight, and those that tell a class alone where the weights of the others do not cancel. */
const tightSums = (
  system: SumSystem,
  used: readonly number[],
  weights: readonly number[],
  known: ReadonlySet<number>,
): number[] => {
  const ofClass = new Map<number, number>();
  for (const [at, sum] of used.entries())
    for (const one of system.sums[sum] ?? [])
      if (known.has(one)) ofClass.set(one, (ofClass.get(one) ?? 0) + (weights[at] ?? 0));
  const alone = [...system.sums.keys()].filter((sum) => {
    const [only, ...rest] = system.sums[sum] ?? [];
    return only !== undefined && rest.length === 0 && Math.abs(ofClass.get(only) ?? 0) > eps;
  });
  const heavy = used.filter((_, at) => Math.abs(weights[at] ?? 0) > eps);
  // Where no proof in whole numbers was found there may be no weight: then any sum around it may go.
  return alone.length + heavy.length > 0 ? [...alone, ...heavy] : [...used];
};

/** The small classes of an island that cannot reach what is enough. */
const leaksIn = (system: SumSystem, island: readonly number[], known: ReadonlySet<number>, least: number): Leak[] => {
  const small = island.filter((index) => system.classes[index]?.hasSmall);
  if (small.length === 0) return [];
  const place = new Map(island.map((index, at) => [index, at]));
  const used = [...system.sums.keys()].filter((sum) => system.sums[sum]?.some((one) => place.has(one)));
  const rows = used.map((sum) => {
    const of = (system.sums[sum] ?? []).filter((one) => !known.has(one));
    return {
      of: of.map((one) => place.get(one) ?? 0),
      total: of.reduce((total, one) => total + spareOf(system, one), 0),
    };
  });
  const greatest = greatestOf({ variables: island.length, rows });
  const safe = new Set<number>();
  return small.flatMap((index) => {
    if (safe.has(index)) return [];
    const { most, values, weights } = greatest(place.get(index) ?? 0);
    for (const [at, value] of (values ?? []).entries()) if (value >= least - 1) safe.add(island[at] ?? -1);
    return most >= least - 1 ? [] : [{ tightBy: tightSums(system, used, weights, known) }];
  });
};

/**
 * What leaks from published sums: every class with an atom of 1 to `least` - 1 in which, whatever the sums leave open, no atom can hold
 * `least`. The attacker is taken to know which atoms are not 0, so a class of m of them must have room for `least` + m - 1.
 */
export const leaksOf = (system: SumSystem, least: number): Leak[] => {
  const known = knownClasses(system);
  const told = system.sums.flatMap((sum, index): Leak[] => {
    const [only, ...rest] = sum;
    if (only === undefined || rest.length > 0 || !system.classes[only]?.hasSmall) return [];
    return spareOf(system, only) >= least - 1 ? [] : [{ tightBy: [index] }];
  });
  return [...told, ...islandsOf(system, known).flatMap((island) => leaksIn(system, island, known, least))];
};

import { isTellable } from './small-numbers';
import { knownClasses, leaksOf, type Leak } from './leaks';
import { sumSystem, type SumSystem } from './sum-system';

/**
 * A sum that is to be published: the indexes of the counts that it adds up. `past`: it was published before and cannot be called back,
 * or it was withheld then and stays so. `weight` = what of it is not known yet: of several sums that would do, the lightest is withheld.
 * Absent = all that it adds up to.
 */
export type WantedSum = {
  readonly of: readonly number[];
  readonly past?: 'published' | 'withheld';
  readonly weight?: number;
};

type Group = {
  readonly of: readonly number[];
  readonly value: number;
  readonly weight: number;
  readonly past: Set<string>;
  readonly sums: number[];
};

/** Sums over the same atoms tell the same, so they are published or withheld together. */
const groupsOf = (counts: readonly number[], wanted: readonly WantedSum[]): Group[] => {
  const groups = new Map<string, Group>();
  for (const [index, sum] of wanted.entries()) {
    const of = [...new Set(sum.of)].filter((atom) => (counts[atom] ?? 0) > 0).toSorted((a, b) => a - b);
    const value = of.reduce((total, atom) => total + (counts[atom] ?? 0), 0);
    const group = groups.get(of.join()) ?? {
      of,
      value,
      weight: sum.weight ?? value,
      past: new Set<string>(),
      sums: [],
    };
    group.sums.push(index);
    if (sum.past) group.past.add(sum.past);
    groups.set(of.join(), group);
  }
  return [...groups.values()];
};

/** For each class how many sums over several classes leave nothing else open: to withhold it there would call for more. */
const bareLinesOf = (system: SumSystem): number[] => {
  const known = knownClasses(system);
  const bare = system.classes.map(() => 0);
  for (const sum of system.sums)
    if (sum.length > 1 && sum.every((one) => known.has(one))) for (const one of sum) bare[one] = (bare[one] ?? 0) + 1;
  return bare;
};

/**
 * The sum to withhold against a leak: a single cell before a margin; of cells one whose lines already hold something withheld, so that
 * few more are needed; then the lightest; of equal ones the first, so who calls decides by their order what that tells.
 */
const choose = (leak: Leak, out: readonly Group[], system: SumSystem, bare: readonly number[]): Group | undefined => {
  const rankOf = (index: number): number => {
    const sum = system.sums[index] ?? [];
    return sum.length === 1 ? (bare[sum[0] ?? 0] ?? 0) : Number.MAX_SAFE_INTEGER;
  };
  const ranked = leak.tightBy
    .flatMap((index) => {
      const group = out[index];
      return group && !group.past.has('published') ? [{ group, rank: rankOf(index) }] : [];
    })
    .toSorted((a, b) => a.rank - b.rank || a.group.weight - b.group.weight);
  return ranked[0]?.group;
};

/** What to withhold of what is out; nothing when nothing leaks, or when only what was published before leaks. */
const toWithhold = (counts: readonly number[], out: readonly Group[], least: number): ReadonlySet<Group> => {
  const system = sumSystem(
    counts,
    out.map((group) => group.of),
    least,
  );
  const bare = bareLinesOf(system);
  const withheld = new Set<Group>();
  for (const leak of leaksOf(system, least)) {
    // What is withheld for another leak may be enough for this one.
    const isEased = leak.tightBy.some((index) => {
      const group = out[index];
      return group !== undefined && withheld.has(group);
    });
    const group = isEased ? undefined : choose(leak, out, system, bare);
    if (group) withheld.add(group);
  }
  return withheld;
};

/**
 * Which sums over counts of people may be published. Withheld are sums of 1 to `least` - 1 (primary), then others (secondary; Cox 1980,
 * "Suppression methodology and statistical disclosure control"), until every atom of 1 to `least` - 1 could just as well hold `least`
 * or more: for each there is another table of whole numbers, with the same zeros and no others, that gives all published sums. Any rest
 * or difference below `least` would hold such an atom, so it does not follow either. A sum of nobody says nothing and is always out. Sums published before stay; then only new ones are
 * withheld.
 */
export const protectSums = (counts: readonly number[], wanted: readonly WantedSum[], least: number): boolean[] => {
  let out = groupsOf(counts, wanted).filter(
    ({ of, past, value }) =>
      of.length === 0 || past.has('published') || (!past.has('withheld') && isTellable(value, least)),
  );
  for (;;) {
    const withheld = toWithhold(counts, out, least);
    if (withheld.size === 0) break;
    out = out.filter((group) => !withheld.has(group));
  }
  const published = new Set(out.flatMap((group) => group.sums));
  return wanted.map((_, index) => published.has(index));
};

/** A count that somebody would like to know, and what it truly is. */
export type Hidden = { readonly truth: number };
/** What somebody reads: that some of the hidden counts, by index, add up to a total. */
export type KnownSum = { readonly of: readonly number[]; readonly total: number };

/** The greatest value of each unknown over all whole tables that fit, at most `cap`. */
const byTrying = (unknowns: readonly Hidden[], facts: readonly KnownSum[], cap: number): number[] => {
  const greatest = unknowns.map(() => 0);
  const values = unknowns.map(() => 0);
  const left = facts.map((fact) => fact.total - fact.of.length);
  const ofUnknown = unknowns.map((_, at) => [...facts.keys()].filter((index) => facts[index]?.of.includes(at)));
  const lastOf = facts.map((fact) => Math.max(-1, ...fact.of));
  const isFree = (at: number): boolean => ofUnknown[at]?.length === 0;
  const search = (at: number): void => {
    if (at === unknowns.length) {
      for (const [index, value] of values.entries()) greatest[index] = Math.max(greatest[index] ?? 0, value);
      return;
    }
    if (isFree(at)) return search(at + 1);
    const mine = ofUnknown[at] ?? [];
    const most = Math.min(cap - 1, ...mine.map((index) => left[index] ?? 0));
    const closing = mine.filter((index) => lastOf[index] === at).map((index) => left[index] ?? 0);
    for (let spare = closing.length > 0 ? Math.max(...closing) : 0; spare <= most; spare += 1) {
      for (const index of mine) left[index] = (left[index] ?? 0) - spare;
      values[at] = spare + 1;
      search(at + 1);
      for (const index of mine) left[index] = (left[index] ?? 0) + spare;
    }
  };
  search(0);
  return greatest.map((most, at) => (isFree(at) ? Infinity : most));
};

/** Which unknowns the equations alone fix: Gauss-Jordan over fractions of whole numbers without end. */
export const pinned = (unknowns: readonly Hidden[], facts: readonly KnownSum[]): Set<number> => {
  let rows: bigint[][] = facts.map((fact) => unknowns.map((_, at) => (fact.of.includes(at) ? 1n : 0n)));
  const done: bigint[][] = [];
  for (const at of unknowns.keys()) {
    const pivot = rows.find((row) => row[at] !== 0n);
    if (!pivot) continue;
    const clear = (row: bigint[]): bigint[] => {
      const [p, q] = [pivot[at] ?? 1n, row[at] ?? 0n];
      return q === 0n ? row : row.map((value, index) => value * p - (pivot[index] ?? 0n) * q);
    };
    rows = rows.filter((row) => row !== pivot).map(clear);
    for (const [index, row] of done.entries()) done[index] = clear(row);
    done.push(pivot);
  }
  const single = done.filter((row) => row.filter((value) => value !== 0n).length === 1);
  return new Set(single.map((row) => row.findIndex((value) => value !== 0n)));
};

/** Upper bounds drawn closer until they stand: each unknown is what its sum leaves when the others are as small as they can be. */
const byBounds = (unknowns: readonly Hidden[], facts: readonly KnownSum[]): number[] => {
  const low = unknowns.map(() => 1);
  const high = unknowns.map(() => Infinity);
  for (let moved = true; moved;) {
    moved = false;
    for (const { of, total } of facts)
      for (const at of of) {
        const rest = (bounds: readonly number[]): number =>
          of.reduce((sum, one) => (one === at ? sum : sum + (bounds[one] ?? 0)), 0);
        const [up, down] = [total - rest(low), total - rest(high)];
        if (up < (high[at] ?? 0)) [high[at], moved] = [up, true];
        if (down > (low[at] ?? 0)) [low[at], moved] = [down, true];
      }
  }
  return high;
};

/**
 * What an attacker finds who reads published sums alone, knows the rule and even which counts are not 0: each count of 1 to `least` - 1
 * that is known or bounded below `least`, and each sum that should not be out or is wrong, in words. Three ways: all whole tables that fit
 * are tried (`isExact`, small tables), equations are solved in fractions, bounds are drawn ever closer. `present`: the counts that are not 0.
 * Shares no code with what protects.
 */
export const smallFound = (
  present: readonly Hidden[],
  facts: readonly KnownSum[],
  least: number,
  isExact: boolean,
): string[] => {
  const sums = facts.flatMap(({ of, total }) => [
    ...(total > 0 && total < least ? [`a sum of ${total} is out`] : []),
    ...(of.reduce((sum, at) => sum + (present[at]?.truth ?? 0), 0) === total ? [] : [`${total} is not the sum`]),
  ]);
  const solved = pinned(present, facts);
  const cap = Math.max(0, ...present.map((one) => one.truth)) + least;
  const high = isExact ? byTrying(present, facts, cap) : byBounds(present, facts);
  const counts = [...present.entries()].flatMap(([at, { truth }]) => {
    if (truth >= least) return [];
    if (solved.has(at)) return [`${truth} follows`];
    return (high[at] ?? 0) < least ? [`${truth} is at most ${high[at]}`] : [];
  });
  return [...sums, ...counts];
};

import { compareText } from '../../lib/compare';

/** A citizen as far as merging goes. `mergedInto` is `''` when it stands alone. */
export type MergeLink = { readonly id: string; readonly mergedInto: string };

/** Who stands for whom. An id that is not known stands for itself. */
export type Merges = {
  /** The one that stays: the end of the chain. */
  readonly survivorOf: (id: string) => string;
  /** All that are one person, the one that stays first, the others by id. */
  readonly membersOf: (id: string) => readonly string[];
  /** Whether nobody is merged with this one. */
  readonly isAlone: (id: string) => boolean;
};

/**
 * Follows merges to the citizen that stays. Whatever desks wrote at once, every replica gives the same answer, and no answer
 * goes round: where the chain comes back to itself, the smallest id of the ring stays (ids begin with their time, so it is the
 * oldest). A target that is not known on this desk, or was erased, does not take anybody along.
 */
export const followMerge = (citizens: readonly MergeLink[]): Merges => {
  const into = new Map(citizens.map(({ id, mergedInto }) => [id, mergedInto]));
  const nextOf = (id: string): string => {
    const next = into.get(id) ?? '';
    return next !== id && into.has(next) ? next : '';
  };
  const found = new Map<string, string>();
  const survivorOf = (id: string): string => {
    if (nextOf(id) === '') return id;
    const path: string[] = [];
    const seen = new Set<string>();
    let at = id;
    while (!found.has(at) && !seen.has(at) && nextOf(at) !== '') {
      seen.add(at);
      path.push(at);
      at = nextOf(at);
    }
    const ring = seen.has(at) ? path.slice(path.indexOf(at)).toSorted(compareText) : [];
    const end = ring[0] ?? found.get(at) ?? at;
    for (const passed of path) found.set(passed, end);
    return end;
  };
  const members = new Map<string, string[]>();
  for (const [id] of [...into].filter(([one]) => nextOf(one) !== '')) {
    const end = survivorOf(id);
    if (end !== id) members.set(end, [...(members.get(end) ?? []), id]);
  }
  return {
    survivorOf,
    isAlone: (id) => members.size === 0 || (survivorOf(id) === id && !members.has(id)),
    membersOf: (id) => {
      const end = survivorOf(id);
      return [end, ...(members.get(end) ?? []).toSorted(compareText)];
    },
  };
};

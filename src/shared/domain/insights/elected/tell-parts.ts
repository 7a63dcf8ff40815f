/** What of a group was told, as it is stored. */
export type ToldGroup = { readonly lists: readonly (readonly string[])[]; readonly hasTotal: boolean };

/** Two groups that make up a third one, such as commitments kept and missed; of the smaller one only a bound may be told. */
export type PartNames = { readonly whole: string; readonly larger: string; readonly smaller: string };

/** What each of the three may tell by itself. */
type Parts = {
  readonly whole: ToldGroup;
  readonly larger: ToldGroup;
  readonly smaller: ToldGroup;
  /** How many the smaller one has, and had when its number was told last. */
  readonly has: number;
  readonly had: number;
};

type ToldParts = {
  readonly larger: ToldGroup;
  readonly smaller: ToldGroup;
  /** What the smaller one is at most, where its total is not told. */
  readonly most?: number;
};

const both = (...groups: readonly ToldGroup[]): ToldGroup => {
  const [first, ...others] = groups;
  return {
    lists: (first?.lists ?? []).map((keys, list) =>
      keys.filter((key) => others.every(({ lists }) => lists[list]?.includes(key) === true)),
    ),
    hasTotal: groups.every(({ hasTotal }) => hasTotal),
  };
};

/**
 * What two parts of a whole may tell beside it. The smaller one is told where the whole and the larger one may be as well, for each follows from
 * the two others. Where it has grown by `least` at most since its number was told, that it grew by no more is told instead, and is no bound below
 * `least`; so its growth is told from one more on, and whoever knows this rule knows no more. A bound tells roughly how much the larger one has:
 * that is booked as told, and where it may not be told there is no bound.
 */
export const tellParts = ({ whole, larger, smaller, has, had }: Parts, least: number): ToldParts => {
  const silence: ToldGroup = { lists: smaller.lists.map(() => []), hasTotal: false };
  const grown = has - had;
  const isTold = smaller.hasTotal && (grown === 0 || grown > least);
  if (!larger.hasTotal || (!isTold && grown > least)) return { larger: silence, smaller: silence };
  const booked = both(whole, larger);
  return isTold
    ? { larger: booked, smaller: both(booked, smaller) }
    : { larger: booked, smaller: silence, most: had + least };
};

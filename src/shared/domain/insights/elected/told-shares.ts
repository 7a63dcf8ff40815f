import { shownIn, type Published, type PublishedLists } from '../protect/protect-lists';

/** Decided commitments as they are told: `kept` of `of`; `isLeast` = as many at least, their number is withheld. */
export type ToldShare = { readonly kept: number; readonly of: number; readonly isLeast: boolean };

type ShareList = ReadonlyMap<string, ToldShare | null>;

/** What is told of commitments: of all together, of each channel, of each site. `null` = withheld. */
export type ToldShares = { readonly all: ToldShare | null; readonly channels: ShareList; readonly sites: ShareList };

/** Decided commitments, and of them those kept and those missed, by channel and by site. `most`: see `LedgerStep`. */
type ToldCommitments = {
  readonly decided: PublishedLists;
  readonly kept: PublishedLists;
  readonly missed: PublishedLists;
  readonly most?: number | undefined;
};

const shareOf = (of: Published, kept: Published, missed: Published, most: number | null): ToldShare | null => {
  if (of === null || of === 0 || kept === null) return null;
  if (missed !== null) return { kept, of, isLeast: false };
  return most !== null && of > most ? { kept: of - most, of, isLeast: true } : null;
};

/**
 * The shares of commitments that follow from what is told, and say no more: where the number missed is withheld, it is at most what was missed
 * in all, less what is told of the others.
 */
export const toldShares = ({ decided, kept, missed, most }: ToldCommitments): ToldShares => {
  const mostOfAll = missed.total ?? most ?? null;
  const listOf = (list: number): ShareList => {
    const counts = missed.lists[list] ?? new Map<string, Published>();
    const told = [...counts.values()].reduce<number>((sum, count) => sum + (count ?? 0), 0);
    const mostOfOne = mostOfAll === null ? null : mostOfAll - told;
    const decidedHere = [...(decided.lists[list] ?? [])].filter(([, of]) => of !== 0);
    return new Map(
      decidedHere.map(([key, of]) => [
        key,
        shareOf(of, shownIn(kept.lists[list], key), shownIn(counts, key), mostOfOne),
      ]),
    );
  };
  return { all: shareOf(decided.total, kept.total, missed.total, mostOfAll), channels: listOf(0), sites: listOf(1) };
};

import { shownIn, type PublishedLists } from '../protect/protect-lists';

/** Decided commitments: `kept` of `of`. */
export type ToldShare = { readonly kept: number; readonly of: number };

type ShareList = ReadonlyMap<string, ToldShare | null>;

/** What is told of commitments: of all together, of each channel, of each site that has any. `null` = withheld. */
export type ToldShares = { readonly all: ToldShare | null; readonly channels: ShareList; readonly sites: ShareList };

const shareOf = (kept: number | null, of: number | null): ToldShare | null =>
  kept === null || of === null || of === 0 ? null : { kept, of };

/** The shares of commitments out of the counts that are told of those decided, and of those kept. */
export const toldShares = (decided: PublishedLists, kept: PublishedLists): ToldShares => {
  const ofList = (list: number): ShareList =>
    new Map(
      [...(decided.lists[list] ?? [])]
        .filter(([, of]) => of !== 0)
        .map(([key, of]) => [key, shareOf(shownIn(kept.lists[list], key), of)]),
    );
  return { all: shareOf(kept.total, decided.total), channels: ofList(0), sites: ofList(1) };
};

import { shownIn, type Published, type PublishedLists } from '../protect/protect-lists';

/** Decided commitments as they are told. `kept` = `null`: withheld, `least` of them at least. */
export type ToldShare = { readonly of: number; readonly kept: Published; readonly least: number };

type ShareList = ReadonlyMap<string, ToldShare | null>;

/** What is told of commitments: of all together, of each channel, of each site. `null` = withheld. */
export type ToldShares = { readonly all: ToldShare | null; readonly channels: ShareList; readonly sites: ShareList };

/** Decided commitments, and of them those kept and those missed, by channel and by site. */
type ToldCommitments = Readonly<Record<'decided' | 'kept' | 'missed', PublishedLists>>;

const shareOf = (of: Published, kept: Published, missed: Published, mostMissed: number | null): ToldShare | null => {
  if (of === null || of === 0) return null;
  if (kept !== null && missed !== null) return { of, kept, least: kept };
  return mostMissed !== null && of > mostMissed ? { of, kept: null, least: of - mostMissed } : null;
};

/**
 * The shares of commitments as they are told. Where the number missed is withheld it is at most what was missed in all, less what is told of the
 * others: that follows from what is told, and says no more.
 */
export const toldShares = ({ decided, kept, missed }: ToldCommitments): ToldShares => {
  const ofList = (list: number): ShareList => {
    const counts = missed.lists[list] ?? new Map<string, Published>();
    const told = [...counts.values()].reduce<number>((sum, count) => sum + (count ?? 0), 0);
    const mostMissed = missed.total === null || decided.total === null ? null : missed.total - told;
    const here = decided.lists[list] ?? new Map<string, Published>();
    return new Map(
      [...here]
        .filter(([, of]) => of !== 0)
        .map(([key, of]) => [key, shareOf(of, shownIn(kept.lists[list], key), shownIn(counts, key), mostMissed)]),
    );
  };
  return {
    all: shareOf(decided.total, kept.total, missed.total, null),
    channels: ofList(0),
    sites: ofList(1),
  };
};

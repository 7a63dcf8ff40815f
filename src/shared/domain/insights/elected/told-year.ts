import type { Facts } from '../facts/fact';
import { withoutReasons } from '../facts/without-reasons';
import { protectLists, type PublishedLists } from '../protect/protect-lists';
import { countYear } from './count-year';
import { showTold, shownGroup, type LedgerStep } from './ledger';
import { yearProtection } from './tally-months';
import { tellParts, type ToldGroup } from './tell-parts';
import { toldShares, type ToldShares } from './told-shares';
import type { Shown } from './yearly-report';

/** What a stretch amounts to, with what may be shown of it. */
export type ToldYear = {
  /** By channel, and by reason. */
  readonly volume: PublishedLists;
  readonly commitments: ToldShares;
  readonly themes: ReadonlyMap<string, Shown>;
};

type Untold = ReadonlySet<string> | undefined;

/** Some of the contacts of each channel, beside what is told of the contacts: see `Protection.within`. */
const keepWithin = (own: PublishedLists, [outer]: PublishedLists['lists']): PublishedLists => {
  const [first = new Map<string, Shown>(), ...others] = own.lists;
  const isTold = (channel: string): boolean => (outer?.get(channel) ?? null) !== null;
  if ([...first].every(([channel, count]) => count === 0 || isTold(channel))) return own;
  const hidden = (list: ReadonlyMap<string, Shown>) => new Map([...list].map(([key]) => [key, null]));
  return {
    lists: [new Map([...first].map(([key, count]) => [key, isTold(key) ? count : null])), ...others.map(hidden)],
    total: null,
  };
};

const toldKeys = ({ lists, total }: PublishedLists): ToldGroup => ({
  lists: lists.map((list) => [...list].filter(([, count]) => count !== null).map(([key]) => key)),
  hasTotal: total !== null,
});

/** A stretch of days told once, beside no other that overlaps it, without reasons of which nothing is told. */
export const tellOnce = (all: Facts, from: string, to: string, untold: Untold): ToldYear => {
  const { channels, reasons, themes, commitments } = countYear(withoutReasons(all, untold), from, to);
  const volume = protectLists([{ counts: channels }, { counts: reasons }]);
  const decided = keepWithin(protectLists(commitments.decided), volume.lists);
  const told = tellParts(toldKeys(decided), [
    toldKeys(protectLists(commitments.kept)),
    toldKeys(protectLists(commitments.missed)),
  ]);
  return {
    volume,
    commitments: toldShares(showTold(commitments.decided, told), showTold(commitments.kept, told)),
    themes: protectLists([{ counts: themes }]).lists[0] ?? new Map(),
  };
};

/** Whether few missed commitments are withheld in a publication. Those of before told them wherever they told how many were decided. */
export const isKeptTold = ({ told }: LedgerStep): boolean => told['missed'] !== undefined;

/** A publication as it went out. */
export const tellStep = (step: LedgerStep, untold: Untold): ToldYear => {
  const how = yearProtection(untold);
  const shown = (name: string): PublishedLists => shownGroup(step, name, how);
  return {
    volume: shown('volume'),
    commitments: toldShares(shown('decided'), shown('kept')),
    themes: shown('themes').lists[0] ?? new Map(),
  };
};

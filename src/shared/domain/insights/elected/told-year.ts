import type { Facts } from '../facts/fact';
import { withoutReasons } from '../facts/without-reasons';
import { protectLists, type PublishedLists } from '../protect/protect-lists';
import { countYear, type Kept } from './count-year';
import { shownGroup, type LedgerStep } from './ledger';
import type { SiteCommitments } from './site-funnel';
import { decidedBy, yearProtection } from './tally-months';
import type { Shown } from './yearly-report';

/** What a stretch amounts to, with what may be shown of it. */
export type ToldYear = {
  /** By channel, and by reason. */
  readonly volume: PublishedLists;
  /** Decided commitments by channel, and by site: their sizes are told, so they are protected. */
  readonly decided: PublishedLists;
  readonly themes: ReadonlyMap<string, Shown>;
  readonly kept: ReadonlyMap<string, Kept>;
  readonly sites: readonly SiteCommitments[];
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

/** A stretch of days told once, beside no other that overlaps it, without reasons of which nothing is told. */
export const tellOnce = (all: Facts, from: string, to: string, untold: Untold): ToldYear => {
  const { channels, reasons, themes, kept, sites } = countYear(withoutReasons(all, untold), from, to);
  const sizes = new Map([...kept].map(([channel, { of }]) => [channel, of]));
  const volume = protectLists([{ counts: channels }, { counts: reasons }]);
  const decided = protectLists([{ counts: sizes }, { counts: new Map(sites.map((one) => [one.siteId, one.of])) }]);
  return {
    kept,
    sites,
    volume,
    decided: keepWithin(decided, volume.lists),
    themes: protectLists([{ counts: themes }]).lists[0] ?? new Map(),
  };
};

/** A publication as it went out. */
export const tellStep = (step: LedgerStep, untold: Untold): ToldYear => {
  const how = yearProtection(untold);
  return {
    kept: decidedBy(step.tallies, 0),
    sites: [...decidedBy(step.tallies, 1)].map(([siteId, counts]) => ({ siteId, ...counts })),
    volume: shownGroup(step, 'volume', how),
    decided: shownGroup(step, 'decided', how),
    themes: shownGroup(step, 'themes', how).lists[0] ?? new Map(),
  };
};

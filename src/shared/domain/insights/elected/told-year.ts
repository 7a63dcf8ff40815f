import type { Facts } from '../facts/fact';
import { protectLists, type PublishedLists } from '../protect/protect-lists';
import { LEAST_SHOWN } from '../protect/small-numbers';
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

/** A stretch of days told once, beside no other that overlaps it. */
export const tellOnce = (facts: Facts, from: string, to: string, untold: Untold): ToldYear => {
  const { channels, reasons, themes, kept, sites } = countYear(facts, from, to);
  const sizes = new Map([...kept].map(([channel, { of }]) => [channel, of]));
  return {
    kept,
    sites,
    volume: protectLists([{ counts: channels }, { counts: reasons, ...(untold && { untold }) }], LEAST_SHOWN),
    decided: protectLists(
      [{ counts: sizes }, { counts: new Map(sites.map((one) => [one.siteId, one.of])) }],
      LEAST_SHOWN,
    ),
    themes: protectLists([{ counts: themes }], LEAST_SHOWN).lists[0] ?? new Map(),
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

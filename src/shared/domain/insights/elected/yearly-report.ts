import type { Channel } from '../../model/request';
import type { AsOf } from '../facts/fact';
import type { Period } from '../period/period';
import type { Share } from '../stats/wilson';
import { LEAST_SHOWN } from '../protect/small-numbers';
import type { AgeBracket } from './tally-people';

/** A count that is shown; `null` = fewer than `least` of its report, or withheld so that fewer do not follow from it. */
export type Shown = number | null;

/** How many contacts by one way: tickets at a desk without appointment, appointments attended, requests by the others. */
export type ChannelVolume = { readonly channel: Channel; readonly count: Shown; readonly before: Shown };

/** How a need changed against the year before. `null` figures = withheld. */
export type NeedGrowth = {
  readonly reasonId: string;
  readonly count: Shown;
  readonly before: Shown;
  /** 1.2 = a fifth more; with its exact Poisson interval. `null` when a count is withheld or there was nothing before. */
  readonly ratio: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly isSignificant: boolean;
};

/** Commitments of requests that are decided: `kept` of `of`. `null` = withheld. */
export type CommitmentFigure = { readonly channel: Channel | ''; readonly kept: Share | null };

/** A point of the funnel plot: a site, its share of kept commitments, and the limits for its size. */
export type SitePoint = {
  readonly siteId: string;
  readonly of: Shown;
  readonly share: number | null;
  /** Limits for a site of this size that does as all sites do together: 95 % and 99.8 %. */
  readonly low95: number;
  readonly high95: number;
  readonly low998: number;
  readonly high998: number;
  readonly position: 'usual' | 'above' | 'below' | 'hidden';
};

/** A theme that people came with. */
type ThemeCount = { readonly themeId: string; readonly count: Shown };

/**
 * Median delay from reception to closing by channel, calendar days; `null` = too few were answered to tell it. Not how many were answered: beside
 * the contacts that would tell how many are open. Nor a high quantile: beside a commitment it would tell how few were late.
 */
export type DelayFigure = { readonly channel: Channel; readonly median: number | null };

/** Persons who came in the year, each once, by the age that they reach in it. A count is told from eleven on. */
export type PeopleFigure = {
  readonly total: Shown;
  /** `null` also where only one of their two brackets is told. */
  readonly minors: Shown;
  /** Those that hold anybody, the youngest first. */
  readonly brackets: readonly { readonly bracket: AgeBracket; readonly count: Shown }[];
};

/** The figures of the elected: sums only, small ones withheld. Ids, never words: the screen knows the names of its own site. */
export type YearlyReport = {
  readonly period: Period;
  readonly before: Period;
  readonly asOf: AsOf;
  /** Below how many nothing is told, now and the year before; absent = below five (`leastOf`). */
  readonly least?: number;
  /** The first civil day of which anything is known, where that is a month of the period after its first; absent = known from its beginning. */
  readonly knownFrom?: string;
  readonly contacts: Shown;
  readonly contactsBefore: Shown;
  /** `null` = not known, and then no figure per 1,000. */
  readonly inhabitants: number | null;
  readonly perThousand: number | null;
  readonly perThousandBefore: number | null;
  readonly channels: readonly ChannelVolume[];
  readonly needs: readonly NeedGrowth[];
  /** Of all channels together first (`''`), then of each. */
  readonly commitments: readonly CommitmentFigure[];
  /** Of the year before, where it is told as it is. */
  readonly commitmentsBefore: Share | null;
  /** What the reception costs in the period, euros, and per contact; `null` when no cost is given. */
  readonly cost: { readonly total: number; readonly perContact: number | null } | null;
  readonly sites: readonly SitePoint[];
  readonly themes: readonly ThemeCount[];
  readonly delays?: readonly DelayFigure[];
  /** Absent where the town hall does not count persons. */
  readonly people?: PeopleFigure;
  /** Of a town of several sites: the names by id of what the own site has no name for. Absent where there is one site. */
  readonly names?: Readonly<Record<string, string>>;
};

/** Below how many a report tells nothing: an older server does not say so, and told nothing below five. */
export const leastOf = ({ least = LEAST_SHOWN }: YearlyReport): number => least;

/**
 * What the facts do not know. `inhabitants` by site id; `costEuros` of the whole period; `untoldReasonIds` = reasons that are no row,
 * such as sensitive ones, and do not follow from the others either.
 */
export type ElectedOptions = {
  readonly inhabitants: Readonly<Record<string, number>>;
  readonly costEuros?: number;
  readonly untoldReasonIds?: ReadonlySet<string>;
};

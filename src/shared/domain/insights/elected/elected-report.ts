import { addDays } from '../../../time/civil';
import { channels } from '../../model/request';
import { addMonths } from '../clock/add-months';
import { applyScope } from '../facts/apply-filter';
import type { Facts } from '../facts/fact';
import type { Filter } from '../facts/filter';
import { yearBefore } from '../period/neighbour-periods';
import type { Period } from '../period/period';
import { rateRatio } from '../stats/poisson';
import { wilson, type Share } from '../stats/wilson';
import { countYear, type Kept, type YearCounts } from './count-year';
import { shownCounts, type ShownCounts } from './shown-counts';
import { siteFunnel } from './site-funnel';
import type { ChannelVolume, CommitmentFigure, ElectedOptions, NeedGrowth, Shown, YearlyReport } from './yearly-report';

/** The same period a year before; of a period that still runs only as much of it as is over by now. */
const comparedWith = (period: Period, today: string): Period => {
  const before = yearBefore(period);
  if (today > period.to || today < period.from) return before;
  const weeks = period.kind === 'day' || period.kind === 'week';
  return { kind: 'custom', from: before.from, to: weeks ? addDays(today, -364) : addMonths(today, -12) };
};

const perThousand = (count: Shown, inhabitants: number | null): number | null =>
  count === null || inhabitants === null ? null : (1000 * count) / inhabitants;

/** Sites of one town hall serve the same people: those of the site asked for, else of the largest. */
const inhabitantsOf = ({ inhabitants }: ElectedOptions, siteId: string): number | null => {
  if (siteId !== '') return inhabitants[siteId] ?? null;
  const known = Object.values(inhabitants);
  return known.length === 0 ? null : Math.max(...known);
};

const volumesOf = (now: ShownCounts, then: ShownCounts): ChannelVolume[] =>
  channels
    .map((channel) => ({
      channel,
      count: now.counts.get(channel) ?? null,
      before: then.counts.get(channel) ?? null,
    }))
    .filter(({ count, before }) => count !== 0 || before !== 0);

const growthOf = (reasonId: string, count: Shown, before: Shown): NeedGrowth => {
  const nothing = { reasonId, count, before, ratio: null, low: null, high: null, isSignificant: false };
  if (count === null || before === null || before === 0) return nothing;
  return { reasonId, count, before, ...rateRatio(count, before) };
};

/** How each need changed, the most frequent first; those withheld last, by id, so that their order says nothing. */
const needsOf = (now: YearCounts, then: YearCounts, untold: ReadonlySet<string>): NeedGrowth[] => {
  const [counts, before] = [shownCounts(now.reasons, untold).counts, shownCounts(then.reasons, untold).counts];
  const shownIn = (shown: ReadonlyMap<string, Shown>, id: string): Shown => {
    const count = shown.get(id);
    return count === undefined ? 0 : count;
  };
  return [...new Set([...counts.keys(), ...before.keys()])]
    .filter((id) => id !== '' && !untold.has(id))
    .map((id) => growthOf(id, shownIn(counts, id), shownIn(before, id)))
    .toSorted((a, b) => (b.count ?? -1) - (a.count ?? -1) || (a.reasonId < b.reasonId ? -1 : 1));
};

const keptOf = (counts: ReadonlyMap<string, Kept>): Share | null => {
  const all = [...counts.values()];
  const of = all.reduce((sum, one) => sum + one.of, 0);
  const kept = all.reduce((sum, one) => sum + one.kept, 0);
  return of < shownFrom ? null : wilson(kept, of);
};

const shownFrom = 5;

const commitmentsOf = ({ kept }: YearCounts): CommitmentFigure[] => {
  const { counts, total } = shownCounts(new Map([...kept].map(([channel, { of }]) => [channel, of])));
  return [
    { channel: '', kept: total === null ? null : keptOf(kept) },
    ...channels.flatMap((channel): CommitmentFigure[] => {
      const own = kept.get(channel);
      if (!own) return [];
      return [{ channel, kept: (counts.get(channel) ?? null) === null ? null : wilson(own.kept, own.of) }];
    }),
  ];
};

const costOf = (total: number | undefined, contacts: Shown): YearlyReport['cost'] =>
  total === undefined ? null : { total, perContact: contacts === null || contacts === 0 ? null : total / contacts };

/**
 * The report of the elected over the period of the filter, against the same period a year before (as much of it, while it runs): sums
 * alone, those below five withheld, and others that they do not follow. Growth with its exact Poisson interval (`rateRatio`),
 * commitments with Wilson's, sites in a funnel (`siteFunnel`). Facts must hold the year before as well. Ask for whole years: stretches
 * that overlap as one pleases would let small numbers follow.
 */
export const electedReport = (facts: Facts, filter: Filter, options: ElectedOptions): YearlyReport => {
  const scoped = applyScope(facts, filter);
  const { period } = filter;
  const before = comparedWith(period, facts.asOf.day);
  const [now, then] = [countYear(scoped, period.from, period.to), countYear(scoped, before.from, before.to)];
  const [volume, volumeBefore] = [shownCounts(now.channels), shownCounts(then.channels)];
  const inhabitants = inhabitantsOf(options, filter.siteId);
  return {
    period,
    before,
    asOf: facts.asOf,
    contacts: volume.total,
    contactsBefore: volumeBefore.total,
    inhabitants,
    perThousand: perThousand(volume.total, inhabitants),
    perThousandBefore: perThousand(volumeBefore.total, inhabitants),
    channels: volumesOf(volume, volumeBefore),
    needs: needsOf(now, then, options.untoldReasonIds ?? new Set()),
    commitments: commitmentsOf(now),
    commitmentsBefore: keptOf(then.kept),
    cost: costOf(options.costEuros, volume.total),
    sites: siteFunnel(now.sites),
    themes: [...shownCounts(now.themes).counts]
      .map(([themeId, count]) => ({ themeId, count }))
      .toSorted((a, b) => (b.count ?? -1) - (a.count ?? -1) || (a.themeId < b.themeId ? -1 : 1)),
  };
};

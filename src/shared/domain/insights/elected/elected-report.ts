import { addDays } from '../../../time/civil';
import { channels } from '../../model/request';
import { addMonths } from '../clock/add-months';
import { applyScope } from '../facts/apply-filter';
import type { Facts } from '../facts/fact';
import type { Filter } from '../facts/filter';
import { yearBefore } from '../period/neighbour-periods';
import type { Period } from '../period/period';
import { protectLists } from '../protect/protect-lists';
import { LEAST_SHOWN } from '../protect/protect-table';
import { rateRatio } from '../stats/poisson';
import { wilson, type Share } from '../stats/wilson';
import { countYear, type Kept, type YearCounts } from './count-year';
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

type ShownCounts = ReadonlyMap<string, Shown>;

/** A key that is not in a list has nothing. */
const shownIn = (shown: ShownCounts | undefined, id: string): Shown =>
  shown?.has(id) === true ? (shown.get(id) ?? null) : 0;

const volumesOf = (now: ShownCounts | undefined, then: ShownCounts | undefined): ChannelVolume[] =>
  channels
    .map((channel) => ({ channel, count: shownIn(now, channel), before: shownIn(then, channel) }))
    .filter(({ count, before }) => count !== 0 || before !== 0);

const growthOf = (reasonId: string, count: Shown, before: Shown): NeedGrowth => {
  const nothing = { reasonId, count, before, ratio: null, low: null, high: null, isSignificant: false };
  if (count === null || before === null || before === 0) return nothing;
  return { reasonId, count, before, ...rateRatio(count, before) };
};

/** How each need changed, the most frequent first; those withheld last, by id, so that their order says nothing. */
const needsOf = (
  now: ShownCounts | undefined,
  then: ShownCounts | undefined,
  untold: ReadonlySet<string> | undefined,
): NeedGrowth[] =>
  [...new Set([...(now?.keys() ?? []), ...(then?.keys() ?? [])])]
    .filter((id) => id !== '' && untold?.has(id) !== true)
    .map((id) => growthOf(id, shownIn(now, id), shownIn(then, id)))
    .toSorted((a, b) => (b.count ?? -1) - (a.count ?? -1) || (a.reasonId < b.reasonId ? -1 : 1));

const sumKept = (counts: ReadonlyMap<string, Kept>): Share | null => {
  const all = [...counts.values()];
  return wilson(
    all.reduce((sum, one) => sum + one.kept, 0),
    all.reduce((sum, one) => sum + one.of, 0),
  );
};

/** Of all commitments together, and of each channel. The sizes are told, so they are protected together with those of the sites. */
const commitmentsOf = ({ kept }: YearCounts, sizes: ShownCounts | undefined, total: Shown): CommitmentFigure[] => [
  { channel: '', kept: total === null ? null : sumKept(kept) },
  ...channels.flatMap((channel): CommitmentFigure[] => {
    const own = kept.get(channel);
    if (!own) return [];
    return [{ channel, kept: shownIn(sizes, channel) === null ? null : wilson(own.kept, own.of) }];
  }),
];

const sizesOf = (kept: ReadonlyMap<string, Kept>): ReadonlyMap<string, number> =>
  new Map([...kept].map(([channel, { of }]) => [channel, of]));

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
  const lists = [now, then].map((year) =>
    protectLists(
      [
        { counts: year.channels },
        { counts: year.reasons, ...(options.untoldReasonIds && { untold: options.untoldReasonIds }) },
      ],
      LEAST_SHOWN,
    ),
  );
  const [volume, volumeBefore] = lists;
  const contacts = volume?.total ?? null;
  const contactsBefore = volumeBefore?.total ?? null;
  const decided = protectLists(
    [{ counts: sizesOf(now.kept) }, { counts: new Map(now.sites.map((site) => [site.siteId, site.of])) }],
    LEAST_SHOWN,
  );
  const inhabitants = inhabitantsOf(options, filter.siteId);
  return {
    period,
    before,
    asOf: facts.asOf,
    contacts,
    contactsBefore,
    inhabitants,
    perThousand: perThousand(contacts, inhabitants),
    perThousandBefore: perThousand(contactsBefore, inhabitants),
    channels: volumesOf(volume?.lists[0], volumeBefore?.lists[0]),
    needs: needsOf(volume?.lists[1], volumeBefore?.lists[1], options.untoldReasonIds),
    commitments: commitmentsOf(now, decided.lists[0], decided.total),
    commitmentsBefore:
      protectLists([{ counts: sizesOf(then.kept) }], LEAST_SHOWN).total === null ? null : sumKept(then.kept),
    cost: costOf(options.costEuros, contacts),
    sites: siteFunnel(now.sites, decided.lists[1]),
    themes: [...(protectLists([{ counts: now.themes }], LEAST_SHOWN).lists[0] ?? [])]
      .map(([themeId, count]) => ({ themeId, count }))
      .toSorted((a, b) => (b.count ?? -1) - (a.count ?? -1) || (a.themeId < b.themeId ? -1 : 1)),
  };
};

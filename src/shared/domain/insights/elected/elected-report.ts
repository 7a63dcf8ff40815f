import { addDays } from '../../../time/civil';
import { channels } from '../../model/request';
import { addMonths } from '../../../time/add-months';
import { applyScope } from '../facts/apply-filter';
import type { AsOf, Facts } from '../facts/fact';
import { isVisit } from '../facts/visit-contact';
import type { Filter } from '../facts/filter';
import { withoutReasons } from '../facts/without-reasons';
import { yearBefore } from '../period/neighbour-periods';
import type { Period } from '../period/period';
import { rateRatio } from '../stats/poisson';
import { shownIn } from '../protect/protect-lists';
import { isEnough, LEAST_PUBLISHED } from '../protect/small-numbers';
import { quantileOfSorted, sortedValues } from '../stats/sorted';
import { wilson, type Share } from '../stats/wilson';
import { siteFunnel } from './site-funnel';
import type { ToldShare, ToldShares } from './told-shares';
import { tellOnce, type ToldYear } from './told-year';
import type {
  ChannelVolume,
  CommitmentFigure,
  DelayFigure,
  ElectedOptions,
  NeedGrowth,
  Shown,
  YearlyReport,
} from './yearly-report';
import { compareText } from '../../../lib/compare';

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

const volumesOf = (now: ShownCounts | undefined, then: ShownCounts | undefined): ChannelVolume[] =>
  channels
    .map((channel) => ({ channel, count: shownIn(now, channel), before: shownIn(then, channel) }))
    .filter(({ channel, count, before }) => count !== 0 || (before !== 0 && then?.has(channel) === true));

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
    .toSorted((a, b) => (b.count ?? -1) - (a.count ?? -1) || compareText(a.reasonId, b.reasonId));

const figureOf = (told: ToldShare | null): Share | null => told && wilson(told.kept, told.of);

/** Of all commitments together, and of each channel. */
const commitmentsOf = ({ all, channels: told }: ToldShares): CommitmentFigure[] => [
  { channel: '', kept: figureOf(all) },
  ...channels.flatMap((channel): CommitmentFigure[] =>
    told.has(channel) ? [{ channel, kept: figureOf(told.get(channel) ?? null) }] : [],
  ),
];

const costOf = (total: number | undefined, contacts: Shown): YearlyReport['cost'] =>
  total === undefined ? null : { total, perContact: contacts === null || contacts === 0 ? null : total / contacts };

/** What a report is made of. `siteId` = `''` for all sites. */
type ReportSource = {
  readonly period: Period;
  readonly before: Period;
  readonly asOf: AsOf;
  readonly now: ToldYear;
  /** `null` = not known, or not from its beginning: nothing is held against it. */
  readonly earlier: ToldYear | null;
  readonly siteId: string;
};

/**
 * Lays out a report of what may be shown: growth with its exact Poisson interval (`rateRatio`), commitments with Wilson's, sites in a
 * funnel (`siteFunnel`).
 */
export const layOutReport = (source: ReportSource, options: ElectedOptions): YearlyReport => {
  const { period, before, asOf, now, earlier, siteId } = source;
  const { total: contacts } = now.volume;
  const contactsBefore = earlier?.volume.total ?? null;
  const inhabitants = inhabitantsOf(options, siteId);
  return {
    period,
    before,
    asOf,
    contacts,
    contactsBefore,
    inhabitants,
    perThousand: perThousand(contacts, inhabitants),
    perThousandBefore: perThousand(contactsBefore, inhabitants),
    channels: volumesOf(now.volume.lists[0], earlier?.volume.lists[0]),
    needs: needsOf(now.volume.lists[1], earlier?.volume.lists[1], options.untoldReasonIds),
    commitments: commitmentsOf(now.commitments),
    commitmentsBefore: figureOf(earlier?.commitments.all ?? null),
    cost: costOf(options.costEuros, contacts),
    sites: siteFunnel(now.commitments),
    themes: [...now.themes]
      .map(([themeId, count]) => ({ themeId, count }))
      .toSorted((a, b) => (b.count ?? -1) - (a.count ?? -1) || compareText(a.themeId, b.themeId)),
  };
};

/** Delays of the channels with enough answers in the period to say them: they tell that there are as many contacts, so where those are told. */
const delayFigures = ({ requests }: Facts, { from, to }: Period, contacts: ShownCounts | undefined): DelayFigure[] =>
  channels.flatMap((channel): DelayFigure[] => {
    if (shownIn(contacts, channel) === null) return [];
    const days = requests.flatMap((one) =>
      one.channel === channel && one.delayDays !== null && !isVisit(one) && from <= one.day && one.day <= to
        ? [one.delayDays]
        : [],
    );
    if (!isEnough(days.length, LEAST_PUBLISHED)) return [];
    return [{ channel, median: quantileOfSorted(sortedValues(days), 0.5) }];
  });

/**
 * The report over the period of the filter, against the same period a year before (as much of it, while it runs): sums alone, those below
 * eleven withheld, and others that they do not follow; reasons of `untoldReasonIds` are in none. Facts must hold the year before as well. For whoever may read the rows: told twice
 * of stretches that overlap, small numbers follow from the difference. The elected read publications (`publishedReport`).
 */
export const electedReport = (facts: Facts, filter: Filter, options: ElectedOptions): YearlyReport => {
  const scoped = withoutReasons(applyScope(facts, filter), options.untoldReasonIds);
  const { period, siteId } = filter;
  const before = comparedWith(period, facts.asOf.day);
  const tell = ({ from, to }: Period): ToldYear => tellOnce(scoped, from, to, options.untoldReasonIds);
  const now = tell(period);
  return {
    ...layOutReport({ period, before, asOf: facts.asOf, now, earlier: tell(before), siteId }, options),
    least: LEAST_PUBLISHED,
    delays: delayFigures(scoped, period, now.volume.lists[0]),
  };
};

import { addDays } from '../../../time/civil';
import { applyScope } from '../facts/apply-filter';
import type { Facts } from '../facts/fact';
import type { Filter } from '../facts/filter';
import { daysOf } from '../period/windows';
import type { Alert, AlertDriver, AlertList } from './alert';
import { alertId, namedSeries, setIn } from './alert-names';
import { driverOf } from './driver-of';
import { dayWorth, openDays } from './exposure';
import { hitsOf, partingOf, partsOf, seriesOf, type Days, type Hits, type Parting, type Series } from './hits';
import { judgeCounts, judgeRates, judgeUnqualified, type Verdict } from './judge';
import { measureSources, type MeasureSource } from './measure-source';
import { oneCauseOnce } from './one-cause-once';
import { windowsOfKind, type IndexedWindow } from './windows';

/** Windows before that a window is held against; the longest are ten or eleven days. */
const daysBack = 26 * 11 + 14;
/** From so many on a series tells by itself what its weekdays are worth. */
const ownWorthFrom = 200;

/** From the first day that is known (of the facts, where no days are given) to that of the figures. */
const daysWatched = ({ days, requests, appointments, asOf }: Facts, { from }: Filter['period']): Days => {
  const first = (days.length > 0 ? [days] : [requests, appointments]).reduce(
    (least, some) => some.reduce((early, { day }) => (day < early ? day : early), least),
    asOf.day,
  );
  const earliest = addDays(from, -daysBack);
  const list = daysOf(first < earliest ? earliest : first, asOf.day);
  return { list, indexOf: new Map(list.map((day, index) => [day, index])) };
};

type Watch = {
  readonly source: MeasureSource;
  readonly facts: Facts;
  readonly filter: Filter;
  readonly days: Days;
  readonly windows: Readonly<Record<Alert['window']['kind'], readonly IndexedWindow[]>>;
  readonly hits: Hits;
  readonly parting: Parting;
  readonly whole: Series;
};

/** The windows of a series that are out of range: counts by week and décade, absences by week, requests without a theme by month. */
const verdictsOf = ({ source, facts, days, windows, filter, whole }: Watch, series: Series): Verdict[] => {
  if (source.measure === 'unqualified') return judgeUnqualified(series.daily, windows.month);
  if (source.isRate) return judgeRates(series.daily, windows.week);
  const isOpen = openDays(days, facts.days, series.by === 'department' ? series.id : filter.departmentId);
  const own = series.daily.of.reduce((sum, count) => sum + count, 0);
  const worth = dayWorth(days, isOpen, (own >= ownWorthFrom ? series : whole).daily.of);
  return [...judgeCounts(series.daily, worth, windows.decade), ...judgeCounts(series.daily, worth, windows.week)];
};

const driverFor = (watch: Watch, series: Series, verdict: Verdict, isAbove: boolean): AlertDriver | null => {
  const { source, hits, parting, filter } = watch;
  const { isRate } = source;
  const set = new Set<string>([series.by, ...setIn(filter).map(({ cut }) => cut)]);
  const cuts: readonly AlertDriver['by'][] = [...source.driverCuts, ...(isRate ? (['day'] as const) : [])];
  const splits = cuts
    .filter((by) => !set.has(by))
    .map((by) => ({ by, parts: partsOf(hits, parting, { ...verdict, series, by, isRate }) }));
  return driverOf(splits, isAbove);
};

const toAlert = (watch: Watch, series: Series, verdict: Verdict): Alert => {
  const { source, filter } = watch;
  const { window, expected, low, high, count, of, score } = verdict;
  const observed = source.isRate ? count / of : count;
  const isAbove = observed > expected;
  return {
    id: alertId(source.measure, series, filter, `${window.kind}:${window.from}`),
    series: { measure: source.measure, ...namedSeries(series, filter) },
    window: { kind: window.kind, from: window.from, to: window.to },
    isRate: source.isRate,
    expected,
    low,
    high,
    observed,
    count,
    of,
    direction: isAbove ? 'above' : 'below',
    score,
    driver: driverFor(watch, series, verdict, isAbove),
  };
};

/**
 * The abnormal windows that end in the period of the filter and are over, each cause once, the worst first, and how many series were
 * watched. Counts of requests and appointments by robust z (`robustScore`), absences by the p'-chart (`rateScore`), each against the 26
 * windows of its kind before (13 at least), and more than 5 % left without a theme. Pass facts that reach back before the period. A
 * generator of small steps, so that a page may answer a key between them.
 */
export function* alertSteps(facts: Facts, filter: Filter): Generator<undefined, AlertList> {
  const scoped = applyScope(facts, filter);
  const days = daysWatched(scoped, filter.period);
  const set = new Set(setIn(filter).map(({ cut }) => cut));
  const windows = {
    week: windowsOfKind('week', days, filter.period, facts.asOf),
    decade: windowsOfKind('decade', days, filter.period, facts.asOf),
    month: windowsOfKind('month', days, filter.period, facts.asOf),
  };
  const alerts: Alert[] = [];
  let seriesCount = 0;
  for (const source of measureSources) {
    yield undefined;
    const hits = hitsOf(source, scoped, days);
    yield undefined;
    const series = seriesOf(
      hits,
      source.seriesCuts.filter((cut) => !set.has(cut)),
    );
    yield undefined;
    const parting = partingOf(hits);
    const [whole] = series;
    if (hits.n > 0) seriesCount += series.length;
    for (const one of series) {
      yield undefined;
      const watch: Watch = { source, facts: scoped, filter, days, windows, hits, parting, whole: whole ?? one };
      alerts.push(...verdictsOf(watch, one).map((verdict) => toAlert(watch, one, verdict)));
    }
  }
  return { alerts: oneCauseOnce(alerts), seriesCount };
}

/** All of `alertSteps` at once. */
export const findAlerts = (facts: Facts, filter: Filter): AlertList => {
  const steps = alertSteps(facts, filter);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
};

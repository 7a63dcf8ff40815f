import { addDays } from '../../../time/civil';
import { applyScope } from '../facts/apply-filter';
import type { Facts } from '../facts/fact';
import type { Filter } from '../facts/filter';
import { daysOf } from '../period/windows';
import { compareText } from '../../../lib/compare';
import type { Alert, AlertDriver, AlertList, AlertDimension } from './alert';
import { driverOf } from './driver-of';
import { dayWorth, openDays } from './exposure';
import { hitsOf, partingOf, partsOf, seriesOf, type Days, type Hits, type Parting, type Series } from './hits';
import { judgeCounts, judgeRates, judgeUnqualified, type Verdict } from './judge';
import { measureSources, type MeasureSource, type Cut } from './measure-source';
import { windowsOfKind, type IndexedWindow } from './windows';

// Of several that tell the same, the first of these is kept: a department can act, a reason is what drives it. A day concerns everybody.
const order: readonly AlertDimension[] = ['department', 'channel', 'all', 'reason', 'day'];
const rankOf = ({ series, driver }: Alert): number =>
  driver?.by === 'day' && series.by === 'all' ? -1 : order.indexOf(series.by);
// Ten days or a month hold more than a week does.
const windowOrder: readonly Alert['window']['kind'][] = ['decade', 'month', 'week'];

const overlaps = (a: Alert, b: Alert): boolean => a.window.from <= b.window.to && b.window.from <= a.window.to;

/** A department of which nearly all is one reason: both count the same, and neither names the other as what drives it. */
const isTwin = (department: Alert, reason: Alert): boolean =>
  department.series.by === 'department' &&
  reason.series.by === 'reason' &&
  department.window.from === reason.window.from &&
  department.window.to === reason.window.to &&
  department.count === reason.count &&
  department.of === reason.of &&
  Math.abs(department.expected - reason.expected) <= 0.02 * department.expected;

const keyOf = ({ series }: Alert): string => `${series.by}:${series.id}`;

/** Departments by the reason that is nearly all of them. */
const twinsOf = (alerts: readonly Alert[]): ReadonlyMap<string, string> =>
  new Map(
    alerts
      .filter(({ series }) => series.by === 'reason')
      .flatMap((reason) => {
        const department = alerts.find((one) => isTwin(one, reason));
        return department ? [[keyOf(reason), keyOf(department)] as const] : [];
      }),
  );

/** What an alert comes down to: its driver, or itself. A reason is its own cause, but for one that is a department. */
const causeOf = (alert: Alert, twins: ReadonlyMap<string, string>): string => {
  const { series, driver } = alert;
  const cause = driver === null || series.by === 'reason' ? keyOf(alert) : `${driver.by}:${driver.id}`;
  return twins.get(cause) ?? cause;
};

/** Each cause once: what a week and a décade, a department and its reason say alike is said by one of them. The worst first. */
const oneCauseOnce = (alerts: readonly Alert[]): Alert[] => {
  const twins = twinsOf(alerts);
  const causes = new Map(alerts.map((alert) => [alert, causeOf(alert, twins)]));
  /** Whether two alerts tell of the same thing: the same series or the same cause, on days in common, in the same direction. */
  const tellsTheSame = (a: Alert, b: Alert): boolean =>
    a.series.measure === b.series.measure &&
    a.direction === b.direction &&
    overlaps(a, b) &&
    (keyOf(a) === keyOf(b) || causes.get(a) === causes.get(b) || causes.get(a) === keyOf(b));
  const kept: Alert[] = [];
  const ranked = alerts.toSorted(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      windowOrder.indexOf(a.window.kind) - windowOrder.indexOf(b.window.kind) ||
      b.score - a.score ||
      compareText(a.id, b.id),
  );
  for (const alert of ranked)
    if (!kept.some((one) => tellsTheSame(one, alert) || tellsTheSame(alert, one))) kept.push(alert);
  return kept.toSorted((a, b) => b.score - a.score || compareText(a.id, b.id));
};

type Named = Pick<Series, 'by' | 'id'>;

/** What is set in a filter, by the cut that it makes. */
const setIn = (filter: Filter): readonly { readonly cut: Cut; readonly id: string }[] =>
  (
    [
      { cut: 'department', id: filter.departmentId },
      { cut: 'reason', id: filter.reasonId },
      { cut: 'channel', id: filter.channel },
    ] as const
  ).filter(({ id }) => id !== '');

/** The series of all that a filter lets through is that of its department, reason or channel where it sets one alone. */
const namedSeries = ({ by, id }: Named, filter: Filter): Named => {
  const [only, ...more] = setIn(filter);
  return by === 'all' && only && more.length === 0 ? { by: only.cut, id: only.id } : { by, id };
};

/** The id of an alert: the same for the same series and window, whether the series was cut out by itself or by the filter. */
const alertId = (measure: string, series: Named, filter: Filter, window: string): string => {
  const named = namedSeries(series, filter);
  const isByFilter = named.by !== series.by;
  const rest = isByFilter ? [] : setIn(filter).map(({ cut, id }) => `${cut}=${id}`);
  const site = filter.siteId === '' ? [] : [`site=${filter.siteId}`];
  return [measure, named.by, named.id, window, ...site, ...rest].join(':');
};

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

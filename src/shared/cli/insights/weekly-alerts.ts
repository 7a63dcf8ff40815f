import { weeksOf } from '../../domain/insights/period/windows';
import { quantile } from '../../domain/insights/stats/quantile';
import { ABNORMAL_FROM_Z, robustScore } from '../../domain/insights/stats/robust-z';
import { dayNumber, type Case } from './case';
import { dimensions, groupCases, type Dimension, type Groups } from './group-cases';
import type { Stretch } from './stretch';
import { compareText } from '../../lib/compare';

/** By which column a series is cut out of a file; `all` = it is not. */
type SeriesBy = 'all' | Dimension;

/** The group that explains most of an abnormal week: `excess` = observed less the median of its 26 weeks before. */
type WeekDriver = {
  readonly by: SeriesBy;
  readonly key: string;
  readonly observed: number;
  readonly expected: number;
  readonly excess: number;
};

/** A week whose count of openings is more than the threshold from those of the 26 weeks before it. */
type WeekAlert = {
  readonly by: SeriesBy;
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly observed: number;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  readonly score: number;
  readonly direction: 'above' | 'below';
  /** Outside of `low` to `high` too, which chance and a doubtful spread do not explain. */
  readonly isOut: boolean;
  readonly driver: WeekDriver | null;
};

/** The openings of a whole week, all rows together; `null` for the first 26 of all that is known. */
type WeekCount = {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly expected: number | null;
  readonly score: number | null;
};

/** The abnormal weeks of a file, the furthest out first. `weeks` = how many were judged, `series` = how many were watched. */
export type WeekAlerts = {
  readonly threshold: number;
  readonly history: number;
  readonly weeks: number;
  readonly series: number;
  readonly alerts: readonly WeekAlert[];
  /** Every whole week from the first opening of the file to the end of the stretch. */
  readonly counts: readonly WeekCount[];
};

type Series = {
  readonly by: SeriesBy;
  readonly key: string;
  readonly counts: readonly number[];
  readonly cases: readonly Case[];
};

const history = 26;

/** Weeks are whole and follow each other, so a week is found by counting. */
const countByWeek = (cases: readonly Case[], first: number, weeks: number): readonly number[] => {
  const counts = Array.from({ length: weeks }, () => 0);
  for (const { day } of cases) {
    const week = Math.floor((day - first) / 7);
    if (week >= 0 && week < weeks) counts[week] = (counts[week] ?? 0) + 1;
  }
  return counts;
};

const median = (values: readonly number[]): number => quantile(values, 0.5) ?? 0;
const before = (counts: readonly number[], week: number): readonly number[] => counts.slice(week - history, week);

type Watched = Readonly<Partial<Record<Dimension, ReadonlySet<string>>>>;
type Parted = { readonly by: SeriesBy; readonly byWeek: readonly (readonly Case[])[]; readonly watched: Watched };

/** The cases of each week; those of a series are gone through once, however many of its weeks are abnormal. */
const casesByWeek = (cases: readonly Case[], first: number, weeks: number): readonly (readonly Case[])[] => {
  const byWeek = Array.from({ length: weeks }, (): Case[] => []);
  for (const one of cases) byWeek[Math.floor((one.day - first) / 7)]?.push(one);
  return byWeek;
};

/** Among the other columns the group that is furthest from its usual, in the direction of the alert. */
const driverOf = (
  { by, byWeek, watched }: Parted,
  week: number,
  firstDay: number,
  isAbove: boolean,
): WeekDriver | null => {
  const sign = isAbove ? 1 : -1;
  const recent = byWeek.slice(week - history, week + 1).flat();
  const drivers = dimensions
    .filter((dimension) => dimension !== by)
    .flatMap((dimension) => {
      const own = recent.filter((one) => watched[dimension]?.has(one[dimension]) === true);
      return groupCases(own, (one) => one[dimension]).map((group): WeekDriver => {
        const counts = countByWeek(group.cases, firstDay, history + 1);
        const observed = counts[history] ?? 0;
        const expected = median(counts.slice(0, history));
        return { by: dimension, key: group.key, observed, expected, excess: observed - expected };
      });
    });
  const ranked = drivers
    .filter(({ excess }) => sign * excess > 0)
    .toSorted((a, b) => sign * (b.excess - a.excess) || compareText(a.by, b.by) || compareText(a.key, b.key));
  return ranked[0] ?? null;
};

const furthestFirst = (a: WeekAlert, b: WeekAlert): number =>
  Math.abs(b.score) - Math.abs(a.score) ||
  compareText(a.from, b.from) ||
  compareText(a.by, b.by) ||
  compareText(a.key, b.key);

/** Weeks that could be abnormal: none without any row in it and in the 26 before, of which a long stretch has many. */
const weeksToJudge = (counts: readonly number[], from: number): readonly number[] => {
  const weeks: number[] = [];
  let inHistory = 0;
  for (const [week, count] of counts.entries()) {
    if (week >= Math.max(history, from) && (count > 0 || inHistory > 0)) weeks.push(week);
    inHistory += count - (counts[week - history] ?? 0);
  }
  return weeks;
};

/**
 * Whole weeks (Monday to Sunday) from `judgedFrom` on, each held against the 26 before it by the robust z of log(1 + count).
 * `known` reaches back before `judgedFrom`: the first 26 whole weeks of all that is known are not judged. Watched are all rows
 * together and the groups that are given, of whole columns or of their most frequent values.
 */
export const weeklyAlerts = (
  cases: readonly Case[],
  known: Stretch | null,
  judgedFrom: string,
  groups: Groups,
): WeekAlerts => {
  const whole = known ? weeksOf(known.from, known.to).filter(({ isWhole }) => isWhole) : [];
  const first = dayNumber(whole[0]?.from ?? '1970-01-01');
  const judged = whole.findIndex(({ from }) => from >= judgedFrom);
  const watched: Watched = Object.fromEntries(
    dimensions.flatMap((by) => (groups[by] ? [[by, new Set(groups[by].map(({ key }) => key))]] : [])),
  );
  const series = (by: SeriesBy, key: string, some: readonly Case[]): Series => ({
    by,
    key,
    cases: some,
    counts: countByWeek(some, first, whole.length),
  });
  const all = [
    series('all', '', cases),
    ...dimensions.flatMap((by) => (groups[by] ?? []).map((group) => series(by, group.key, group.cases))),
  ];
  const alerts = all.flatMap(({ by, key, counts, cases: own }) => {
    const parted = { byWeek: null as Parted['byWeek'] | null };
    return weeksToJudge(counts, judged < 0 ? whole.length : judged).flatMap((week): WeekAlert[] => {
      const { from, to } = whole[week] ?? { from: '', to: '' };
      const observed = counts[week] ?? 0;
      const score = robustScore(observed, before(counts, week));
      if (!score || Math.abs(score.z) <= ABNORMAL_FROM_Z) return [];
      const { expected, low, high, z, isOut } = score;
      const isAbove = observed > expected;
      parted.byWeek ??= casesByWeek(own, first, whole.length);
      const driver = driverOf({ by, byWeek: parted.byWeek, watched }, week, first + 7 * (week - history), isAbove);
      const direction = isAbove ? 'above' : 'below';
      return [{ by, key, from, to, observed, expected, low, high, score: z, direction, isOut, driver }];
    });
  });
  return {
    threshold: ABNORMAL_FROM_Z,
    history,
    weeks: whole.filter(({ from }, week) => week >= history && from >= judgedFrom).length,
    series: all.length,
    alerts: alerts.toSorted(furthestFirst),
    counts: whole.map(({ from, to }, week) => {
      const count = all[0]?.counts[week] ?? 0;
      const score = week < history ? null : robustScore(count, before(all[0]?.counts ?? [], week));
      return { from, to, count, expected: score?.expected ?? null, score: score?.z ?? null };
    }),
  };
};

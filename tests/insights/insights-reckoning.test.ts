import { describe, expect, it } from 'vitest';

import { insightsCommand } from '#shared/cli/insights/insights-command';
import type { InsightsReport } from '#shared/cli/insights/insights-report';
import { chance } from '#shared/lib/chance';

import { binomialTails, dayNumber, dayText, isOpenWeekday, reckonedSkill, scored } from './reckoning';

type Row = { readonly day: number; readonly department: string; readonly reason: string };

const departments = ['Voirie', 'État civil', 'Écoles', ''];
const reasons = ['a', 'B', 'é', '😀', 'z', ''];
const first = dayNumber('2024-01-03');
const last = dayNumber('2025-09-24');

/** Twenty months with a season, weekdays, some Saturdays, holidays shut, a planted rush and a planted lull. */
const rowsOf = (seed: number, perDay: number): readonly Row[] => {
  const dice = chance(seed);
  const pick = (values: readonly string[]): string => values[Math.floor(dice() * dice() * values.length)] ?? '';
  const rows: Row[] = [];
  for (let day = first; day <= last; day += 1) {
    const weekday = (day + 3) % 7;
    const usual = isOpenWeekday(day) ? 1 + 0.3 * Number(weekday === 0) : weekday === 5 ? 0.15 : 0.01;
    const season = 1 + 0.2 * Math.sin((2 * Math.PI * day) / 365);
    const isRush = day >= dayNumber('2025-03-10') && day <= dayNumber('2025-03-16');
    const isLull = day >= dayNumber('2025-06-16') && day <= dayNumber('2025-06-22');
    const mean = perDay * usual * season * (isLull ? 0.2 : 1);
    for (let one = 0; one < mean * 2; one += 1)
      if (dice() < 0.5) rows.push({ day, department: pick(departments), reason: pick(reasons) });
    if (isRush) for (let one = 0; one < perDay; one += 1) rows.push({ day, department: 'Écoles', reason: 'é' });
  }
  return rows.toSorted(() => dice() - 0.5);
};

const reportOf = (rows: readonly Row[], period?: string): InsightsReport => {
  const lines = rows.map(({ day, department, reason }) => `${dayText(day)};;${department};${reason}`);
  const map = {
    columns: { opened: 'ouvert', closed: 'clos', department: 'service', reason: 'motif' },
    openDays: 'weekdays',
  };
  const text = `ouvert;clos;service;motif\n${lines.join('\n')}\n`;
  const said = insightsCommand(
    { in: 'f.csv', map: 'm.json', json: true, period },
    { map: JSON.stringify(map), table: () => ({ text, encoding: 'utf-8' }) },
  );
  return JSON.parse(said.out) as InsightsReport;
};

const near = (ours: number | null | undefined, theirs: number): void =>
  expect(Math.abs((ours ?? Number.NaN) - theirs)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(theirs)));

const weeklyOf = (rows: readonly Row[], monday: number, weeks: number): readonly number[] => {
  const counts = Array.from({ length: weeks }, () => 0);
  for (const { day } of rows) {
    const week = Math.floor((day - monday) / 7);
    if (week >= 0 && week < weeks) counts[week] = (counts[week] ?? 0) + 1;
  }
  return counts;
};

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[12] ?? 0) + (sorted[13] ?? 0)) / 2;
};

const dimensions = ['department', 'reason'] as const;

/** All weeks that are more than 3.5 from those before, from the page alone. */
const alertsOf = (rows: readonly Row[]) => {
  const known = Math.min(...rows.map(({ day }) => day));
  const monday = known + ((7 - ((known + 3) % 7)) % 7);
  const weeks = Math.floor((Math.max(...rows.map(({ day }) => day)) - monday + 1) / 7);
  const series = [
    { by: 'all', key: '', own: rows },
    ...dimensions.flatMap((by) =>
      [...new Set(rows.map((row) => row[by]))].map((key) => ({ by, key, own: rows.filter((row) => row[by] === key) })),
    ),
  ];
  return series.flatMap(({ by, key, own }) => {
    const counts = weeklyOf(own, monday, weeks);
    return counts.flatMap((observed, week) => {
      const past = counts.slice(week - 26, week);
      const found = week < 26 ? null : scored(observed, past);
      if (!found || Math.abs(found.score) <= 3.5) return [];
      const sign = observed > found.expected ? 1 : -1;
      const drivers = dimensions
        .filter((dimension) => dimension !== by)
        .flatMap((dimension) =>
          [...new Set(own.map((row) => row[dimension]))].map((value) => {
            const part = weeklyOf(
              own.filter((row) => row[dimension] === value),
              monday,
              weeks,
            );
            const expected = median(part.slice(week - 26, week));
            return { by: dimension, key: value, observed: part[week] ?? 0, expected };
          }),
        )
        .map((one) => ({ ...one, excess: one.observed - one.expected }))
        .filter(({ excess }) => sign * excess > 0);
      const most = Math.max(...drivers.map(({ excess }) => sign * excess));
      const best = drivers
        .filter(({ excess }) => sign * excess === most)
        .toSorted((a, b) => (a.by === b.by ? (a.key < b.key ? -1 : 1) : a.by < b.by ? -1 : 1));
      return [{ by, key, from: dayText(monday + 7 * week), observed, ...found, driver: best[0] ?? null }];
    });
  });
};

describe.each([
  [1, 6],
  [2, 25],
  [3, 90],
])('figures of a file, reckoned again from the page (seed %i, %i a day)', (seed, perDay) => {
  const rows = rowsOf(seed, perDay);
  const report = reportOf(rows);

  it('has the same abnormal weeks, with their limits and drivers', () => {
    const theirs = new Map(alertsOf(rows).map((one) => [`${one.by} ${one.key} ${one.from}`, one]));
    const ours = report.alerts.alerts;
    expect(ours.map((one) => `${one.by} ${one.key} ${one.from}`).toSorted()).toEqual([...theirs.keys()].toSorted());
    expect(ours.some(({ from }) => from === '2025-03-10')).toBe(true);
    for (const one of ours) {
      const other = theirs.get(`${one.by} ${one.key} ${one.from}`);
      expect([one.observed, one.isOut, one.driver]).toEqual([other?.observed, other?.isOut, other?.driver]);
      near(one.score, other?.score ?? 0);
      near(one.expected, other?.expected ?? 0);
      near(one.low, other?.low ?? 0);
      near(one.high, other?.high ?? 0);
    }
  });

  it.each([undefined, '2025-S1'])('has the same forecast (period %s)', (period) => {
    const { forecast } = period === undefined ? report : reportOf(rows, period);
    const [from, to] = period === undefined ? [report.stretch?.from, report.stretch?.to] : ['2025-01-01', '2025-06-30'];
    const known = dayNumber(report.stretch?.from ?? '');
    const days = Array.from({ length: dayNumber(to ?? '') - known + 1 }, (_, index) => known + index);
    const counts = new Map<number, number>();
    for (const { day } of rows) counts.set(day, (counts.get(day) ?? 0) + 1);
    const open = days.filter(isOpenWeekday);
    const theirs = reckonedSkill(open, (day) => counts.get(day) ?? 0, dayNumber(from ?? ''));
    expect([forecast?.n, forecast?.days]).toEqual([
      theirs.n,
      open.filter((day) => day >= dayNumber(from ?? '')).length,
    ]);
    near(forecast?.mae, theirs.mae);
    near(forecast?.naiveMae, theirs.naiveMae);
    near(forecast?.covered, theirs.covered);
    near(forecast?.skill, 1 - theirs.mae / theirs.naiveMae);
  });

  it('has décades of the calendar with their open days, and an exact Poisson interval of the last change', () => {
    for (const { from, to, count, openDays } of report.windows.decades.all.windows) {
      const days = Array.from({ length: dayNumber(to) - dayNumber(from) + 1 }, (_, index) => dayNumber(from) + index);
      expect(count).toBe(rows.filter(({ day }) => days.includes(day)).length);
      expect(openDays).toBe(days.filter(isOpenWeekday).length);
      expect([from.slice(0, 7), days.length <= 11]).toEqual([to.slice(0, 7), true]);
    }
    const { windows, change } = report.windows.decades.all;
    const [before, now] = windows.filter(({ isWhole }) => isWhole).slice(-2);
    const exposure = (before?.openDays ?? 0) / (now?.openDays ?? 1);
    const both = (before?.count ?? 0) + (now?.count ?? 0);
    const share = (ratio: number | null | undefined): number => {
      const odds = (ratio ?? Number.NaN) / exposure;
      return odds / (1 + odds);
    };
    // At the bounds of Clopper and Pearson each tail is 2.5 %.
    expect(binomialTails(now?.count ?? 0, both, share(change?.high))[0]).toBeCloseTo(0.025, 9);
    expect(binomialTails(now?.count ?? 0, both, share(change?.low))[1]).toBeCloseTo(0.025, 9);
    near(change?.perOpenDay, ((now?.count ?? 0) / (before?.count ?? 1)) * exposure - 1);
  });
});

import { decadesOf } from '../../domain/insights/period/windows';
import { rateRatio } from '../../domain/insights/stats/poisson';
import { dayNumber, dayText, type Case } from './case';
import type { Group } from './group-cases';
import type { IsOpenDay } from './open-days';
import type { Stretch } from './stretch';

/** The rows opened in some days. `openDays` and `perOpenDay` are `null` without a rule for open days. */
type CountWindow = {
  readonly from: string;
  readonly to: string;
  readonly isWhole: boolean;
  readonly count: number;
  readonly openDays: number | null;
  readonly perOpenDay: number | null;
};

/** The last whole window against the whole one before. Changes are shares: -0.125 = 12.5 % less. */
type WindowChange = {
  readonly from: string;
  readonly before: string;
  readonly raw: number | null;
  readonly perOpenDay: number | null;
  /** Ratio of the rates (of the counts without a rule for open days) with its exact Poisson interval. */
  readonly ratio: number | null;
  readonly low: number;
  readonly high: number | null;
  readonly isSignificant: boolean;
};

/** The windows of one series in the order of time, and the change between the last two that are whole. */
export type WindowSeries = {
  readonly key: string;
  readonly windows: readonly CountWindow[];
  readonly change: WindowChange | null;
};

/** Windows of one kind: of all rows, and by department where a column gives it. */
export type WindowSet = { readonly all: WindowSeries; readonly byDepartment: readonly WindowSeries[] | null };

type Cut = { readonly from: number; readonly to: number; readonly isWhole: boolean };

/** Windows of ten days that end with the stretch; a rest of fewer days at its beginning is left out. */
const tenDayCuts = ({ from, to }: Stretch): readonly Cut[] => {
  const last = dayNumber(to);
  const whole = Math.floor((last - dayNumber(from) + 1) / 10);
  return Array.from({ length: whole }, (_, index) => {
    const end = last - 10 * (whole - 1 - index);
    return { from: end - 9, to: end, isWhole: true };
  });
};

/** Calendar décades; those that the stretch cuts are not whole. */
const decadeCuts = ({ from, to }: Stretch): readonly Cut[] =>
  decadesOf(from, to).map((one) => ({ ...one, from: dayNumber(one.from), to: dayNumber(one.to) }));

const change = (now: CountWindow | undefined, before: CountWindow | undefined): WindowChange | null => {
  if (!now || !before) return null;
  const exposures = [now.openDays ?? 1, before.openDays ?? 1] as const;
  const canCompare = exposures[0] > 0 && exposures[1] > 0;
  const { ratio, low, high, isSignificant } = canCompare
    ? rateRatio(now.count, before.count, ...exposures)
    : { ratio: null, low: 0, high: Number.POSITIVE_INFINITY, isSignificant: false };
  const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return {
    from: now.from,
    before: before.from,
    raw: before.count === 0 ? null : now.count / before.count - 1,
    perOpenDay:
      now.perOpenDay === null || before.perOpenDay === null || before.perOpenDay === 0
        ? null
        : now.perOpenDay / before.perOpenDay - 1,
    ratio: ratio === null ? null : finite(ratio),
    low,
    high: finite(high),
    isSignificant,
  };
};

/** Windows follow each other without a gap: which one a day lies in, -1 = none. */
type Lookup = { readonly first: number; readonly windows: Int32Array };

const lookupOf = (cuts: readonly Cut[]): Lookup => {
  const first = cuts[0]?.from ?? 0;
  const windows = new Int32Array(Math.max(0, (cuts.at(-1)?.to ?? -1) - first + 1)).fill(-1);
  for (const [index, { from, to }] of cuts.entries()) windows.fill(index, from - first, to - first + 1);
  return { first, windows };
};

type Frame = { readonly cuts: readonly Cut[]; readonly lookup: Lookup; readonly openDays: readonly (number | null)[] };

const seriesOf = ({ key, cases }: Group, { cuts, lookup, openDays }: Frame): WindowSeries => {
  const counts = cuts.map(() => 0);
  for (const { day } of cases) {
    const index = lookup.windows[day - lookup.first] ?? -1;
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1;
  }
  const windows = cuts.map(({ from, to, isWhole }, index) => {
    const count = counts[index] ?? 0;
    const open = openDays[index] ?? null;
    const perOpenDay = open === null || open === 0 ? null : count / open;
    return { from: dayText(from), to: dayText(to), isWhole, count, openDays: open, perOpenDay };
  });
  const whole = windows.filter((window) => window.isWhole);
  return { key, windows, change: change(whole.at(-1), whole.at(-2)) };
};

const setOf = (
  cases: readonly Case[],
  cuts: readonly Cut[],
  isOpen: IsOpenDay | null,
  departments: readonly Group[] | null,
): WindowSet => {
  const openDays = cuts.map(({ from, to }) => {
    if (!isOpen) return null;
    let count = 0;
    for (let day = from; day <= to; day += 1) if (isOpen(day)) count += 1;
    return count;
  });
  const frame = { cuts, lookup: lookupOf(cuts), openDays };
  return {
    all: seriesOf({ key: '', cases }, frame),
    byDepartment: departments && departments.map((group) => seriesOf(group, frame)),
  };
};

/** Ten-day windows and calendar décades of a file. */
export const windowsOf = (
  cases: readonly Case[],
  stretch: Stretch | null,
  isOpen: IsOpenDay | null,
  departments: readonly Group[] | null,
): { readonly tenDays: WindowSet; readonly decades: WindowSet } => ({
  tenDays: setOf(cases, stretch ? tenDayCuts(stretch) : [], isOpen, departments),
  decades: setOf(cases, stretch ? decadeCuts(stretch) : [], isOpen, departments),
});

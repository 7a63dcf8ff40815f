import type { DepartmentTenDays, TenDays } from '#shared/domain/insights/steering/ten-days';
import { formatChange, formatShort } from '#shared/i18n/fr/figures';
import { dayAndMonth } from '#shared/i18n/fr/format';
import { stretchWords } from '#shared/i18n/fr/period-words';
import { panelText } from '#shared/i18n/fr/steering-panels';

import type { ColumnMultiple } from '../../../ui/charts/column-multiples';
import type { LegendSign } from '../../../ui/charts/legend';
import type { Names } from './names';
import type { PanelView } from './panel-view';

const text = panelText.tenDays;
/** A rise beyond chance by half and more is drawn as an alarm. */
const alarmingChange = 0.5;

export type TenDaysView = PanelView<TenDaysRow> & {
  readonly signs: readonly { readonly sign: LegendSign; readonly label: string }[];
};

export type TenDaysRow = ColumnMultiple & Omit<DepartmentTenDays, 'windows'>;

const isAlarm = ({ change }: DepartmentTenDays): boolean =>
  change.trend === 'up' && (change.true ?? 0) >= alarmingChange;

/** Beyond chance. */
export const isSure = ({ change: { trend } }: DepartmentTenDays): boolean => trend === 'up' || trend === 'down';

/** Raw and per open day point to different sides. */
const isTwisted = ({ change: { raw, true: real } }: DepartmentTenDays): boolean =>
  raw !== null && real !== null && raw * real < 0 && Math.abs(raw - real) > 0.05;

/** Those that are over: the running one would stand as a fall. */
export const wholeOf = ({ windows }: DepartmentTenDays): DepartmentTenDays['windows'] =>
  windows.filter(({ isRunning }) => !isRunning);

const notesOf = (one: DepartmentTenDays): readonly string[] => {
  const [before, now] = wholeOf(one).slice(-2);
  if (!before || !now) return [];
  if (before.openDays !== now.openDays && before.openDays > 0 && now.openDays > 0)
    return text.counts(before.count, before.openDays, now.count, now.openDays);
  return text.rates(
    before.rate === null ? text.unknown : formatShort(before.rate),
    now.rate === null ? text.unknown : formatShort(now.rate),
  );
};

const rowOf = (one: DepartmentTenDays, names: Names): TenDaysRow => ({
  ...one,
  name: names.department(one.departmentId),
  figure: one.change.true === null ? text.unknown : formatChange(one.change.true),
  verdict: text.verdicts[one.change.trend],
  isAlarm: isAlarm(one),
  isSure: isSure(one),
  notes: notesOf(one),
  columns: wholeOf(one).map(({ from, to, rate }) => ({ value: rate, words: stretchWords(from, to) })),
});

/** Whoever changed most beyond chance, a rise before a fall. */
const strongest = (departments: readonly DepartmentTenDays[]): DepartmentTenDays | undefined =>
  departments
    .filter(isSure)
    .toSorted(
      (a, b) => Number(isAlarm(b)) - Number(isAlarm(a)) || Math.abs(b.change.true ?? 0) - Math.abs(a.change.true ?? 0),
    )[0];

const boldOf = (top: DepartmentTenDays | undefined, names: Names): string => {
  if (!top || top.change.true === null) return text.calm;
  const name = names.department(top.departmentId);
  if (isAlarm(top) && top.change.true >= 1) return text.doubled(name);
  return text.strongest(name, formatChange(top.change.true));
};

/** The open days of a window where all departments share them; else `null`: each says its own. */
const sharedDays = (departments: readonly DepartmentTenDays[], at: number): number | null => {
  const [first, ...more] = new Set(departments.map((one) => wholeOf(one).at(at)?.openDays));
  return first === undefined || more.length > 0 ? null : first;
};

/** What the colours of the columns stand for: the two stretches that are compared, by their dates, and how far back it goes. */
const signsOf = (departments: readonly DepartmentTenDays[]): TenDaysView['signs'] => {
  const windows = departments[0] ? wholeOf(departments[0]) : [];
  const [first, before, last] = [windows[0], windows.at(-2), windows.at(-1)];
  if (!first || !before || !last) return [];
  return [
    { sign: 'bar-strong', label: text.signs.last(stretchWords(last.from, last.to), sharedDays(departments, -1)) },
    { sign: 'bar-before', label: text.signs.before(stretchWords(before.from, before.to), sharedDays(departments, -2)) },
    ...(windows.length > 2 ? [{ sign: 'band' as const, label: text.signs.earlier(dayAndMonth(first.from)) }] : []),
  ];
};

/** Ten days against ten days by department, per open day; the sentence names whoever changed most, and who misleads in raw figures. */
export const tenDaysView = (tenDays: TenDays, names: Names): TenDaysView => {
  const { departments } = tenDays;
  const top = strongest(departments);
  const twisted = departments.find(isTwisted);
  const windows = departments[0] ? wholeOf(departments[0]) : [];
  const { columns } = text;
  const rates = windows.map(({ from, to }, at) => ({
    label: stretchWords(from, to),
    kind: 'decimal' as const,
    value: (row: TenDaysRow) => row.columns[at]?.value ?? null,
  }));
  // The two that are compared come first; the earlier ones end the table, where it may be wider than its panel.
  const [earlier, compared] = [rates.slice(0, -2), rates.slice(-2)];
  return {
    bold: boldOf(top, names),
    rest: twisted
      ? text.twisted(
          names.department(twisted.departmentId),
          twisted.change.raw ?? 0,
          formatChange(twisted.change.true ?? 0),
          twisted.change.trend,
        )
      : '',
    foot: text.foot,
    signs: signsOf(departments),
    data: {
      caption: text.title,
      rows: departments.map((one) => rowOf(one, names)),
      columns: [
        { label: columns.department, kind: 'text', value: ({ name }) => name },
        ...compared,
        { label: columns.change, kind: 'change', value: ({ change }) => change.true },
        { label: columns.raw, kind: 'change', value: ({ change }) => change.raw },
        { label: columns.verdict, kind: 'text', value: ({ verdict }) => verdict },
        { label: columns.n, kind: 'count', value: ({ n }) => n },
        ...earlier,
      ],
    },
  };
};

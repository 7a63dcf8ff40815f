import type { DayFunnel } from '#shared/domain/insights/day/day-funnel';
import type { ReasonOfDay } from '#shared/domain/insights/day/day-summary';
import { busiestOf, peopleOf, type DayOfWeek } from '#shared/domain/insights/day/week-figures';
import type { HeatCell } from '#shared/domain/insights/day/week-heat';
import { shortTime, weekdayName } from '#shared/i18n/fr/format';
import { periodsText } from '#shared/i18n/fr/supervision-periods';
import { timeOf } from '#shared/time/civil';

import type { ChartData } from '../../../ui/charts/chart-data';
import type { FunnelStep } from '../../../ui/charts/funnel-steps';
import type { HeatValue } from '../../../ui/charts/heatmap';
import { formatShort } from '#shared/i18n/fr/figures';

const steps = ['booked', 'confirmed', 'arrived', 'called', 'attended'] as const;

/** The funnel as figures; empty where nothing was booked. */
export const funnelData = (funnel: DayFunnel): ChartData<FunnelStep> => ({
  caption: periodsText.funnel.caption,
  rows: funnel.booked === 0 ? [] : steps.map((step) => ({ name: periodsText.funnel.steps[step], count: funnel[step] })),
  columns: [
    { label: periodsText.funnel.columns.step, kind: 'text', value: (row) => row.name },
    { label: periodsText.funnel.columns.number, kind: 'count', value: (row) => row.count },
    { label: periodsText.funnel.columns.share, kind: 'share', value: (row) => row.count / funnel.booked },
  ],
});

export type NamedReason = ReasonOfDay & { readonly name: string };

/** The reasons of a day as figures. */
export const reasonsData = (rows: readonly NamedReason[]): ChartData<NamedReason> => ({
  caption: periodsText.reasons.caption,
  rows,
  columns: [
    { label: periodsText.reasons.columns.reason, kind: 'text', value: (row) => row.name },
    { label: periodsText.reasons.columns.tickets, kind: 'count', value: (row) => row.tickets },
    { label: periodsText.reasons.columns.served, kind: 'count', value: (row) => row.served },
    { label: periodsText.reasons.columns.wait, kind: 'minutes', value: (row) => row.medianWaitMin },
    { label: periodsText.reasons.columns.service, kind: 'minutes', value: (row) => row.medianServiceMin },
  ],
});

/** The days of a week as figures, without closed days on which nobody came. */
export const weekData = (days: readonly DayOfWeek[]): ChartData<DayOfWeek> => {
  const { columns, caption, dayLabel } = periodsText.week;
  return {
    caption,
    rows: days.filter((one) => one.places + one.booked + one.walkIns > 0),
    columns: [
      { label: columns.day, kind: 'text', value: (row) => dayLabel(row.day) },
      { label: columns.booked, kind: 'count', value: (row) => row.booked },
      { label: columns.walkIns, kind: 'count', value: (row) => row.walkIns },
      { label: columns.served, kind: 'count', value: (row) => row.served },
      { label: columns.places, kind: 'count', value: (row) => row.places },
      { label: columns.wait, kind: 'minutes', value: (row) => row.medianWaitMin },
    ],
  };
};

/** The sentence over the days of a week: the busiest of those that are drawn, those to come by who is booked. */
export const weekSentence = (rows: readonly DayOfWeek[], until: string): string => {
  const busiest = busiestOf(rows);
  const { bold, none } = periodsText.week;
  return busiest ? bold(busiest.day, peopleOf(busiest), busiest.day > until) : none;
};

/** A cell of the heatmap, and what it was counted from; `cell` `null` = nobody came. */
export type HeatRow = HeatValue & { readonly weekday: number; readonly minute: number; readonly cell: HeatCell | null };

/** Any Monday: its weekdays are called alike. */
const nameOf = (weekday: number): string => weekdayName(`2026-11-${22 + weekday}`);

const heatRow = (weekday: number, minute: number, cell: HeatCell | undefined): HeatRow => ({
  line: nameOf(weekday),
  column: shortTime(timeOf(minute)),
  value: cell?.perDay ?? null,
  words: periodsText.heat.cell(
    cell ? formatShort(cell.perDay) : '0',
    cell?.medianWaitMin === null || cell === undefined ? '' : formatShort(cell.medianWaitMin),
  ),
  weekday,
  minute,
  cell: cell ?? null,
});

/** Every cell of the grid, weekday by weekday, between the first and the last half hour in which anybody came. */
export const heatRows = (cells: readonly HeatCell[]): readonly HeatRow[] => {
  const weekdays = [...new Set(cells.map(({ weekday }) => weekday))].toSorted((a, b) => a - b);
  const [first, last] = [
    Math.min(...cells.map(({ minute }) => minute)),
    Math.max(...cells.map(({ minute }) => minute)),
  ];
  const minutes = cells.length === 0 ? [] : Array.from({ length: (last - first) / 30 + 1 }, (_, at) => first + 30 * at);
  return weekdays.flatMap((weekday) =>
    minutes.map((minute) =>
      heatRow(
        weekday,
        minute,
        cells.find((cell) => cell.weekday === weekday && cell.minute === minute),
      ),
    ),
  );
};

/** The heatmap as figures. */
export const heatData = (rows: readonly HeatRow[]): ChartData<HeatRow> => {
  const { columns, caption } = periodsText.heat;
  return {
    caption,
    rows,
    columns: [
      { label: columns.weekday, kind: 'text', value: (row) => row.line },
      { label: columns.time, kind: 'text', value: (row) => row.column },
      { label: columns.perDay, kind: 'decimal', value: (row) => row.value },
      { label: columns.people, kind: 'count', value: (row) => row.cell?.people ?? 0 },
      { label: columns.wait, kind: 'minutes', value: (row) => row.cell?.medianWaitMin ?? null },
    ],
  };
};

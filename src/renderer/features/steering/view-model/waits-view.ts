import { isEnough } from '#shared/domain/insights/protect/small-numbers';
import type { HeatCell, WaitsByHour } from '#shared/domain/insights/steering/waits-by-hour';
import { visitText } from '#shared/i18n/fr/steering-visits';

import type { HeatValue } from '../../../ui/charts/heatmap';
import type { PanelView } from './panel-view';

const text = visitText.waits;

export type WaitsRow = HeatValue & { readonly p90: number | null; readonly n: number | null };

const unique = (values: readonly number[]): readonly number[] => [...new Set(values)].toSorted((a, b) => a - b);

const rowOf = (weekday: number, minute: number, cell: HeatCell | undefined): WaitsRow => {
  const place = { line: visitText.weekdays[weekday - 1] ?? '', column: visitText.time(minute) };
  if (!cell) return { ...place, value: null, p90: null, n: 0, words: text.emptyCell };
  const { n, median, p90 } = cell;
  if (!isEnough(n)) return { ...place, value: null, p90: null, n: null, words: text.fewCell };
  return { ...place, value: median, p90, n, words: text.cell(median, p90, n) };
};

/** Waits by weekday and half hour: every cell of the grid, empty ones as well. */
export const waitsView = (figures: WaitsByHour): PanelView<WaitsRow> => {
  const { all, cells, goalMin } = figures;
  const byPlace = new Map(cells.map((cell) => [`${cell.weekday} ${cell.minute}`, cell]));
  const minutes = unique(cells.map(({ minute }) => minute));
  const weekdays = unique(cells.map(({ weekday }) => weekday));
  const isKnown = all.median !== null && all.p90 !== null;
  const { columns } = text;
  return {
    bold: isKnown ? text.median(all.median, all.p90) : text.none,
    rest: isKnown && all.withinGoal ? text.within(all.withinGoal.share, goalMin, all.n) : '',
    foot: text.foot(goalMin, figures.abandoned, figures.noAnswer, figures.notServedAtClosing),
    data: {
      caption: text.title,
      rows: weekdays.flatMap((weekday) =>
        minutes.map((minute) => rowOf(weekday, minute, byPlace.get(`${weekday} ${minute}`))),
      ),
      columns: [
        { label: columns.day, kind: 'text', value: ({ line }) => line },
        { label: columns.from, kind: 'text', value: ({ column }) => column },
        { label: columns.median, kind: 'minutes', value: ({ value }) => value },
        { label: columns.p90, kind: 'minutes', value: ({ p90 }) => p90 },
        { label: columns.n, kind: 'count', value: ({ n }) => n },
      ],
    },
  };
};

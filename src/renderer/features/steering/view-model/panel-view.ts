import type { ChartData } from '../../../ui/charts/chart-data';

/** A panel in words and rows: what `ChartFrame` shows. */
export type PanelView<Row> = {
  readonly bold: string;
  readonly rest: string;
  readonly foot?: string;
  readonly data: ChartData<Row>;
};

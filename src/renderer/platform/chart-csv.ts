import type { Field } from '#shared/domain/exchange/tables/data-table';
import { excelCsv } from '#shared/domain/exchange/tables/excel-csv';

type ChartCell = string | number | null;

/** The figures of a chart, with what each column holds. `share` and `change` are fractions of 1. */
export type ChartFigures = {
  readonly columns: readonly { readonly label: string; readonly kind: string }[];
  readonly rows: readonly (readonly ChartCell[])[];
};

const isPercent = (kind: string): boolean => kind === 'share' || kind === 'change';

/** Six decimals: more than is read, without the tail of a binary fraction. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

const fieldOf = ({ label, kind }: ChartFigures['columns'][number], at: number): Field => ({
  name: `c${at}`,
  kind: kind === 'text' ? 'text' : 'number',
  title: isPercent(kind) ? `${label} (%)` : label,
});

/** The figures of a chart for French Excel: shares in percent, so that a sheet shows what the screen shows. */
export const chartCsv = ({ columns, rows }: ChartFigures): string =>
  excelCsv({
    fields: columns.map(fieldOf),
    rows: rows.map((cells) =>
      cells.map((cell, at) => {
        if (typeof cell !== 'number') return cell;
        return rounded(isPercent(columns[at]?.kind ?? '') ? cell * 100 : cell);
      }),
    ),
  });

import { formatChange, formatNumber, formatShare, formatShort } from '#shared/i18n/fr/figures';

/** What a column holds. `share` and `change` are fractions of 1; `decimal` is a number with the decimals it needs. */
export type ChartKind = 'text' | 'count' | 'decimal' | 'days' | 'minutes' | 'share' | 'change';

export type ChartCell = string | number | null;

export type ChartColumn<Row> = {
  readonly label: string;
  readonly kind: ChartKind;
  /** `null` = not known, or too few to tell: a dot in the table, an empty cell in a file. */
  readonly value: (row: Row) => ChartCell;
};

/**
 * The one thing that a chart, its table twin and its files are made from, so that they cannot differ: the chart draws `rows`, the table
 * and the files read the same `rows` through `columns`.
 */
export type ChartData<Row> = {
  /** Says what the rows are, for the table and for a reader who hears it. */
  readonly caption: string;
  readonly columns: readonly ChartColumn<Row>[];
  readonly rows: readonly Row[];
};

const writers: Readonly<Record<Exclude<ChartKind, 'text'>, (value: number) => string>> = {
  count: (value) => formatNumber(value),
  decimal: formatShort,
  days: formatShort,
  minutes: formatShort,
  share: (value) => formatShare(value),
  change: (value) => formatChange(value),
};

/** The smallest step that the words of a kind tell apart. */
export const finestOf: Readonly<Record<Exclude<ChartKind, 'text'>, number>> = {
  count: 1,
  decimal: 0.1,
  days: 0.1,
  minutes: 0.1,
  share: 0.001,
  change: 0.001,
};

/** A cell as it is read on screen. */
export const cellText = (kind: ChartKind, value: ChartCell): string => {
  if (value === null || value === '') return '·';
  return typeof value === 'string' || kind === 'text' ? String(value) : writers[kind](value);
};

/** Every cell of the twin, row by row: what the table shows and the files hold. */
export const chartCells = <Row>({ columns, rows }: ChartData<Row>): readonly (readonly ChartCell[])[] =>
  rows.map((row) => columns.map((column) => column.value(row)));

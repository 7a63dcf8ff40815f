import { insightsCliText as words } from '../../i18n/fr/insights-cli';
import type { DelayRow } from './delay-rows';
import type { InsightsReport } from './insights-report';
import type { WindowSeries } from './windows';

/** Lines of a table: the first column flush left, numbers flush right. Long texts are cut, so that a row stays on its line. */
const textTable = (
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  textColumns: readonly number[] = [0],
): readonly string[] => {
  const most = 40;
  const short = (text: string): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
  const all = [heads, ...rows].map((cells) => cells.map(short));
  const widths = heads.map((_, column) => Math.max(...all.map((cells) => (cells[column] ?? '').length)));
  return all.map((cells) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return textColumns.includes(column) ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
};

const texts = words.table;
const mostRows = 15;

const number = (value: number | null, digits = 1): string =>
  value === null ? words.none : words.decimal(value, digits);
const percent = (share: number | null): string =>
  share === null ? words.none : `${words.decimal(100 * share, 1)}\u00A0%`;
const signed = (share: number | null): string => (share !== null && share > 0 ? `+${percent(share)}` : percent(share));
const label = (key: string): string => (key === '' ? words.empty : key);
const groupLabel = (by: string, key: string): string =>
  by === 'byProcessGroup' ? (texts.processGroups[key] ?? key) : label(key);

const head = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] => rows.slice(0, mostRows);
const rest = (all: number): readonly string[] => (all > mostRows ? [texts.more(all - mostRows)] : []);

const delayCells = (name: string, row: DelayRow): readonly string[] => [
  name,
  String(row.n),
  String(row.open),
  number(row.mean),
  number(row.median),
  number(row.p90),
  number(row.kaplanMeierMedian),
  ...row.within.map(({ closed }) => percent(closed?.share ?? null)),
];

const delayLines = ({ delays, withinDays }: InsightsReport): readonly string[] => {
  const heads = [...texts.heads, ...withinDays.map(texts.within)];
  const groups = (['byProcessGroup', 'byChannel', 'byDepartment', 'byReason'] as const).flatMap((by) => {
    const rows = delays[by] ?? [];
    if (rows.length === 0) return [];
    const table = textTable(heads, head(rows.map((row) => delayCells(groupLabel(by, row.key), row))));
    return ['', `${texts.delays}, ${texts.by[by]}`, ...table, ...rest(rows.length)];
  });
  return ['', texts.delays, ...textTable(heads, [delayCells(texts.all, delays.all)]), ...groups];
};

const quarterLines = ({ quarters }: InsightsReport): readonly string[] => {
  const rows = quarters.map(({ quarter, isWhole, n, reasons }) => {
    const first = reasons?.[0];
    const name = `${quarter}${isWhole ? '' : texts.cut}`;
    return [name, String(n), first ? label(first.reason) : words.none, percent(first?.share ?? null)];
  });
  return ['', texts.quarters, ...textTable(texts.quarterHeads, rows, [0, 2])];
};

const windowCells = (name: string, { windows, change }: WindowSeries): readonly string[] => {
  const last = windows.findLast(({ isWhole }) => isWhole);
  return [
    name,
    last?.from ?? words.none,
    String(last?.count ?? words.none),
    String(last?.openDays ?? words.none),
    number(last?.perOpenDay ?? null, 2),
    signed(change?.raw ?? null),
    signed(change?.perOpenDay ?? null),
  ];
};

const windowLines = ({ windows: { tenDays } }: InsightsReport): readonly string[] => {
  const departments = tenDays.byDepartment ?? [];
  const rows = [
    windowCells(texts.all, tenDays.all),
    ...departments.slice(0, mostRows).map((one) => windowCells(label(one.key), one)),
  ];
  return ['', texts.windows, ...textTable(texts.windowHeads, rows, [0, 1]), ...rest(departments.length)];
};

const alertLines = ({ alerts: { alerts: all, series } }: InsightsReport): readonly string[] => {
  const alerts = all.filter(({ isOut }) => isOut);
  const title = ['', texts.alerts(alerts.length, series)];
  if (alerts.length === 0) return title;
  const rows = alerts.map(({ from, by, key, observed, expected, score, driver }) => [
    from,
    by === 'all' ? texts.all : label(key),
    String(observed),
    number(expected),
    number(score),
    driver ? label(driver.key) : words.none,
  ]);
  return [...title, ...textTable(texts.alertHeads, head(rows), [0, 1, 5]), ...rest(rows.length)];
};

/** The figures of a file as tables for a terminal: the heads of long lists, the rest is in the JSON. */
export const insightsTable = (report: InsightsReport): string => {
  const { rows, asOf, forecast, warnings } = report;
  const title = [texts.rows(rows.used, rows.read), ...(asOf.day === '' ? [] : [texts.asOf(asOf.day)])].join(', ');
  const notes = warnings.map(({ text }) => `! ${text}`);
  const figures =
    rows.used === 0
      ? ['', texts.nothing]
      : [
          ...delayLines(report),
          ...quarterLines(report),
          ...windowLines(report),
          ...alertLines(report),
          '',
          texts.forecast(forecast?.skill ?? null, forecast?.mae ?? null, forecast?.naiveMae ?? null),
        ];
  return `${[title, ...notes, ...figures].join('\n')}\n`;
};

import type { Alert, AlertDriver, AlertList, AlertSeries } from '#shared/domain/insights/alerts/alert';
import { channels } from '#shared/domain/model/request';
import { channelText } from '#shared/i18n/fr/common';
import { formatNumber, formatShare } from '#shared/i18n/fr/figures';
import { capital, dayAndMonth, monthAndYear } from '#shared/i18n/fr/format';
import { stretchWords } from '#shared/i18n/fr/period-words';
import { visitText } from '#shared/i18n/fr/steering-visits';

import type { Names } from './names';
import type { PanelView } from './panel-view';

const text = visitText.alerts;

export type AlertRow = {
  readonly id: string;
  readonly alert: Alert;
  readonly name: string;
  readonly when: string;
  readonly observed: string;
  readonly expected: string;
  readonly driver: string;
  readonly isDone: boolean;
};

const nameOfId = (by: AlertSeries['by'], id: string, names: Names): string => {
  switch (by) {
    case 'department':
      return names.department(id);
    case 'reason':
      return names.reason(id);
    case 'channel':
      return channelText[channels.find((one) => one === id) ?? 'desk'];
    case 'day':
      return capital(dayAndMonth(id));
    case 'all':
      return '';
  }
};

/** `Logement` of requests by department; `Absences aux rendez-vous, Passeport` of others. */
const seriesName = ({ measure, by, id }: AlertSeries, names: Names): string => {
  const name = nameOfId(by, id, names);
  if (measure === 'requests' && name !== '') return name;
  return text.ofSeries(text.measures[measure], name);
};

const windowWords = ({ kind, from, to }: Alert['window']): string => {
  if (kind === 'month') return monthAndYear(from);
  return kind === 'week' ? text.week(dayAndMonth(from)) : stretchWords(from, to);
};

const driverWords = (driver: AlertDriver | null, series: AlertSeries, names: Names): string =>
  driver
    ? text.driver(nameOfId(driver.by, driver.id, names), driver.count, driver.of, text.units[series.measure])
    : text.noDriver;

const rowOf = (alert: Alert, names: Names, isDone: boolean): AlertRow => {
  const { isRate, low, high, observed, series } = alert;
  const say = (value: number): string => (isRate ? formatShare(value, value < 0.1 ? 1 : 0) : formatNumber(value));
  return {
    id: alert.id,
    alert,
    name: seriesName(series, names),
    when: windowWords(alert.window),
    observed: isRate
      ? text.rate(formatShare(observed), alert.count, alert.of)
      : text.amount(observed, text.units[series.measure]),
    expected: low <= 0 ? text.lessThan(say(high)) : text.expected(say(low), say(high)),
    driver: driverWords(alert.driver, series, names),
    isDone,
  };
};

/** Abnormal situations: those to look at first, the worst first; explained ones at the end. */
export const alertsView = (
  list: AlertList,
  names: Names,
  done: ReadonlySet<string>,
): PanelView<AlertRow> & { readonly open: number } => {
  const rows = list.alerts.map((alert) => rowOf(alert, names, done.has(alert.id)));
  const open = rows.filter(({ isDone }) => !isDone).length;
  // Counts and rates stand in one column: as numbers of their unit, so that a sheet can reckon with them.
  const inUnit = ({ alert: { isRate } }: AlertRow, value: number): number => (isRate ? value * 100 : value);
  const { columns } = text;
  return {
    open,
    bold: open === 0 ? text.none : text.some(open),
    rest: text.series(list.seriesCount),
    foot: text.foot,
    data: {
      caption: text.title,
      rows: rows.toSorted((a, b) => Number(a.isDone) - Number(b.isDone)),
      columns: [
        { label: columns.series, kind: 'text', value: ({ name }) => name },
        { label: columns.window, kind: 'text', value: ({ when }) => when },
        { label: columns.unit, kind: 'text', value: ({ alert }) => (alert.isRate ? '%' : text.number) },
        { label: columns.observed, kind: 'decimal', value: (row) => inUnit(row, row.alert.observed) },
        { label: columns.expected, kind: 'decimal', value: (row) => inUnit(row, row.alert.expected) },
        { label: columns.low, kind: 'decimal', value: (row) => inUnit(row, row.alert.low) },
        { label: columns.high, kind: 'decimal', value: (row) => inUnit(row, row.alert.high) },
        { label: columns.driver, kind: 'text', value: ({ driver }) => driver },
        { label: columns.done, kind: 'text', value: ({ isDone }) => (isDone ? text.yes : '') },
      ],
    },
  };
};

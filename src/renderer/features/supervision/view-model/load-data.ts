import { overIn } from '#shared/domain/insights/day/day-fits';
import type { LoadRow } from '#shared/domain/insights/day/load-per-half-hour';
import { shortTime } from '#shared/i18n/fr/format';
import { supervisionText } from '#shared/i18n/fr/supervision';

import type { ChartData } from '../../../ui/charts/chart-data';

const { columns, caption } = supervisionText.load;

/** The load of a day as figures; `time` as in `barChart`: what is past is not too many any more. */
export const loadData = (rows: readonly LoadRow[], time: string): ChartData<LoadRow> => ({
  caption,
  rows,
  columns: [
    { label: columns.time, kind: 'text', value: (row) => shortTime(row.from) },
    { label: columns.booked, kind: 'count', value: (row) => row.booked },
    { label: columns.walkIns, kind: 'count', value: (row) => row.walkIns },
    {
      label: columns.forecast,
      kind: 'count',
      value: (row) => (row.to <= time ? null : Math.max(0, row.expectedWalkIns - row.walkIns)),
    },
    { label: columns.low, kind: 'decimal', value: (row) => (row.to <= time ? null : row.expectedLow) },
    { label: columns.high, kind: 'decimal', value: (row) => (row.to <= time ? null : row.expectedHigh) },
    { label: columns.served, kind: 'count', value: (row) => (row.from > time ? null : row.served) },
    { label: columns.places, kind: 'count', value: (row) => row.places },
    { label: columns.over, kind: 'count', value: (row) => (row.to <= time ? null : Math.max(0, overIn(row))) },
  ],
});

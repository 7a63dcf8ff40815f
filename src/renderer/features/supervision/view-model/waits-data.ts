import { shortTime } from '#shared/i18n/fr/format';
import { supervisionText } from '#shared/i18n/fr/supervision';

import type { ChartData } from '../../../ui/charts/chart-data';
import type { WaitRow } from './wait-rows';

const { columns, caption } = supervisionText.waits;

/** The waits of a day as figures. */
export const waitsData = (rows: readonly WaitRow[]): ChartData<WaitRow> => ({
  caption,
  rows,
  columns: [
    { label: columns.from, kind: 'text', value: (row) => shortTime(row.from) },
    { label: columns.n, kind: 'count', value: (row) => row.n },
    { label: columns.median, kind: 'minutes', value: (row) => row.medianMin },
    { label: columns.p90, kind: 'minutes', value: (row) => row.p90Min },
    { label: columns.low, kind: 'minutes', value: (row) => row.low },
    { label: columns.high, kind: 'minutes', value: (row) => row.high },
  ],
});

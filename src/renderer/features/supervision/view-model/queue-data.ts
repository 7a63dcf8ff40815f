import { supervisionText } from '#shared/i18n/fr/supervision';

import type { ChartData } from '../../../ui/charts/chart-data';
import type { Lane } from './lanes';

const { columns, caption } = supervisionText.who;

/** The queue as figures, a row for each reason. */
export const queueData = (lanes: readonly Lane[]): ChartData<Lane> => ({
  caption,
  rows: lanes,
  columns: [
    { label: columns.reason, kind: 'text', value: (lane) => lane.name },
    { label: columns.people, kind: 'count', value: (lane) => lane.waiting },
    { label: columns.late, kind: 'count', value: (lane) => lane.late },
    { label: columns.longest, kind: 'count', value: (lane) => lane.longestMin },
  ],
});

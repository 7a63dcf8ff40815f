import type { DayAhead } from '#shared/domain/insights/day/next-days';
import { periodsText } from '#shared/i18n/fr/supervision-periods';

import type { ChartData } from '../../../ui/charts/chart-data';

const { columns, caption, label } = periodsText.ten;

/** The days ahead as figures. */
export const tenData = (days: readonly DayAhead[]): ChartData<DayAhead> => ({
  caption,
  rows: days,
  columns: [
    { label: columns.day, kind: 'text', value: (one) => label(one.day, true) },
    { label: columns.places, kind: 'count', value: (one) => one.places },
    { label: columns.booked, kind: 'count', value: (one) => one.booked },
    { label: columns.overbooked, kind: 'count', value: (one) => one.overbooked },
    { label: columns.fill, kind: 'share', value: (one) => one.fill },
  ],
});

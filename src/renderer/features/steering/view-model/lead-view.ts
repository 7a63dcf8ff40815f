import type { LeadTime } from '#shared/domain/insights/steering/lead-time';
import { panelText } from '#shared/i18n/fr/steering-panels';

import type { LinePoint } from '../../../ui/charts/line-band';
import type { PanelView } from './panel-view';
import { partWeekFoot, weekName, type WeekBounds } from './week-name';

const text = panelText.lead;

export type LeadRow = LinePoint & { readonly mean: number | null; readonly n: number; readonly high: number | null };

/** How long people wait for an appointment, week by week. */
export const leadView = ({ all, within30, weeks }: LeadTime, bounds: WeekBounds): PanelView<LeadRow> => {
  const rows = weeks.map((week) => ({
    ...weekName(week.from, bounds),
    value: week.median,
    low: week.median,
    high: week.p90,
    mean: week.mean,
    n: week.n,
  }));
  const { median, p90, n } = all;
  const isKnown = median !== null && p90 !== null;
  return {
    bold: isKnown ? text.median(median) : text.none,
    rest: isKnown ? text.p90(p90, n) + (within30 ? text.within(within30.share) : '') : '',
    foot: partWeekFoot(rows),
    data: {
      caption: text.title,
      rows,
      columns: [
        { label: text.columns.week, kind: 'text', value: ({ name, note }) => `${name}${note ?? ''}` },
        { label: text.columns.median, kind: 'days', value: ({ value }) => value },
        { label: text.columns.p90, kind: 'days', value: ({ high }) => high },
        { label: text.columns.mean, kind: 'days', value: ({ mean }) => mean },
        { label: text.columns.n, kind: 'count', value: ({ n: count }) => count },
      ],
    },
  };
};

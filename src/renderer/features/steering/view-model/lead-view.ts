import type { LeadTime } from '#shared/domain/insights/steering/lead-time';
import { dayMark } from '#shared/i18n/fr/period-words';
import { panelText } from '#shared/i18n/fr/steering-panels';

import type { LinePoint } from '../../../ui/charts/line-band';
import type { PanelView } from './panel-view';

const text = panelText.lead;

export type LeadRow = LinePoint & { readonly mean: number | null; readonly n: number; readonly high: number | null };

/** How long people wait for an appointment, week by week. */
export const leadView = ({ all, within30, weeks }: LeadTime): PanelView<LeadRow> => {
  const { median, p90, n } = all;
  const isKnown = median !== null && p90 !== null;
  return {
    bold: isKnown ? text.median(median) : text.none,
    rest: isKnown ? text.p90(p90, n) + (within30 ? text.within(within30.share) : '') : '',
    data: {
      caption: text.title,
      rows: weeks.map((week) => ({
        name: dayMark(week.from),
        value: week.median,
        low: week.median,
        high: week.p90,
        mean: week.mean,
        n: week.n,
      })),
      columns: [
        { label: text.columns.week, kind: 'text', value: ({ name }) => name },
        { label: text.columns.median, kind: 'days', value: ({ value }) => value },
        { label: text.columns.p90, kind: 'days', value: ({ high }) => high },
        { label: text.columns.mean, kind: 'days', value: ({ mean }) => mean },
        { label: text.columns.n, kind: 'count', value: ({ n: count }) => count },
      ],
    },
  };
};

import type { NoShowChart } from '#shared/domain/insights/steering/no-show-chart';
import { dayMark } from '#shared/i18n/fr/period-words';
import { panelText } from '#shared/i18n/fr/steering-panels';

import type { ControlPointRow } from '../../../ui/charts/control-chart';
import type { PanelView } from './panel-view';

const text = panelText.noShow;

/** No-shows week by week within the limits of chance. */
export const noShowView = (chart: NoShowChart): PanelView<ControlPointRow> => {
  const { rate, weeks, reminded, notReminded } = chart;
  const out = weeks.filter(({ isOut }) => isOut).length;
  const { columns } = text;
  return {
    bold: rate ? text.rate(rate.share, rate.count, rate.of) : text.none,
    rest: rate
      ? text.range(rate.low, rate.high) +
        (reminded && notReminded ? text.reminded(reminded.share, notReminded.share) : '') +
        (out > 0 ? text.out(out) : '')
      : '',
    foot: text.foot(chart.cancelled, chart.withoutOutcome),
    data: {
      caption: text.title,
      rows: weeks.map(({ from, count, of, share, low, high, isOut }) => ({
        name: dayMark(from),
        share: of === 0 ? null : share,
        count,
        of,
        low,
        high,
        isOut,
      })),
      columns: [
        { label: columns.week, kind: 'text', value: ({ name }) => name },
        { label: columns.share, kind: 'share', value: ({ share }) => share },
        { label: columns.n, kind: 'count', value: ({ count }) => count },
        { label: columns.of, kind: 'count', value: ({ of }) => of },
        { label: columns.low, kind: 'share', value: ({ low }) => low },
        { label: columns.high, kind: 'share', value: ({ high }) => high },
        { label: columns.out, kind: 'text', value: ({ isOut }) => (isOut ? text.yes : '') },
      ],
    },
  };
};

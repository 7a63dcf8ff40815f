import type { NoShowChart } from '#shared/domain/insights/steering/no-show-chart';
import { panelText } from '#shared/i18n/fr/steering-panels';

import type { ControlPointRow } from '../../../ui/charts/control-chart';
import type { PanelView } from './panel-view';
import { partWeekFoot, weekName, type WeekBounds } from './week-name';

const text = panelText.noShow;

/** No-shows week by week within the limits of chance. */
export const noShowView = (chart: NoShowChart, bounds: WeekBounds): PanelView<ControlPointRow> => {
  const { rate, weeks, reminded, notReminded } = chart;
  const out = weeks.filter(({ isOut }) => isOut).length;
  const { columns } = text;
  const rows = weeks.map(({ from, count, of, share, low, high, isOut }) => ({
    ...weekName(from, bounds),
    count,
    of,
    share: of === 0 ? null : share,
    low,
    high,
    isOut,
  }));
  return {
    bold: rate ? text.rate(rate.share, rate.count, rate.of) : text.none,
    rest: rate
      ? text.range(rate.low, rate.high) +
        (reminded && notReminded ? text.reminded(reminded.share, notReminded.share) : '') +
        (out > 0 ? text.out(out) : '')
      : '',
    foot: `${text.foot(chart.cancelled, chart.withoutOutcome)} ${partWeekFoot(rows)}`.trimEnd(),
    data: {
      caption: text.title,
      rows,
      columns: [
        { label: columns.week, kind: 'text', value: ({ name, note }) => `${name}${note ?? ''}` },
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

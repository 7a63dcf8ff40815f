import type { Commitments } from '#shared/domain/insights/steering/commitments';
import { dayMark } from '#shared/i18n/fr/period-words';
import { panelText } from '#shared/i18n/fr/steering-panels';

import type { LinePoint } from '../../../ui/charts/line-band';
import type { PanelView } from './panel-view';

const text = panelText.commitments;

export type BacklogRow = LinePoint & {
  readonly from: string;
  readonly value: number;
  readonly before: number;
  readonly closed: number;
};

/** What is late and what is open, with the pile at the end of each week. */
export const commitmentsView = (figures: Commitments): PanelView<BacklogRow> => ({
  bold: figures.overdue > 0 ? text.overdue(figures.overdue) : text.none,
  rest:
    text.open(figures.open, figures.dueSoon) +
    (figures.kept ? text.kept(figures.kept.share, figures.kept.count, figures.kept.of) : ''),
  data: {
    caption: text.title,
    rows: figures.weeks.map(({ from, received, closed, open }) => ({
      name: dayMark(from),
      from,
      value: open,
      before: received,
      closed,
    })),
    columns: [
      { label: text.columns.week, kind: 'text', value: ({ name }) => name },
      { label: text.columns.open, kind: 'count', value: ({ value }) => value },
      { label: text.columns.received, kind: 'count', value: ({ before }) => before },
      { label: text.columns.closed, kind: 'count', value: ({ closed }) => closed },
    ],
  },
});

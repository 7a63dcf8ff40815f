import type { Commitments } from '#shared/domain/insights/steering/commitments';
import { panelText } from '#shared/i18n/fr/steering-panels';

import type { LinePoint } from '../../../ui/charts/line-band';
import type { PanelView } from './panel-view';
import { partWeekFoot, weekName, type WeekBounds } from './week-name';

const text = panelText.commitments;

export type BacklogRow = LinePoint & {
  readonly from: string;
  readonly value: number;
  readonly received: number;
  readonly closed: number;
};

const keptWords = ({ kept }: Commitments): string => (kept ? text.kept(kept.share, kept.count, kept.of) : '');

/** Of a running period what stands now, of one that is over what stood on its last day. */
const sentence = (figures: Commitments): Pick<PanelView<BacklogRow>, 'bold' | 'rest'> => {
  const { atEnd, n } = figures;
  const isUnknown = atEnd !== null && n + atEnd.open === 0;
  if (isUnknown) return { bold: text.unknown, rest: '.' };
  const { open, overdue } = atEnd ?? figures;
  return {
    bold: overdue > 0 ? text.overdue(overdue) : text.none,
    rest: (atEnd ? text.openAtEnd(atEnd.day, open) : text.open(open, figures.dueSoon)) + keptWords(figures),
  };
};

/** What is late and what is open, with the pile at the end of each week; what came in a part of a week is in the table, and in no line. */
export const commitmentsView = (figures: Commitments, bounds: WeekBounds): PanelView<BacklogRow> => {
  const rows = figures.weeks.map(({ from, received, closed, open }) => {
    const named = weekName(from, bounds);
    return { ...named, from, value: open, before: named.note === '' ? received : null, received, closed };
  });
  return {
    ...sentence(figures),
    foot: `${text.foot} ${partWeekFoot(rows)}`.trimEnd(),
    data: {
      caption: text.title,
      rows,
      columns: [
        { label: text.columns.week, kind: 'text', value: ({ name, note }) => `${name}${note ?? ''}` },
        { label: text.columns.open, kind: 'count', value: ({ value }) => value },
        { label: text.columns.received, kind: 'count', value: ({ received }) => received },
        { label: text.columns.closed, kind: 'count', value: ({ closed }) => closed },
      ],
    },
  };
};

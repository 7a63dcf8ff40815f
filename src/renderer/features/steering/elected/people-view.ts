import type { PeopleFigure } from '#shared/domain/insights/elected/yearly-report';
import { electedText } from '#shared/i18n/fr/steering-elected';

import type { RankedBar } from '../../../ui/charts/ranked-bars';
import type { PanelView } from '../view-model/panel-view';

const { people: text } = electedText;

const boldOf = (total: PeopleFigure['total']): string => {
  if (total === null) return text.none;
  return total === 0 ? text.nobody : text.bold(total);
};

/** Persons who came in the year, each once, by age bracket, the youngest first. What is withheld is no line. */
export const peopleView = ({ total, minors, brackets }: PeopleFigure): PanelView<RankedBar> => {
  const rows = brackets.flatMap(({ bracket, count }) =>
    count === null ? [] : [{ name: text.brackets[bracket], value: count }],
  );
  const hidden = brackets.length - rows.length;
  return {
    bold: boldOf(total),
    rest: total === null || total === 0 || minors === null ? '' : text.minors(minors),
    foot: hidden > 0 ? `${text.hidden(hidden)} ${text.foot}` : text.foot,
    data: {
      caption: text.title,
      rows,
      columns: [
        { label: text.columns.bracket, kind: 'text', value: ({ name }) => name },
        { label: text.columns.n, kind: 'count', value: ({ value }) => value },
      ],
    },
  };
};

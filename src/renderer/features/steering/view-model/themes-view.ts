import type { WhatPeopleAsk } from '#shared/domain/insights/steering/what-people-ask';
import { visitText } from '#shared/i18n/fr/steering-visits';

import type { RankedBar } from '../../../ui/charts/ranked-bars';
import type { Names } from './names';
import type { PanelView } from './panel-view';

const text = visitText.themes;

export type ThemeRow = RankedBar & { readonly share: number; readonly cumulative: number };

/** Pareto of what closed requests were about. */
export const themesView = (figures: WhatPeopleAsk, names: Names): PanelView<ThemeRow> => {
  const { rows, n, unqualified, isQualityAlert } = figures;
  const first = rows.slice(0, 3);
  const { columns } = text;
  return {
    bold:
      rows.length === 0
        ? text.none
        : text.first(first.map(({ themeId }) => names.theme(themeId)).join(', '), first.at(-1)?.cumulative ?? 0),
    rest: (n > 0 ? text.n(n) : '') + (isQualityAlert && unqualified ? text.unqualified(unqualified.share) : ''),
    data: {
      caption: text.title,
      rows: rows.map(({ themeId, count, cumulative }) => ({
        name: names.theme(themeId),
        value: count,
        share: cumulative,
        cumulative,
      })),
      columns: [
        { label: columns.theme, kind: 'text', value: ({ name }) => name },
        { label: columns.n, kind: 'count', value: ({ value }) => value },
        { label: columns.share, kind: 'share', value: ({ value }) => (n === 0 ? null : value / n) },
        { label: columns.cumulative, kind: 'share', value: ({ cumulative }) => cumulative },
      ],
    },
  };
};

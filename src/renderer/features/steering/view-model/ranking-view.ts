import type { QuarterByReason } from '#shared/domain/insights/steering/quarter-by-reason';
import { panelText } from '#shared/i18n/fr/steering-panels';

import type { RankedBar } from '../../../ui/charts/ranked-bars';
import type { Names } from './names';
import type { PanelView } from './panel-view';

const text = panelText.ranking;

export type RankingRow = RankedBar & {
  readonly reasonId: string;
  readonly apart: number;
  readonly share: number;
  readonly noShow: number;
};

/** Appointments of the period by reason, the most frequent first; cancelled ones apart. */
export const rankingView = (ranking: QuarterByReason, names: Names): PanelView<RankingRow> => ({
  bold: text.n(ranking.n),
  rest:
    (ranking.deposits && ranking.deposits.count > 0 ? text.deposits(ranking.deposits.share) : text.plain) +
    (ranking.cancelled > 0 ? text.cancelled(ranking.cancelled) : ''),
  data: {
    caption: text.title,
    rows: ranking.rows.map(({ reasonId, count, share, noShow, cancelled }) => ({
      reasonId,
      name: names.reason(reasonId),
      value: count,
      share,
      apart: cancelled,
      noShow,
    })),
    columns: [
      { label: text.columns.reason, kind: 'text', value: ({ name }) => name },
      { label: text.columns.n, kind: 'count', value: ({ value }) => value },
      { label: text.columns.share, kind: 'share', value: ({ share }) => share },
      { label: text.columns.noShow, kind: 'count', value: ({ noShow }) => noShow },
      { label: text.columns.cancelled, kind: 'count', value: ({ apart }) => apart },
    ],
  },
});

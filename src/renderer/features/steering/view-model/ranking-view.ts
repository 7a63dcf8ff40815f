import type { QuarterByReason } from '#shared/domain/insights/steering/quarter-by-reason';
import type { AppointmentEnd } from '#shared/domain/insights/facts/fact';
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

/** What the signs stand for, with their sums. */
export type RankingView = PanelView<RankingRow> & { readonly kept: string; readonly cancelled: string };

type End = { readonly end: AppointmentEnd };

const identityOf = ({ identity, deposits, n }: QuarterByReason): string =>
  identity && deposits && identity.count > 0
    ? text.identity(identity.share, deposits.share, (identity.count - deposits.count) / n)
    : text.plain;

const keptWords = ({ rows }: QuarterByReason, appointments: readonly End[]): string => {
  const countOf = (wanted: AppointmentEnd): number => appointments.filter(({ end }) => end === wanted).length;
  return text.signs.kept(
    rows.reduce((sum, { noShow }) => sum + noShow, 0),
    countOf('needsOutcome'),
    countOf('ahead'),
  );
};

/** Appointments of the period by reason, the most frequent first; cancelled ones apart. */
export const rankingView = (
  ranking: QuarterByReason,
  names: Names,
  appointments: readonly End[] = [],
): RankingView => ({
  bold: text.n(ranking.n),
  rest: identityOf(ranking),
  kept: keptWords(ranking, appointments),
  cancelled: text.signs.cancelled(ranking.cancelled),
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

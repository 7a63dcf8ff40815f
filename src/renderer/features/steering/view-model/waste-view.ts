import type { WastedSlots } from '#shared/domain/insights/steering/wasted-slots';
import { panelText } from '#shared/i18n/fr/steering-panels';

import type { RankedBar } from '../../../ui/charts/ranked-bars';
import type { PanelView } from './panel-view';

const text = panelText.waste;
const kinds = ['used', 'noShow', 'lateCancelled', 'neverBooked', 'withoutOutcome'] as const;

export type WasteRow = RankedBar & { readonly share: number | null };

/**
 * What became of the places of appointments that are past; `hasToday` = the period goes on to today, which is not over; `unknownDays` = days
 * that held people and of which no place is known.
 */
export const wasteView = (figures: WastedSlots, hasToday: boolean, unknownDays = 0): PanelView<WasteRow> => {
  const { share, places, wasted } = figures;
  return {
    bold: share === null ? text.none : text.share(share, wasted, places),
    rest: `${hasToday ? text.withoutToday : ''}${unknownDays > 0 ? text.unknown(unknownDays) : ''}`,
    data: {
      caption: text.title,
      rows:
        share === null
          ? []
          : kinds.map((kind) => ({ name: text.rows[kind], value: figures[kind], share: figures[kind] / places })),
      columns: [
        { label: text.columns.what, kind: 'text', value: ({ name }) => name },
        { label: text.columns.n, kind: 'count', value: ({ value }) => value },
        { label: text.columns.share, kind: 'share', value: ({ share: part }) => part },
      ],
    },
  };
};

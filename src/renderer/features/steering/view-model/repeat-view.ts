import { isEnough } from '#shared/domain/insights/protect/small-numbers';
import type { RepeatVisits } from '#shared/domain/insights/steering/repeat-visits';
import { visitText } from '#shared/i18n/fr/steering-visits';

import type { RankedBar } from '../../../ui/charts/ranked-bars';
import type { Names } from './names';
import type { PanelView } from './panel-view';

const text = visitText.repeat;

export type RepeatRow = RankedBar & { readonly count: number; readonly of: number };

/** Who had to come again for the same thing, by reason. */
export const repeatView = ({ all, reasons }: RepeatVisits, names: Names): PanelView<RepeatRow> => {
  const shown = reasons.filter(({ repeats }) => isEnough(repeats.of) && repeats.count > 0);
  const top = shown[0];
  const { columns } = text;
  return {
    bold: all ? text.all(all.share, all.count, all.of) : text.none,
    rest: top ? text.most(names.reason(top.reasonId)) : '',
    foot: text.foot,
    data: {
      caption: text.title,
      rows: shown.map(({ reasonId, repeats }) => ({
        name: names.reason(reasonId),
        value: repeats.share,
        range: [repeats.low, repeats.high],
        count: repeats.count,
        of: repeats.of,
      })),
      columns: [
        { label: columns.reason, kind: 'text', value: ({ name }) => name },
        { label: columns.share, kind: 'share', value: ({ value }) => value },
        { label: columns.n, kind: 'count', value: ({ count }) => count },
        { label: columns.of, kind: 'count', value: ({ of }) => of },
        { label: columns.low, kind: 'share', value: ({ range }) => range?.[0] ?? null },
        { label: columns.high, kind: 'share', value: ({ range }) => range?.[1] ?? null },
      ],
    },
  };
};

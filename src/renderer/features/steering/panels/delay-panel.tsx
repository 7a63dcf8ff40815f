import { useMemo } from 'react';

import { panelText } from '#shared/i18n/fr/steering-panels';

import { ChartFrame } from '../../../ui/charts/chart-frame';
import { DotIntervals, hasOpenMark } from '../../../ui/charts/dot-intervals';
import { Legend } from '../../../ui/charts/legend';
import { delayView } from '../view-model/delay-view';
import { drillAll, type Given } from '../view-model/given';

const { delay: text } = panelText;
const signs = [
  { sign: 'dot', label: text.signs.median },
  { sign: 'mean', label: text.signs.mean },
  { sign: 'tick', label: text.signs.p90 },
  { sign: 'dash', label: text.signs.goal },
] as const;
const signsWithOpen = [...signs, { sign: 'diamond', label: text.signs.open }] as const;

/** How long answers take, channel by channel. */
export const DelayPanel = ({ given }: { readonly given: Given }) => {
  const { delays, context, asOf, fileStem } = given;
  const { data, bold, rest } = useMemo(() => delayView(delays, context.ref.commitments), [delays, context]);
  const pick = (at: number): void => {
    const row = data.rows[at];
    if (row) given.onDrill({ ...drillAll(given, 'requests', row.name), channel: row.channel, order: 'slowest' });
  };
  return (
    <ChartFrame
      id="delay"
      title={text.title}
      bold={bold}
      rest={rest}
      legend={<Legend signs={data.rows.some(hasOpenMark) ? signsWithOpen : signs} />}
      data={data}
      onPick={pick}
      draw={(rows) => <DotIntervals rows={rows} label={`${bold} ${rest}`} unit={text.unit} onPick={pick} />}
      asOf={asOf}
      empty={text.none}
      fileName={`${fileStem}-delais`}
    />
  );
};

import { useMemo } from 'react';

import { quarterByReason } from '#shared/domain/insights/steering/quarter-by-reason';
import { panelText } from '#shared/i18n/fr/steering-panels';

import { ChartFrame } from '../../../ui/charts/chart-frame';
import { Legend } from '../../../ui/charts/legend';
import { RankedBars } from '../../../ui/charts/ranked-bars';
import { drillAll, type Given } from '../view-model/given';
import { rankingView } from '../view-model/ranking-view';

const { ranking: text } = panelText;
/** Appointments of the period, reason by reason. */
export const RankingPanel = ({ given }: { readonly given: Given }) => {
  const { period, context, names, asOf, fileStem } = given;
  const { data, bold, rest, kept, cancelled } = useMemo(
    () => rankingView(quarterByReason(period, context), names, period.appointments),
    [period, context, names],
  );
  const signs = [
    { sign: 'bar', label: kept },
    ...(data.rows.some(({ apart }) => apart > 0) ? [{ sign: 'hollow' as const, label: cancelled }] : []),
  ] as const;
  const pick = (at: number): void => {
    const row = data.rows[at];
    if (row) given.onDrill({ ...drillAll(given, 'appointments', row.name), reasonId: row.reasonId });
  };
  return (
    <ChartFrame
      id="ranking"
      title={text.title}
      bold={bold}
      rest={rest}
      legend={<Legend signs={signs} />}
      data={data}
      onPick={pick}
      draw={(rows) => (
        <RankedBars
          rows={rows}
          label={`${bold}${rest} ${kept}. ${cancelled}.`}
          apartWord={text.columns.cancelled}
          heads={text.heads}
          onPick={pick}
        />
      )}
      asOf={asOf}
      empty={text.empty}
      fileName={`${fileStem}-motifs`}
    />
  );
};

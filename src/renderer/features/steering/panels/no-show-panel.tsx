import { useMemo } from 'react';

import { noShowChart } from '#shared/domain/insights/steering/no-show-chart';
import { panelText } from '#shared/i18n/fr/steering-panels';

import { ChartFrame } from '../../../ui/charts/chart-frame';
import { ControlChart } from '../../../ui/charts/control-chart';
import { Legend } from '../../../ui/charts/legend';
import type { Given } from '../view-model/given';
import { noShowView } from '../view-model/no-show-view';

const { noShow: text } = panelText;
const signs = [
  { sign: 'line', label: text.signs.rate },
  { sign: 'band', label: text.signs.usual },
  { sign: 'bad', label: text.signs.out },
] as const;

/** Missed appointments, week by week. */
export const NoShowPanel = ({ given }: { readonly given: Given }) => {
  const { period, context, asOf, fileStem } = given;
  const chart = useMemo(() => noShowChart(period), [period]);
  const { data, bold, rest, foot } = useMemo(
    () => noShowView(chart, { period: context.period, today: period.asOf.day }),
    [chart, context, period],
  );
  return (
    <ChartFrame
      id="no-show"
      title={text.title}
      bold={bold}
      rest={rest}
      legend={<Legend signs={signs} />}
      data={data}
      draw={(rows) => <ControlChart rows={rows} label={`${bold}${rest}`} center={chart.center} />}
      asOf={asOf}
      foot={foot}
      fileName={`${fileStem}-absences`}
    />
  );
};

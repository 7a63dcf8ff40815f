import { useMemo } from 'react';

import { waitsByHour } from '#shared/domain/insights/steering/waits-by-hour';
import { formatNumber } from '#shared/i18n/fr/figures';
import { visitText } from '#shared/i18n/fr/steering-visits';

import { ChartFrame } from '../../../ui/charts/chart-frame';
import { Heatmap } from '../../../ui/charts/heatmap';
import type { Given } from '../view-model/given';
import { waitsView } from '../view-model/waits-view';

const { waits: text } = visitText;
const whole = (minutes: number): string => formatNumber(minutes);

/** When people wait, and how long. */
export const WaitsPanel = ({ given }: { readonly given: Given }) => {
  const { period, context, asOf, fileStem } = given;
  const { data, bold, rest, foot } = useMemo(() => waitsView(waitsByHour(period, context)), [period, context]);
  return (
    <ChartFrame
      id="waits"
      title={text.title}
      bold={bold}
      rest={rest}
      data={data}
      draw={(rows) => (
        <Heatmap rows={rows} label={`${bold}${rest}`} goal={context.ref.site.waitGoalMin} format={whole} />
      )}
      asOf={asOf}
      foot={foot}
      fileName={`${fileStem}-attentes`}
    />
  );
};

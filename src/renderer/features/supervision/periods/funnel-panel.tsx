import { useMemo } from 'react';

import type { DayFunnel } from '#shared/domain/insights/day/day-funnel';
import { periodsText } from '#shared/i18n/fr/supervision-periods';

import { ChartFrame } from '../../../ui/charts/chart-frame';
import { FunnelSteps } from '../../../ui/charts/funnel-steps';
import { funnelData } from '../view-model/period-data';

const text = periodsText.funnel;

/** How far the appointments of a day came. */
export const FunnelPanel = ({ funnel, fileName }: { readonly funnel: DayFunnel; readonly fileName: string }) => {
  const data = useMemo(() => funnelData(funnel), [funnel]);
  const bold = funnel.booked === 0 ? text.none : text.bold(funnel.attended, funnel.booked);
  return (
    <ChartFrame
      id="fun"
      title={text.title}
      bold={bold}
      rest={funnel.booked === 0 ? '' : text.rest(funnel.ahead, funnel.noShow, funnel.needsOutcome)}
      data={data}
      draw={(rows) => <FunnelSteps rows={rows} label={bold} />}
      empty=""
      fileName={fileName}
    />
  );
};

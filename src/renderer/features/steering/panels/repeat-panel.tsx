import { useMemo } from 'react';

import { repeatVisits } from '#shared/domain/insights/steering/repeat-visits';
import { visitText } from '#shared/i18n/fr/steering-visits';

import { ChartFrame } from '../../../ui/charts/chart-frame';
import { RankedBars } from '../../../ui/charts/ranked-bars';
import type { Given } from '../view-model/given';
import { repeatView } from '../view-model/repeat-view';

const { repeat: text } = visitText;

/** Who had to come again. */
export const RepeatPanel = ({ given }: { readonly given: Given }) => {
  const { period, names, asOf, fileStem } = given;
  const { data, bold, rest, foot } = useMemo(() => repeatView(repeatVisits(period), names), [period, names]);
  return (
    <ChartFrame
      id="repeat"
      title={text.title}
      bold={bold}
      rest={rest}
      data={data}
      draw={(rows) => <RankedBars rows={rows} label={`${bold}${rest}`} kind="share" />}
      asOf={asOf}
      foot={foot}
      fileName={`${fileStem}-revenus`}
    />
  );
};

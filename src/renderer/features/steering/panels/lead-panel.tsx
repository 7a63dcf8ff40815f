import { useMemo } from 'react';

import { leadTime } from '#shared/domain/insights/steering/lead-time';
import { panelText } from '#shared/i18n/fr/steering-panels';

import { ChartFrame } from '../../../ui/charts/chart-frame';
import { Legend } from '../../../ui/charts/legend';
import { LineBand } from '../../../ui/charts/line-band';
import type { Given } from '../view-model/given';
import { leadView } from '../view-model/lead-view';

const { lead: text } = panelText;
const signs = [
  { sign: 'line', label: text.signs.median },
  { sign: 'band', label: text.signs.band },
] as const;
const words = { value: text.signs.median, band: text.signs.band };

/** From booking to appointment, week by week. */
export const LeadPanel = ({ given }: { readonly given: Given }) => {
  const { period, context, asOf, fileStem } = given;
  const { data, bold, rest, foot } = useMemo(
    () => leadView(leadTime(period), { period: context.period, today: period.asOf.day }),
    [period, context],
  );
  return (
    <ChartFrame
      id="lead"
      title={text.title}
      bold={bold}
      rest={rest}
      legend={<Legend signs={signs} />}
      data={data}
      draw={(rows) => <LineBand rows={rows} label={`${bold}${rest}`} kind="days" words={words} />}
      asOf={asOf}
      foot={foot}
      fileName={`${fileStem}-delai-rendez-vous`}
    />
  );
};

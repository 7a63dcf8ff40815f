import { useMemo } from 'react';

import { daysOfUnknownPlaces, wastedSlots } from '#shared/domain/insights/steering/wasted-slots';
import { panelText } from '#shared/i18n/fr/steering-panels';

import { ChartFrame } from '../../../ui/charts/chart-frame';
import { RankedBars } from '../../../ui/charts/ranked-bars';
import type { Given } from '../view-model/given';
import { wasteView } from '../view-model/waste-view';

const { waste: text } = panelText;

/** Places that nobody used. */
export const WastePanel = ({ given }: { readonly given: Given }) => {
  const { period, asOf, fileStem } = given;
  const { data, bold, rest } = useMemo(
    () =>
      wasteView(
        wastedSlots(period),
        period.days.some(({ day }) => day === period.asOf.day),
        daysOfUnknownPlaces(period),
      ),
    [period],
  );
  return (
    <ChartFrame
      id="waste"
      title={text.title}
      bold={bold}
      rest={rest}
      data={data}
      draw={(rows) => <RankedBars rows={rows} label={bold} />}
      asOf={asOf}
      fileName={`${fileStem}-creneaux`}
    />
  );
};

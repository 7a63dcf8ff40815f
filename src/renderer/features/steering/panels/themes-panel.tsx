import { useMemo } from 'react';

import { whatPeopleAsk } from '#shared/domain/insights/steering/what-people-ask';
import { visitText } from '#shared/i18n/fr/steering-visits';

import { ChartFrame } from '../../../ui/charts/chart-frame';
import { Legend } from '../../../ui/charts/legend';
import { RankedBars } from '../../../ui/charts/ranked-bars';
import type { Given } from '../view-model/given';
import { themesView } from '../view-model/themes-view';

const { themes: text } = visitText;
const signs = [{ sign: 'bar', label: text.signs }] as const;

/** What people come with, the most frequent first. */
export const ThemesPanel = ({ given }: { readonly given: Given }) => {
  const { period, names, asOf, fileStem } = given;
  const { data, bold, rest } = useMemo(() => themesView(whatPeopleAsk(period), names), [period, names]);
  return (
    <ChartFrame
      id="themes"
      title={text.title}
      bold={bold}
      rest={rest}
      legend={<Legend signs={signs} />}
      data={data}
      draw={(rows) => <RankedBars rows={rows} label={`${bold}${rest}`} />}
      asOf={asOf}
      fileName={`${fileStem}-themes`}
    />
  );
};

import { useMemo } from 'react';

import { panelText } from '#shared/i18n/fr/steering-panels';

import { ChartFrame } from '../../../ui/charts/chart-frame';
import { ColumnMultiples } from '../../../ui/charts/column-multiples';
import { Legend } from '../../../ui/charts/legend';
import { drillAll, type Given } from '../view-model/given';
import { tenDaysView } from '../view-model/ten-days-view';

const { tenDays: text } = panelText;

/** The last ten days against the ten before, department by department, per open day. */
export const TenDaysPanel = ({ given }: { readonly given: Given }) => {
  const { tenDays, names, asOf, fileStem } = given;
  const { data, bold, rest, foot, signs } = useMemo(() => tenDaysView(tenDays, names), [tenDays, names]);
  const pick = (at: number): void => {
    const row = data.rows[at];
    if (row) given.onDrill({ ...drillAll(given, 'requests', row.name), departmentId: row.departmentId });
  };
  return (
    <ChartFrame
      id="ten-days"
      title={text.title}
      bold={bold}
      rest={rest}
      legend={<Legend signs={signs} />}
      data={data}
      onPick={pick}
      draw={(rows) => <ColumnMultiples rows={rows} label={`${bold} ${rest}`} onPick={pick} />}
      asOf={asOf}
      foot={foot}
      empty={text.empty}
      fileName={`${fileStem}-dix-jours`}
    />
  );
};

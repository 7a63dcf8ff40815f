import { useMemo } from 'react';

import { weekHeat } from '#shared/domain/insights/day/week-heat';
import type { TicketFact } from '#shared/domain/insights/facts/fact';
import { formatNumber, formatShort } from '#shared/i18n/fr/figures';
import { periodsText } from '#shared/i18n/fr/supervision-periods';
import { timeOf } from '#shared/time/civil';

import { ChartFrame } from '../../../ui/charts/chart-frame';
import { Heatmap } from '../../../ui/charts/heatmap';
import { heatData, heatRows } from '../view-model/period-data';

const text = periodsText.heat;

/** As many signs as a narrow cell holds. */
const inCell = (value: number): string => (value >= 9.95 ? formatNumber(value) : formatShort(value));

type HeatPanelProps = {
  readonly id: string;
  readonly title: string;
  readonly tickets: readonly TicketFact[];
  readonly rest: string;
  readonly fileName: string;
};

/** When people come: weekday by half hour. */
export const HeatPanel = ({ id, title, tickets, rest, fileName }: HeatPanelProps) => {
  const data = useMemo(() => heatData(heatRows(weekHeat(tickets))), [tickets]);
  const peak = data.rows.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))[0];
  const bold = peak ? text.bold(peak.weekday, timeOf(peak.minute), formatShort(peak.value ?? 0)) : text.none;
  return (
    <ChartFrame
      id={id}
      title={title}
      bold={bold}
      rest={peak ? rest : ''}
      data={data}
      draw={(rows) => <Heatmap rows={rows} label={bold} goal={null} format={inCell} />}
      empty=""
      fileName={fileName}
    />
  );
};

import { useCallback, useMemo } from 'react';

import type { DayOfWeek } from '#shared/domain/insights/day/week-figures';
import { periodsText } from '#shared/i18n/fr/supervision-periods';

import { ChartCanvas } from '../../../ui/charts/chart-canvas';
import { ChartFrame } from '../../../ui/charts/chart-frame';
import type { ChartSize } from '../../../ui/charts/drawing/drawing';
import { layoutWeek } from '../drawing/layout-week';
import { SignList } from '../sign-list';
import { weekData, weekSentence } from '../view-model/period-data';

const text = periodsText.week;

type DrawnProps = { readonly rows: readonly DayOfWeek[]; readonly until: string; readonly label: string };

const Drawn = ({ rows, until, label, onPick }: DrawnProps & { readonly onPick: (day: string) => void }) => {
  const layout = useCallback((size: ChartSize) => layoutWeek(rows, until, size), [rows, until]);
  return (
    <ChartCanvas
      label={label}
      layout={layout}
      onPick={(at) => {
        const day = rows[at]?.day;
        if (day !== undefined) onPick(day);
      }}
    />
  );
};

type WeekPanelProps = {
  readonly days: readonly DayOfWeek[];
  readonly until: string;
  readonly onPick: (day: string) => void;
  readonly fileName: string;
};

/** The load of a week day by day; a day is opened by a click or by Entrée. */
export const WeekPanel = ({ days, until, onPick, fileName }: WeekPanelProps) => {
  const data = useMemo(() => weekData(days), [days]);
  const bold = weekSentence(data.rows, until);
  return (
    <ChartFrame
      id="wee"
      title={text.title}
      bold={bold}
      data={data}
      draw={(rows) => <Drawn rows={rows} until={until} label={bold} onPick={onPick} />}
      legend={
        <SignList
          signs={[
            { sign: 'booked', label: text.booked },
            { sign: 'come', label: text.walkIns },
            { sign: 'places', label: text.places },
          ]}
        />
      }
      empty=""
      fileName={fileName}
    />
  );
};

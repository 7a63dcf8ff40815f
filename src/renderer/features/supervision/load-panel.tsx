import { useCallback, useMemo, type ReactNode } from 'react';

import { overIn } from '#shared/domain/insights/day/day-fits';
import type { LoadRow } from '#shared/domain/insights/day/load-per-half-hour';
import { supervisionText } from '#shared/i18n/fr/supervision';

import { ChartCanvas } from '../../ui/charts/chart-canvas';
import { ChartFrame } from '../../ui/charts/chart-frame';
import type { ChartSize } from '../../ui/charts/drawing/drawing';
import { layoutLoad } from './drawing/layout-load';
import { SignList } from './sign-list';
import { loadData } from './view-model/load-data';

const text = supervisionText.load;

const Drawn = ({
  rows,
  time,
  label,
}: {
  readonly rows: readonly LoadRow[];
  readonly time: string;
  readonly label: string;
}) => {
  const layout = useCallback((size: ChartSize) => layoutLoad(rows, time, size), [rows, time]);
  return <ChartCanvas label={label} layout={layout} />;
};

type LoadPanelProps = {
  /** Of its own: the panels of the live day stay in the page while another day is looked at. */
  readonly id: string;
  readonly rows: readonly LoadRow[];
  /** Civil time of now; `24:00` when the day is past. */
  readonly time: string;
  readonly bold: string;
  readonly rest?: ReactNode;
  readonly hasForecast: boolean;
  /** Small print with what to do about it. */
  readonly foot?: ReactNode;
  readonly fileName: string;
};

/** Whether the day fits: booked, come, forecast and places by half hour. */
export const LoadPanel = ({ id, rows, time, bold, rest, hasForecast, foot, fileName }: LoadPanelProps) => {
  const data = useMemo(() => loadData(rows, time), [rows, time]);
  const isPartlyPast = rows.some((row) => row.to <= time) && rows.some((row) => row.to > time);
  const isOver = rows.some((row) => row.to > time && overIn(row) > 0);
  return (
    <ChartFrame
      id={id}
      title={text.title}
      bold={bold}
      rest={rest}
      data={data}
      draw={(shown) => <Drawn rows={shown} time={time} label={bold} />}
      legend={
        <SignList
          signs={[
            { sign: 'booked', label: text.booked },
            { sign: 'come', label: text.walkIns },
            ...(hasForecast
              ? [
                  { sign: 'forecast' as const, label: text.forecast },
                  { sign: 'range' as const, label: text.range },
                ]
              : []),
            { sign: 'places', label: text.places },
            ...(isOver ? [{ sign: 'over' as const, label: text.tooMany }] : []),
            ...(isPartlyPast ? [{ sign: 'past' as const, label: text.gone }] : []),
          ]}
        />
      }
      empty={text.none}
      {...(foot === undefined ? {} : { foot })}
      fileName={fileName}
    />
  );
};

import { useCallback, useMemo, type ReactNode } from 'react';

import type { UsualDays } from '#shared/domain/insights/day/usual/usual-days';
import type { UsualRange } from '#shared/domain/insights/day/usual/usual-range';
import type { WaitStep, WaitSummary } from '#shared/domain/insights/day/waits-of-day';
import type { LoadRow } from '#shared/domain/insights/day/load-per-half-hour';
import { supervisionText } from '#shared/i18n/fr/supervision';

import { ChartCanvas } from '../../ui/charts/chart-canvas';
import { ChartFrame } from '../../ui/charts/chart-frame';
import type { ChartSize } from '../../ui/charts/drawing/drawing';
import { layoutWaits } from './drawing/layout-waits';
import { SignList } from './sign-list';
import { waitRows, type WaitRow } from './view-model/wait-rows';
import { waitsData } from './view-model/waits-data';

const text = supervisionText.waits;

const Drawn = ({ rows, label }: { readonly rows: readonly WaitRow[]; readonly label: string }) => {
  const layout = useCallback((size: ChartSize) => layoutWaits(rows, size), [rows]);
  return <ChartCanvas label={label} layout={layout} />;
};

type WaitsPanelProps = {
  /** Of its own: the panels of the live day stay in the page while another day is looked at. */
  readonly id: string;
  readonly waits: WaitSummary & { readonly steps: readonly WaitStep[] };
  readonly rows: readonly LoadRow[];
  readonly usual: ReadonlyMap<string, UsualRange>;
  readonly usualKind: UsualDays['kind'];
  readonly day: string;
  /** Civil time of now; `''` when the day is another one. */
  readonly time: string;
  readonly title: string;
  readonly foot?: ReactNode;
  readonly fileName: string;
};

/** How long people waited, by the half hour in which their wait began: median and nine in ten, on the band of the usual. */
export const WaitsPanel = (props: WaitsPanelProps) => {
  const { waits, rows, usual, usualKind, day, title, foot, fileName } = props;
  const data = useMemo(() => waitsData(waitRows(rows, waits.steps, usual)), [rows, waits.steps, usual]);
  const isCalled = waits.medianMin !== null;
  const bold = isCalled ? text.median(waits.n, waits.medianMin, props.time !== '') : text.none;
  const rest = isCalled ? text.p90(waits.n, waits.p90Min ?? 0) : '';
  return (
    <ChartFrame
      id={props.id}
      title={title}
      bold={bold}
      rest={rest}
      data={data}
      draw={(shown) => <Drawn rows={shown} label={`${bold}${rest}`} />}
      legend={
        <SignList
          signs={[
            { sign: 'median', label: text.legend },
            ...(usual.size > 0 ? [{ sign: 'usual' as const, label: text.usual(day, usualKind === 'weekday') }] : []),
          ]}
        />
      }
      {...(foot === undefined ? {} : { foot })}
      empty=""
      fileName={fileName}
    />
  );
};

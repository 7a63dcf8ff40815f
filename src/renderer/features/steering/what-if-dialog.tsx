import { useCallback, useMemo, useState } from 'react';

import { staffingWhatIf, type StaffingWhatIf } from '#shared/domain/insights/steering/staffing/staffing-what-if';
import { commonText } from '#shared/i18n/fr/common';
import { steeringWhatIfText as text } from '#shared/i18n/fr/steering-what-if';
import { weekdayOf } from '#shared/time/civil';
import { formatNumber, formatShare, formatShort } from '#shared/i18n/fr/figures';

import { Button } from '../../ui/button';
import { ChartBoardContext, useChartBoard } from '../../ui/charts/chart-board';
import { ChartFrame } from '../../ui/charts/chart-frame';
import { Dialog } from '../../ui/dialog';
import { Segmented } from '../../ui/segmented';
import { useSliced } from '../../ui/use-sliced';
import { classNames } from '../../ui/class-names';
import type { Given } from './view-model/given';
import { whatIfView, type WhatIfRow } from './view-model/what-if-view';

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;
const minutes = (value: number | null): string => (value === null ? '·' : formatNumber(value));

/** From half of the people to nine in ten, on one scale for all plans. */
const Reach = ({ row, top }: { readonly row: WhatIfRow; readonly top: number }) => {
  if (!row.isEndless && (row.medianMin === null || row.p90Min === null)) return null;
  const from = (row.medianMin ?? 0) / top;
  const to = row.isEndless ? 1 : (row.p90Min ?? 0) / top;
  return (
    <span className={classNames('pi-reach', row.isEndless && 'is-endless')} aria-hidden="true">
      <i className="pi-reach-line" style={{ left: percent(from), right: percent(1 - to) }} />
      {row.medianMin !== null && <i className="pi-reach-half" style={{ left: percent(from) }} />}
      {!row.isEndless && <i className="pi-reach-nine" style={{ left: percent(to) }} />}
    </span>
  );
};

type WhatIfLinesProps = {
  readonly rows: readonly WhatIfRow[];
  readonly label: string;
  readonly withinMin: number;
  /** Far from what was seen: no figure stands out. */
  readonly isUnlike: boolean;
};

/** Every plan in a line: how long half of the people wait, and nine in ten; how many are called soon; how many still wait at closing. */
const WhatIfLines = ({ rows, label, withinMin, isUnlike }: WhatIfLinesProps) => {
  const top = Math.max(1, ...rows.map(({ p90Min }) => p90Min ?? 0));
  const { columns, short } = text;
  return (
    <table className="pi-lived" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{columns.plan}</th>
          <td />
          <th scope="col">{short.median}</th>
          <th scope="col">{short.p90}</th>
          <th scope="col">{columns.within(withinMin)}</th>
          <th scope="col">{short.late}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={`is-${row.kind}`}>
            <th scope="row">{row.name}</th>
            <td>
              <Reach row={row} top={top} />
            </td>
            <td>{row.isEndless && row.medianMin === null ? text.endless : minutes(row.medianMin)}</td>
            <td className={isUnlike ? undefined : 'is-nine'}>{row.isEndless ? text.endless : minutes(row.p90Min)}</td>
            <td>{row.within === null ? '·' : formatShare(row.within, 0)}</td>
            <td>{row.late === null ? '·' : formatShort(row.late)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const board = [{ id: 'what-if', title: text.chart }];
const unknown: StaffingWhatIf = {
  weekday: 0,
  days: 0,
  lived: 0,
  withinMin: 15,
  seen: { n: 0, medianMin: null, p90Min: null, within: null, late: null },
  plan: { n: 0, medianMin: null, p90Min: null, within: null, late: null },
  variants: [],
};

/** The weekdays on which somebody came, so that no choice is empty. */
const weekdaysOf = ({ period }: Given): readonly number[] =>
  [...new Set([...new Set(period.tickets.map(({ day }) => day))].map(weekdayOf))].toSorted((a, b) => a - b);

const Lived = ({ given, weekday }: { readonly given: Given; readonly weekday: number }) => {
  const { whole, filter, context, asOf, fileStem } = given;
  const ask = useCallback(
    () => staffingWhatIf({ facts: whole, filter, ref: context.ref, weekday }),
    [whole, filter, context, weekday],
  );
  const { answer, isWorking } = useSliced(ask);
  const found = answer ?? unknown;
  const view = useMemo(() => whatIfView(found), [found]);
  return (
    <ChartBoardContext value={useChartBoard(board)}>
      <div aria-busy={isWorking} className="pi-lived-box">
        <ChartFrame
          id="what-if"
          title={text.chart}
          bold={answer ? view.bold : text.working}
          rest={answer ? view.rest : ''}
          data={view.data}
          hasDrawing={false}
          draw={(rows) => (
            <WhatIfLines rows={rows} label={text.chart} withinMin={found.withinMin} isUnlike={view.isUnlike} />
          )}
          asOf={asOf}
          foot={view.foot}
          empty=""
          fileName={`${fileStem}-autre-plan`}
        />
      </div>
    </ChartBoardContext>
  );
};

/** What one desk more, one less or other hours would do on a weekday of the period, each lived through with the calling rule of the site. */
export const WhatIfDialog = ({ given, onClose }: { readonly given: Given; readonly onClose: () => void }) => {
  const [weekday, setWeekday] = useState(0);
  const days = useMemo(() => weekdaysOf(given), [given]);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text.title}
      size="wide"
      footer={
        <Button onPress={onClose} keys="Échap">
          {commonText.close}
        </Button>
      }
    >
      <Segmented
        label={text.weekday}
        hideLabel
        size="small"
        options={[
          { id: '0', label: text.anyDay },
          ...days.map((one) => ({ id: String(one), label: text.shortWeekdays[one - 1] ?? '' })),
        ]}
        value={String(weekday)}
        onChange={(id) => setWeekday(Number(id))}
      />
      <Lived given={given} weekday={weekday} />
    </Dialog>
  );
};

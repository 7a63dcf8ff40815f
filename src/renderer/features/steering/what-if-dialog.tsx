import { useCallback, useMemo, useState } from 'react';

import { staffingWhatIf, type StaffingWhatIf } from '#shared/domain/insights/steering/staffing/staffing-what-if';
import { commonText } from '#shared/i18n/fr/common';
import { steeringWhatIfText as text } from '#shared/i18n/fr/steering-what-if';
import { weekdayOf } from '#shared/time/civil';

import { Button } from '../../ui/button';
import { ChartBoardContext, useChartBoard } from '../../ui/charts/chart-board';
import { ChartFrame } from '../../ui/charts/chart-frame';
import { Dialog } from '../../ui/dialog';
import { Segmented } from '../../ui/segmented';
import { useSliced } from '../../ui/use-sliced';
import type { Given } from './view-model/given';
import { whatIfView } from './view-model/what-if-view';
import { WhatIfLines } from './what-if-lines';

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
          draw={(rows) => <WhatIfLines rows={rows} label={text.chart} withinMin={found.withinMin} />}
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

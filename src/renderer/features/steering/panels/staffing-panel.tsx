import { useMemo, useState } from 'react';

import { staffing } from '#shared/domain/insights/steering/staffing/staffing';
import { steeringText } from '#shared/i18n/fr/steering';
import { visitText } from '#shared/i18n/fr/steering-visits';
import { steeringWhatIfText } from '#shared/i18n/fr/steering-what-if';

import { Button } from '../../../ui/button';
import { ChartFrame } from '../../../ui/charts/chart-frame';
import { Legend } from '../../../ui/charts/legend';
import { LineBand } from '../../../ui/charts/line-band';
import { useKeys } from '../../../ui/keys';
import { NumberStepper } from '../../../ui/number-stepper';
import { WhatIfDialog } from '../what-if-dialog';
import type { Given } from '../view-model/given';
import { peakDesks, staffingView, whatIfWords } from '../view-model/staffing-view';

const { staffing: text } = visitText;
const words = { value: text.words.value, limit: text.words.limit };
const signs = [
  { sign: 'line', label: text.signs.needed },
  { sign: 'mean', label: text.signs.open },
] as const;
const mostDesks = 60;

/** How many desks a usual day needs, and what another number would do. */
export const StaffingPanel = ({ given }: { readonly given: Given }) => {
  const { period, context, asOf, fileStem } = given;
  const [chosen, setChosen] = useState<number | null>(null);
  const [isLiving, setLiving] = useState(false);
  const figures = useMemo(() => staffing(period, context), [period, context]);
  useKeys(
    [
      {
        key: 'S',
        within: 'board',
        label: steeringWhatIfText.open,
        run: () => setLiving(true),
        when: figures.rows.length > 0,
      },
    ],
    {
      group: steeringText.keys.group,
    },
  );
  const desks = chosen ?? Math.max(1, peakDesks(figures));
  const { data, bold, rest, foot } = useMemo(() => staffingView(figures, desks), [figures, desks]);
  return (
    <ChartFrame
      id="staffing"
      title={text.title}
      bold={bold}
      rest={rest}
      legend={<Legend signs={signs} />}
      data={data}
      draw={(rows) => (
        <>
          <LineBand rows={rows} label={`${bold}${rest}`} kind="decimal" words={words} isArea />
          <div className="pi-whatif">
            <NumberStepper label={text.whatIf} value={desks} onChange={setChosen} min={1} max={mostDesks} />
            <p role="status">{whatIfWords(rows)}</p>
            <Button size="small" keys="S" onPress={() => setLiving(true)}>
              {steeringWhatIfText.open}
            </Button>
            {isLiving && <WhatIfDialog given={given} onClose={() => setLiving(false)} />}
          </div>
        </>
      )}
      asOf={asOf}
      foot={foot}
      empty={text.none}
      fileName={`${fileStem}-guichets`}
    />
  );
};

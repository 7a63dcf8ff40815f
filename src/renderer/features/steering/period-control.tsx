import { ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';

import { capital } from '#shared/i18n/fr/format';
import { periodName } from '#shared/i18n/fr/period-words';
import { steeringText } from '#shared/i18n/fr/steering';
import { daysBetween } from '#shared/time/civil';

import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { PopoverButton } from '../../ui/popover-button';
import { Segmented } from '../../ui/segmented';
import { TextField } from '../../ui/text-field';
import { steeringKinds, type PeriodChoice } from './use-period';

const text = steeringText.period;
const mostDays = 731;

const Stretch = ({ choice }: { readonly choice: PeriodChoice }) => {
  const [days, setDays] = useState({ from: choice.period.from, to: choice.period.to });
  const isWhole = /^\d{4}-\d\d-\d\d$/.test(days.from) && /^\d{4}-\d\d-\d\d$/.test(days.to);
  const problem = !isWhole
    ? undefined
    : days.from > days.to
      ? text.backwards
      : daysBetween(days.from, days.to) > mostDays
        ? text.tooLong
        : undefined;
  const change = (next: typeof days): void => {
    setDays(next);
    const good = next.from <= next.to && daysBetween(next.from, next.to) <= mostDays;
    if (/^2\d{3}-/.test(next.from) && /^2\d{3}-/.test(next.to) && good) choice.setStretch(next.from, next.to);
  };
  return (
    <div className="pi-stretch">
      <TextField type="date" label={text.from} value={days.from} onChange={(from) => change({ ...days, from })} />
      <TextField
        type="date"
        label={text.to}
        value={days.to}
        onChange={(to) => change({ ...days, to })}
        error={problem}
      />
    </div>
  );
};

/** The period that is looked at: a step back, its name with the other kinds, a step ahead. */
export const PeriodControl = ({ choice }: { readonly choice: PeriodChoice }) => {
  const { period } = choice;
  const kind = steeringKinds.find((one) => one === period.kind) ?? 'custom';
  return (
    <div className="pi-period">
      <Button icon={ChevronLeft} label={text.earlier} onPress={choice.earlier} />
      <PopoverButton
        label={text.label}
        face={
          <>
            {capital(periodName(period))} <Icon of={ChevronDown} />
          </>
        }
        faceClassName="btn"
        faceLabel={`${text.label}, ${periodName(period)}`}
      >
        <Segmented
          label={text.label}
          options={steeringKinds.map((id) => ({ id, label: text.kinds[id] }))}
          value={kind}
          onChange={choice.setKind}
        />
        {kind === 'custom' && <Stretch choice={choice} />}
      </PopoverButton>
      <Button icon={ChevronRight} label={text.later} onPress={choice.later} isDisabled={!choice.hasLater} />
    </div>
  );
};

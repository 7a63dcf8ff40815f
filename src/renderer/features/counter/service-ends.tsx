import { CalendarClock, Check, ChevronDown } from 'lucide-react';
import { useState } from 'react';

import type { Reason } from '#shared/domain/model/reference';
import { usualOutcome } from '#shared/domain/lifecycle/usual-outcome';
import type { Ticket } from '#shared/domain/model/ticket';
import { outcomeText } from '#shared/i18n/fr/common';
import { counterText } from '#shared/i18n/fr/counter';

import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { useKeys } from '../../ui/keys';
import { PopoverButton } from '../../ui/popover-button';
import { TransferDialog } from './transfer-dialog';
import type { CounterActs } from './use-counter-acts';
import type { CounterDay } from './use-counter-day';
import { otherOutcomes } from './view-model/service-end';

const text = counterText.serving;

type ServiceEndsProps = {
  readonly day: CounterDay;
  readonly acts: CounterActs;
  readonly ticket: Ticket;
  readonly reason: Reason | undefined;
  readonly nextLabel: string;
  /** The end that the screen puts forward. */
  readonly mainEnd: 'finish' | 'incomplete';
  readonly onIncomplete: () => void;
};

const useEndKeys = ({ acts, reason, nextLabel, onIncomplete }: ServiceEndsProps, onTransfer: () => void): void => {
  const usual = usualOutcome(reason);
  const { keys, next } = counterText;
  useKeys([
    { key: 'F7', label: text.park, barLabel: keys.park, run: acts.park, bar: true },
    {
      id: 'arm',
      key: 'F8',
      label: acts.isArmed ? next.armed(nextLabel) : next.callAtEnd(nextLabel),
      barLabel: keys.next,
      run: acts.arm,
      bar: true,
      disabled: nextLabel === '',
    },
    { key: 'F9', label: outcomeText[usual], barLabel: keys.finish, run: () => acts.finish(usual), bar: true },
    { key: 'Maj F9', label: text.incomplete, barLabel: keys.incomplete, run: onIncomplete, bar: true },
    { key: 'Maj F7', label: text.transfer, barLabel: keys.transfer, run: onTransfer, bar: true },
    ...otherOutcomes(usual).map((outcome) => ({
      key: '',
      label: outcomeText[outcome],
      run: () => acts.finish(outcome),
    })),
    { key: '', label: text.left, run: acts.abandon },
  ]);
};

/** The ends of a service. Keys stay where they are; a missing paper moves the emphasis to « Incomplet ». */
export const ServiceEnds = (props: ServiceEndsProps) => {
  const { day, acts, ticket, reason, mainEnd } = props;
  const [isTransferring, setIsTransferring] = useState(false);
  const usual = usualOutcome(reason);
  useEndKeys(props, () => setIsTransferring(true));
  return (
    <footer className="ends">
      <Button
        size="big"
        tone={mainEnd === 'finish' ? 'main' : 'default'}
        icon={Check}
        keys="F9"
        onPress={() => acts.finish(usual)}
      >
        {outcomeText[usual]}
      </Button>
      <Button
        size="big"
        tone={mainEnd === 'incomplete' ? 'main' : 'default'}
        icon={CalendarClock}
        keys="Maj F9"
        onPress={props.onIncomplete}
      >
        {text.incomplete}
      </Button>
      <Button size="big" keys="F7" onPress={acts.park}>
        {text.park}
      </Button>
      <Button size="big" keys="Maj F7" onPress={() => setIsTransferring(true)}>
        {text.transfer}
      </Button>
      <PopoverButton
        face={<Icon of={ChevronDown} />}
        faceClassName="btn btn--big btn--plain btn--icon"
        faceLabel={text.others}
        label={text.others}
        placement="top"
      >
        <div className="otherends">
          {otherOutcomes(usual).map((outcome) => (
            <Button key={outcome} onPress={() => acts.finish(outcome)}>
              {outcomeText[outcome]}
            </Button>
          ))}
          <Button onPress={acts.abandon}>{text.left}</Button>
        </div>
      </PopoverButton>
      {isTransferring && (
        <TransferDialog
          reference={day.reference}
          ticket={ticket}
          onTransfer={(reasonId) => {
            setIsTransferring(false);
            acts.transfer(reasonId);
          }}
          onClose={() => setIsTransferring(false)}
        />
      )}
    </footer>
  );
};

import { ArrowRightLeft, CalendarClock, Check, ChevronDown } from 'lucide-react';

import { usualOutcome } from '#shared/domain/lifecycle/usual-outcome';
import type { Reason } from '#shared/domain/model/reference';
import { outcomeText } from '#shared/i18n/fr/common';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';

import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { useKeys } from '../../ui/keys';
import { PopoverButton } from '../../ui/popover-button';
import { MAIN_KEY, type CounterActs } from './use-counter-acts';
import type { HandAsks } from './use-hand-asks';
import { otherOutcomes } from './view-model/service-end';

const text = counterText.serving;

type ServiceEndsProps = {
  readonly acts: CounterActs;
  readonly asks: HandAsks;
  readonly reason: Reason | undefined;
  /** Whom F8 calls at the end; `''` = nobody, as nobody waits for this desk or it pauses. */
  readonly nextLabel: string;
  /** The end that the screen puts forward. */
  readonly mainEnd: 'finish' | 'incomplete';
  /** The desk that the person goes back to, `null` when the visit ends here. */
  readonly wayBack: number | null;
  /** What ends it with an incomplete file says; `''` = this reason has no such end. */
  readonly incomplete: string;
  readonly onIncomplete: () => void;
};

/** Several ends lead to one and the same desk: there is one button for all of them. */
const finishWord = ({ reason, wayBack }: ServiceEndsProps): string =>
  wayBack === null ? outcomeText[usualOutcome(reason)] : counterLifeText.back.finish(wayBack);

const useEndKeys = (props: ServiceEndsProps): void => {
  const { acts, asks, reason, nextLabel, wayBack, incomplete, onIncomplete } = props;
  const usual = usualOutcome(reason);
  const { keys, next } = counterText;
  const isLast = wayBack === null;
  useKeys([
    { key: 'F7', label: text.park, barLabel: keys.park, run: asks.park, bar: true },
    {
      id: 'arm',
      key: MAIN_KEY,
      label: acts.isArmed ? next.armed(nextLabel) : next.callAtEnd(nextLabel),
      barLabel: keys.next,
      run: acts.arm,
      bar: true,
      isBarFirst: true,
      disabled: nextLabel === '',
    },
    {
      key: 'F9',
      label: finishWord(props),
      barLabel: keys.finish,
      run: () => asks.finish(usual),
      bar: true,
      isBarFirst: true,
    },
    {
      key: 'Maj F9',
      label: incomplete,
      barLabel: keys.incomplete,
      run: onIncomplete,
      bar: true,
      when: isLast && incomplete !== '',
    },
    { key: 'Maj F7', label: text.transfer, run: asks.transfer },
    ...otherOutcomes(usual).map((outcome) => ({
      key: '' as const,
      label: outcomeText[outcome],
      run: () => asks.finish(outcome),
      when: isLast,
    })),
    { key: '', label: counterLifeText.abandon.act, run: asks.abandon },
  ]);
};

const OtherEnds = ({ asks, reason, wayBack }: ServiceEndsProps) => {
  const outcomes = wayBack === null ? otherOutcomes(usualOutcome(reason)) : [];
  return (
    <PopoverButton
      face={<Icon of={ChevronDown} />}
      faceClassName="btn btn--big btn--plain btn--icon"
      faceLabel={text.others}
      label={text.others}
      placement="top"
    >
      {(close) => {
        const then = (act: () => void) => () => {
          close();
          act();
        };
        return (
          <div className="otherends">
            {outcomes.map((outcome) => (
              <Button key={outcome} onPress={then(() => asks.finish(outcome))}>
                {outcomeText[outcome]}
              </Button>
            ))}
            <Button onPress={then(asks.abandon)}>{counterLifeText.abandon.act}</Button>
          </div>
        );
      }}
    </PopoverButton>
  );
};

/** The ends of a service. Keys stay where they are; a missing paper moves the emphasis to « Incomplet ». */
export const ServiceEnds = (props: ServiceEndsProps) => {
  const { asks, reason, mainEnd, wayBack, incomplete, onIncomplete } = props;
  useEndKeys(props);
  const isMain = mainEnd === 'finish' || wayBack !== null;
  return (
    <footer className="ends">
      <Button
        size="big"
        tone={isMain ? 'main' : 'default'}
        icon={wayBack === null ? Check : ArrowRightLeft}
        keys="F9"
        onPress={() => asks.finish(usualOutcome(reason))}
      >
        {finishWord(props)}
      </Button>
      {wayBack === null && incomplete !== '' && (
        <Button size="big" tone={isMain ? 'default' : 'main'} icon={CalendarClock} keys="Maj F9" onPress={onIncomplete}>
          {incomplete}
        </Button>
      )}
      <Button size="big" keys="F7" onPress={asks.park}>
        {text.park}
      </Button>
      <Button size="big" keys="Maj F7" onPress={asks.transfer}>
        {text.transfer}
      </Button>
      <OtherEnds {...props} />
    </footer>
  );
};

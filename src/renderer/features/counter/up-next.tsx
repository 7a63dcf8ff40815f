import { BellRing, Star } from 'lucide-react';
import type { RefObject } from 'react';
import { useRef } from 'react';

import { counterText } from '#shared/i18n/fr/counter';

import { isCutOff, useSyncKind } from '../../data/queries/use-sync-state';
import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { StatusTag } from '../../ui/status-tag';
import { Tag } from '../../ui/tag';
import { TicketPlaque } from '../../ui/ticket-plaque';
import { MAIN_KEY, type CounterActs } from './use-counter-acts';
import { useFirstFocus } from './use-first-focus';
import { nobodyNext, type NextAppointment, type NextUp } from './view-model/next-up';
import { WhyBox } from './why-box';

const text = counterText.next;

type UpNextProps = {
  readonly queue: NextUp;
  readonly acts: CounterActs;
  /** `null` = nobody is expected any more today. */
  readonly nextAppointment: NextAppointment | null;
  readonly onOther: () => void;
  /** Something else is the main act of the moment. */
  readonly isQuiet: boolean;
  /** What the service before still asks for has the focus, and Entrée. */
  readonly isFocusElsewhere: boolean;
};

type NobodyProps = Omit<UpNextProps, 'acts' | 'isQuiet' | 'isFocusElsewhere'> & {
  readonly otherRef: RefObject<HTMLButtonElement | null>;
};

const Nobody = ({ queue, nextAppointment, onOther, otherRef }: NobodyProps) => (
  <div className="upnext">
    <h2 className="upnext-none">
      {nobodyNext(queue, isCutOff(useSyncKind()))}{' '}
      {nextAppointment === null
        ? text.noAppointment
        : nextAppointment.isAwaited
          ? text.awaited(nextAppointment.time)
          : text.nextAppointment(nextAppointment.time)}
    </h2>
    <Button size="big" className="upnext-other" keys="Ctrl F8" onPress={onOther} buttonRef={otherRef}>
      {text.someoneElse}
    </Button>
  </div>
);

/** Free hands: the next person, why this one, and the one act of the moment. */
export const UpNext = ({ queue, acts, nextAppointment, onOther, isQuiet, isFocusElsewhere }: UpNextProps) => {
  const mainRef = useRef<HTMLButtonElement | null>(null);
  const { next } = queue;
  useFirstFocus(() => (isFocusElsewhere ? null : mainRef.current), next ? 'next' : 'nobody');
  useKeys([
    {
      id: 'call',
      key: MAIN_KEY,
      label: next ? text.call(next.label) : counterText.keys.call,
      barLabel: counterText.keys.call,
      run: acts.callNext,
      bar: next !== null,
      disabled: next === null,
    },
    {
      key: 'Ctrl F8',
      label: text.someoneElse,
      barLabel: counterText.keys.other,
      run: onOther,
      bar: true,
    },
  ]);
  if (!next) return <Nobody queue={queue} nextAppointment={nextAppointment} onOther={onOther} otherRef={mainRef} />;
  return (
    <>
      <header className="id">
        <TicketPlaque
          ticketId={next.ticketId}
          label={next.label}
          size="big"
          state={next.isOwnSeries ? 'pencil' : 'waiting'}
          className="plaque--next"
        />
        <div className="id-t">
          <StatusTag sign="waiting">{counterText.next.title}</StatusTag>
          <h2>{next.name === '' ? counterText.person.unknown : next.name}</h2>
          <p>
            {[
              next.reasonName,
              next.dueTime === '' ? '' : counterText.person.appointmentAt(next.dueTime),
              counterText.person.waitsFor(next.waitMin),
            ]
              .filter((part) => part !== '')
              .join(' · ')}{' '}
            {next.priority && <Tag icon={Star}>{counterText.person.priority}</Tag>}
          </p>
          {queue.sent !== '' && <p>{queue.sent}</p>}
        </div>
      </header>
      <div className="upnext">
        <Button
          tone={isQuiet ? 'default' : 'main'}
          size="big"
          icon={BellRing}
          keys="F8"
          className="upnext-call"
          onPress={({ pointerType }) => acts.pressCall(next.label, pointerType === 'keyboard')}
          buttonRef={mainRef}
        >
          {text.call(next.label)}
        </Button>
        <WhyBox label={next.label} why={queue.why} onOther={onOther} />
      </div>
    </>
  );
};

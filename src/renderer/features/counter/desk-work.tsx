import { useState } from 'react';

import type { Desk } from '#shared/domain/model/reference';
import { counterText } from '#shared/i18n/fr/counter';
import type { Navigate } from '#shared/routes/places';

import { useKeys } from '../../ui/keys';
import { AtHand } from './at-hand';
import { CallOther } from './call-other';
import { DeskNotes } from './desk-notes';
import { FollowUp } from './follow-up';
import { PausedDesk } from './paused-desk';
import { QueueAside } from './queue-aside';
import { UpNext } from './up-next';
import type { CounterActs } from './use-counter-acts';
import type { CounterDay } from './use-counter-day';
import type { NextUp } from './view-model/next-up';

export type DeskWorkProps = {
  readonly day: CounterDay;
  readonly desk: Desk;
  readonly queue: NextUp;
  readonly acts: CounterActs;
  readonly onNavigate: Navigate;
};

const useDeskKeys = ({ day, acts }: DeskWorkProps, onOther: () => void): void => {
  const isPaused = day.at.kind === 'paused';
  const isBusy = 'ticket' in day.at;
  useKeys([
    { key: 'Ctrl F8', label: counterText.next.someoneElse, run: onOther, when: isBusy },
    { key: '', label: counterText.pause, run: acts.pause, when: !isPaused },
    { key: '', label: counterText.endPause, run: acts.endPause, when: isPaused },
    { key: '', label: counterText.leave, run: acts.leave },
  ]);
};

/** Neither when the end was undone, so that the file is at the desk again, nor once it is booked and the next person is here. */
const isStillWanted = ({ at }: CounterDay, { followUp }: CounterActs): boolean =>
  !('ticket' in at) || (at.ticket.id !== followUp.wanted?.ticketId && !followUp.booked);

/** A desk at work: the person of the moment at the left, those who follow at the right. */
export const DeskWork = (props: DeskWorkProps) => {
  const { day, acts, queue, desk } = props;
  const [isChoosing, setIsChoosing] = useState(false);
  const choose = () => setIsChoosing(true);
  useDeskKeys(props, choose);
  const { at } = day;
  const { wanted } = isStillWanted(day, acts) ? acts.followUp : { wanted: null };
  return (
    <div className="gu">
      <section className="now" aria-label={counterText.person.label}>
        <DeskNotes day={day} problem={acts.problem} />
        {wanted && <FollowUp day={day} acts={acts.followUp} wanted={wanted} onNavigate={props.onNavigate} />}
        {at.kind === 'paused' && <PausedDesk number={desk.number} acts={acts} />}
        {(at.kind === 'called' || at.kind === 'serving') && (
          <AtHand {...props} key={at.ticket.id} kind={at.kind} ticket={at.ticket} />
        )}
        {at.kind === 'idle' && (
          <UpNext
            queue={queue}
            acts={acts}
            nextAppointment={day.nextAppointment}
            onOther={choose}
            isQuiet={wanted !== null && !acts.followUp.booked}
          />
        )}
      </section>
      <QueueAside queue={queue} at={at.kind} number={desk.number} acts={acts} onOther={choose} />
      {isChoosing && (
        <CallOther
          day={day}
          desk={desk}
          onCall={(ticketId) => {
            setIsChoosing(false);
            acts.call(ticketId);
          }}
          onClose={() => setIsChoosing(false)}
        />
      )}
    </div>
  );
};

import { memo } from 'react';

import type { Appointment } from '#shared/domain/model/appointment';
import { bookingText } from '#shared/i18n/fr/booking';

import type { PastOutcome } from '../../data/commands/appointment/set-outcomes';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';

type DueRowProps = {
  readonly appointment: Appointment;
  readonly time: string;
  readonly name: string;
  readonly reason: string;
  readonly desk: string;
  /** The keys of the outcomes are about this line. */
  readonly isCurrent: boolean;
  /** This and the other acts: the same functions from one drawing to the next. */
  readonly onStand: (appointmentId: string) => void;
  readonly onOpen: (appointment: Appointment) => void;
  readonly onOutcome: (appointmentId: string, outcome: PastOutcome) => void;
};

const texts = bookingText.due;
const outcomes = Object.keys(texts.short) as PastOutcome[];

/** One past appointment: who, when, for what, and the four things that can have come of it. The name is never cut. */
export const DueRow = memo((props: DueRowProps) => {
  const { appointment, isCurrent } = props;
  const isHere = appointment.status === 'arrived';
  return (
    <li className={classNames('due-row', isCurrent && 'is-current')} onFocus={() => props.onStand(appointment.id)}>
      <button
        type="button"
        className="due-who"
        data-due={appointment.id}
        tabIndex={isCurrent ? 0 : -1}
        onClick={() => props.onOpen(appointment)}
      >
        <span className="due-time">{props.time}</span>
        <b>{props.name}</b>
        <span className="meta">{[props.reason, props.desk, isHere ? texts.here : ''].filter(Boolean).join(' · ')}</span>
      </button>
      <span className="due-ends">
        {outcomes.map((outcome) => (
          <Button
            key={outcome}
            size="small"
            onPress={() => props.onOutcome(appointment.id, outcome)}
            {...(isCurrent ? { keys: texts.key[outcome] } : {})}
          >
            {texts.short[outcome]}
            {/* Whom it is about, for who does not see the line; the words that are seen stay the beginning of the name. */}
            <span className="sr">, {props.name}</span>
          </Button>
        ))}
      </span>
    </li>
  );
});
DueRow.displayName = 'DueRow';

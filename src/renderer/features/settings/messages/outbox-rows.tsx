import { useState } from 'react';

import type { MessageState } from '#shared/domain/messages/message';
import { knownBy } from '#shared/domain/model/citizen-values';
import { civilOf } from '#shared/time/civil';
import { dayAndMonth, shortTime } from '#shared/i18n/fr/format';
import { sayRefusal } from '#shared/i18n/fr/refusals';
import { sayMessageWhy, settingsMessagesText } from '#shared/i18n/fr/settings-messages';
import type { MessageRow } from '#shared/sync/wire/message-calls';

import { useCommands } from '../../../data/commands/use-commands';
import { useAppointmentsById } from '../../../data/queries/use-appointments-by-id';
import { useCitizenValues } from '../../../data/queries/use-citizen-values';
import { Button } from '../../../ui/button';
import { Note } from '../../../ui/note';
import type { SignName } from '../../../ui/signs';
import { StatusTag } from '../../../ui/status-tag';

const texts = settingsMessagesText.outbox;

const signOf = {
  waiting: 'waiting',
  sending: 'sending',
  handed: 'sending',
  sent: 'synced',
  uncertain: 'needsOutcome',
  failed: 'notSent',
  withdrawn: 'cancelled',
  expired: 'late',
} as const satisfies Record<MessageState, SignName>;

type RowProps = { readonly message: MessageRow; readonly who: string; readonly zone: string; readonly isOpen: boolean };

const Acts = ({ message, who }: Pick<RowProps, 'message' | 'who'>) => {
  const { settleMessage } = useCommands();
  const [told, setTold] = useState('');
  const settle = async (act: 'resend' | 'consider'): Promise<void> => {
    const what = act === 'resend' ? texts.resendWhat(who) : texts.considerWhat(who);
    const done = await settleMessage({ key: message.key, act, what });
    if (done.ok) return setTold('');
    const { text, todo } = sayRefusal(done.reason);
    setTold(`${text} ${todo}`);
  };
  return (
    <>
      <div className="set-acts">
        <Button size="small" onPress={() => void settle('resend')}>
          {texts.resend}
        </Button>
        {message.state === 'uncertain' && (
          <Button size="small" onPress={() => void settle('consider')}>
            {texts.consider}
          </Button>
        )}
      </div>
      {told !== '' && (
        <Note tone="bad" role="alert">
          {told}
        </Note>
      )}
    </>
  );
};

const Row = ({ message, who, zone, isOpen }: RowProps) => {
  const { day, time } = civilOf(message.changedAt, zone);
  const why = sayMessageWhy(message.why);
  return (
    <li className="msg-row">
      <span className="num">
        {dayAndMonth(day)} {shortTime(time)}
      </span>
      <div>
        <b>{who}</b>{' '}
        <span className="meta">
          {settingsMessagesText.triggers[message.trigger]}, {settingsMessagesText.channels[message.channel]},{' '}
          {texts.of(message.day, message.time)}
        </span>
        <p>
          <StatusTag sign={signOf[message.state]}>{texts.states[message.state]}</StatusTag>
          {message.attempts > 1 && <span className="meta"> · {texts.attempts(message.attempts)}</span>}
        </p>
        {why !== '' && message.state !== 'sent' && <p className="meta">{why}</p>}
        {isOpen && <Acts message={message} who={who} />}
      </div>
    </li>
  );
};

type OutboxRowsProps = {
  readonly messages: readonly MessageRow[];
  readonly zone: string;
  /** A person has to decide. */
  readonly isOpen: boolean;
};

/** Messages by when they changed last, each with whom it was for: the desk knows the names, the outbox does not. */
export const OutboxRows = ({ messages, zone, isOpen }: OutboxRowsProps) => {
  const appointments = useAppointmentsById(messages.map(({ appointmentId }) => appointmentId));
  const citizens = useCitizenValues([...appointments.values()].map(({ citizenId }) => citizenId));
  const nameOf = (appointmentId: string): string => {
    const values = citizens.get(appointments.get(appointmentId)?.citizenId ?? '');
    return (values && knownBy(values)) || texts.nobody;
  };
  return (
    <ul className="msg-rows">
      {messages.map((message) => (
        <Row key={message.key} message={message} who={nameOf(message.appointmentId)} zone={zone} isOpen={isOpen} />
      ))}
    </ul>
  );
};

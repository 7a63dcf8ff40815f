import { useId, useState } from 'react';

import { learnsOnArrival, reachOf } from '#shared/domain/conflicts/reach-of';
import type { Appointment, TellingChannel } from '#shared/domain/model/appointment';
import { callsText } from '#shared/i18n/fr/calls';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import { shortTime } from '#shared/i18n/fr/format';
import { phoneDigits, phoneInPairs } from '#shared/lib/phone';

import { useCommands } from '../../data/commands/use-commands';
import { Button } from '../../ui/button';
import { Head } from '../../ui/head';
import { Note } from '../../ui/note';
import { ActBar } from './act-bar';
import { ChoiceCards } from './choice-cards';
import type { PaneProps } from './pane';
import { printNotice } from './print-notice';
import { useSettle } from './use-settle';
import { messageFor } from './view-model/telling';

type Moment = { readonly day: string; readonly time: string };
type TellPaneProps = PaneProps & { readonly appointment: Appointment; readonly told: Moment };

const text = conflictsText.tell;

const Facts = ({ appointment, told, words }: TellPaneProps) => {
  const values = words.values(appointment.citizenId);
  const phone = phoneDigits(values?.phone ?? '');
  const email = values?.email ?? '';
  const when = ({ day, time }: Moment): string => conflictsText.dayAndTime(day, time, words.today);
  return (
    <dl className="co-facts">
      <div>
        <dt>{text.was}</dt>
        <dd>
          <s>{when(told)}</s>
        </dd>
      </div>
      <div>
        <dt>{text.is}</dt>
        <dd>
          <b>{when(appointment)}</b>
        </dd>
      </div>
      <div>
        <dt>{text.call}</dt>
        <dd className="co-copyable">{phone === '' ? text.none : phoneInPairs(phone)}</dd>
      </div>
      <div>
        <dt>{text.mail}</dt>
        <dd className="co-copyable">{email === '' ? text.none : email}</dd>
      </div>
    </dl>
  );
};

const Message = ({ appointment, told, words }: TellPaneProps) => {
  const id = useId();
  const [message, setMessage] = useState(() => messageFor(appointment, told, appointment, words));
  const [said, setSaid] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(message).then(
      () => setSaid(text.copied),
      () => setSaid(text.notCopied),
    );
  };
  const print = (): void => void printNotice(appointment, told, words).then(setSaid);
  return (
    <div>
      <Head title={<label htmlFor={id}>{text.message}</label>} level={3} />
      <textarea
        id={id}
        className="co-text"
        rows={4}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      <div className="co-tools">
        <Button onPress={copy}>{text.copy}</Button>
        <Button onPress={print}>{text.print}</Button>
        <span className="meta" role="status">
          {said}
        </span>
      </div>
    </div>
  );
};

/** Somebody was moved and does not know yet: what to say, how to reach them, and a note of how it was said. */
export const TellPane = (props: TellPaneProps) => {
  const { appointment, words, onLater, onSettled } = props;
  const commands = useCommands();
  const { run, problem } = useSettle(words);
  const values = words.values(appointment.citizenId);
  const reach = reachOf(values);
  const [chosen, setChosen] = useState<string>('');
  const channel: TellingChannel = reach.find((one) => one === chosen) ?? reach[0] ?? 'mail';
  const name = words.fullName(appointment.citizenId);
  const phone = phoneDigits(values?.phone ?? '');
  const target = { phone: phoneInPairs(phone), sms: phoneInPairs(phone), email: values?.email ?? '', mail: '' };
  const confirm = {
    label: text.channels[channel],
    run: () =>
      void run(() => commands.settleTelling({ appointmentId: appointment.id, channel })).then(
        (done) => done && onSettled(''),
      ),
  };
  return (
    <section className="co-main" aria-label={text.region}>
      <div className="co-scroll">
        <header>
          <h2>{text.title(name)}</h2>
          <p className="meta">{[words.reason(appointment.reasonId), text.lead].filter(Boolean).join(' · ')}</p>
        </header>
        <Facts {...props} />
        <Message {...props} />
        <div>
          <Head title={text.how} level={3} />
          {learnsOnArrival(reach, appointment.day, words.today) && <Note tone="info">{callsText.onArrival}</Note>}
          <ChoiceCards
            label={text.how}
            choices={reach.map((one) => ({
              id: one,
              title: text.channels[one],
              hint: target[one],
              lines: null,
            }))}
            value={channel}
            onChange={setChosen}
          />
        </div>
      </div>
      <ActBar problem={problem} confirm={confirm} doing={[channel, chosen]} onLater={onLater}>
        <span className="co-msg">
          {name}, {shortTime(appointment.time)}
        </span>
      </ActBar>
    </section>
  );
};

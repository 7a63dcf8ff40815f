import { useId, useState } from 'react';

import { overruledSettlings } from '#shared/domain/conflicts/settles-surplus';
import { learnsOnArrival, reachOf, waysToTell } from '#shared/domain/conflicts/reach-of';
import { allTextsOf } from '#shared/domain/lifecycle/read-payload';
import { placementBeforeCrossing } from '#shared/domain/lifecycle/told-placement';
import type { Appointment, TellingChannel } from '#shared/domain/model/appointment';
import type { AnyEvent } from '#shared/domain/model/event';
import { sayAppointmentEvent } from '#shared/i18n/fr/appointment-events';
import { callsText } from '#shared/i18n/fr/calls';
import { conflictsText, sayDecision } from '#shared/i18n/fr/conflicts';
import { shortTime } from '#shared/i18n/fr/format';
import { compareText } from '#shared/lib/compare';
import { phoneDigits, phoneInPairs } from '#shared/lib/phone';
import { appointmentParams, type Navigate } from '#shared/routes/places';

import { useCommands } from '../../data/commands/use-commands';
import { useTakesInPerson } from '../../data/queries/use-me';
import { Button } from '../../ui/button';
import { Head } from '../../ui/head';
import { Note } from '../../ui/note';
import { ActBar } from './act-bar';
import { ChoiceCards } from './choice-cards';
import type { PaneProps } from './pane';
import { printNotice } from './print-notice';
import { actorOf } from './story-box';
import { useSettle } from './use-settle';
import { messageFor, messageShown, type TypedMessage } from './view-model/telling';
import type { Words } from './view-model/words';

type Moment = { readonly day: string; readonly time: string };
type TellPaneProps = PaneProps & {
  readonly appointment: Appointment;
  /** The moment that the person knows of. */
  readonly told: Moment;
  /** It is called off; otherwise it is elsewhere. */
  readonly isOff?: boolean;
  /** What two desks did that did not see each other; empty where one moved it because of a surplus. */
  readonly steps?: readonly AnyEvent[];
  readonly onNavigate: Navigate;
};

const text = conflictsText.tell;

/** « Comment c’est arrivé »: who did what at which desk, in the order of their clocks. */
const Steps = ({ steps = [], words }: TellPaneProps) =>
  steps.length > 0 && (
    <div className="co-why">
      <h3>{conflictsText.overbooked.how}</h3>
      <ol>
        {steps
          .toSorted((a, b) => compareText(a.at, b.at))
          .map((step) => (
            <li key={step.id}>
              <time dateTime={step.at}>{words.briefly(step.at)}</time>
              <span>
                <b>{actorOf(step.by, words)}</b> {sayAppointmentEvent(step.type, allTextsOf(step))}
              </span>
            </li>
          ))}
      </ol>
    </div>
  );

const Facts = ({ appointment, told, isOff = false, steps = [], words }: TellPaneProps) => {
  const values = words.values(appointment.citizenId);
  const phone = phoneDigits(values?.phone ?? '');
  const email = values?.email ?? '';
  const when = ({ day, time }: Moment): string => conflictsText.dayAndTime(day, time, words.today);
  const first = placementBeforeCrossing(appointment, told);
  return (
    <dl className="co-facts">
      {first && (
        <div>
          <dt>{text.crossed.first}</dt>
          <dd>{when(first)}</dd>
        </div>
      )}
      <div>
        <dt>{steps.length > 0 ? text.crossed.was : text.was}</dt>
        <dd>
          <s>{when(told)}</s>
        </dd>
      </div>
      <div>
        <dt>{steps.length > 0 ? text.crossed.is : text.is}</dt>
        <dd>
          <b>{isOff ? callsText.off.is : when(appointment)}</b>
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

const Message = ({ appointment, told, isOff = false, words }: TellPaneProps) => {
  const id = useId();
  // Another desk may change the hour while this stands here: a text about the one before would send the person there.
  const ready = messageFor(
    appointment,
    told,
    isOff ? null : appointment,
    words,
    placementBeforeCrossing(appointment, told),
  );
  const [typed, setTyped] = useState<TypedMessage | null>(null);
  const message = messageShown(ready, typed);
  const [outcome, setOutcome] = useState({ of: '', words: '' });
  const setSaid = (said: string): void => setOutcome({ of: ready, words: said });
  const said = outcome.of === ready ? outcome.words : '';
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
        onChange={(event) => setTyped({ over: ready, text: event.currentTarget.value })}
      />
      <div className="co-tools">
        <Button onPress={copy}>{text.copy}</Button>
        {!isOff && <Button onPress={print}>{text.print}</Button>}
        <span className="meta" role="status">
          {said}
        </span>
      </div>
    </div>
  );
};

const agentOf = ({ by }: AnyEvent, words: Words): string => words.agent(by.agentId) || conflictsText.noAgent;

/** Two desks decided at one time: what the other one said, and that it does not count. */
const Overruled = ({ appointment, words }: TellPaneProps) =>
  overruledSettlings(appointment.events).map(({ event, by }) => (
    <Note key={event.id} tone="warn">
      {text.overruled(agentOf(event, words), sayDecision(event, words.today), agentOf(by, words))}
    </Note>
  ));

/** Somebody was moved or called off and does not know yet: what to say, how to reach them, and a note of how it was said. */
export const TellPane = (props: TellPaneProps) => {
  const { appointment, isOff = false, steps = [], words, onLater, onSettled, onNavigate } = props;
  const commands = useCommands();
  const { run, problem } = useSettle(words);
  const values = words.values(appointment.citizenId);
  const reachable = reachOf(values);
  const isOnArrival = learnsOnArrival(reachable, appointment.day, words.today);
  const reach = waysToTell(reachable, { isOnArrival, takesInPerson: useTakesInPerson() });
  const [chosen, setChosen] = useState<string>('');
  const channel: TellingChannel = reach.find((one) => one === chosen) ?? reach[0] ?? 'mail';
  const name = words.fullName(appointment.citizenId);
  const phone = phoneDigits(values?.phone ?? '');
  const target = {
    phone: phoneInPairs(phone),
    sms: phoneInPairs(phone),
    email: values?.email ?? '',
    mail: '',
    inPerson: '',
  };
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
          <p className="meta">
            {[words.reason(appointment.reasonId), steps.length > 0 ? text.crossed.lead : text.lead]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </header>
        <Overruled {...props} />
        <Steps {...props} />
        <Facts {...props} />
        <Message {...props} />
        <div>
          <Head title={text.how} level={3} />
          {isOnArrival && <Note tone="info">{callsText.onArrival}</Note>}
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
      <ActBar
        problem={problem}
        confirm={confirm}
        doing={[`${channel} ${isOff ? '' : `${appointment.day} ${appointment.time}`}`, chosen]}
        onLater={onLater}
        other={
          steps.length === 0
            ? undefined
            : { label: text.crossed.open, run: () => onNavigate('agenda', appointmentParams(appointment)) }
        }
      >
        <span className="co-msg">
          {name}, {isOff ? callsText.off.is : shortTime(appointment.time)}
        </span>
      </ActBar>
    </section>
  );
};

import './strip.css';

import { useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';

import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { shellText, voiceText } from '#shared/i18n/fr/shell';
import { sayAct, sayActNameless } from '#shared/i18n/fr/acts';
import type { Ticket } from '#shared/domain/model/ticket';
import { pauseText } from '#shared/i18n/fr/common';
import { shortTime } from '#shared/i18n/fr/format';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { Button } from '../../ui/button';
import { homeAt } from '../../ui/keep-focus';
import { KeysScope, useKeys } from '../../ui/keys';
import { setNameless } from '../../ui/voice/voice';
import { classNames } from '../../ui/class-names';
import { groundOf } from '../../ui/ground';
import { useShown } from '../../data/queries/use-acts';
import { isCutOff, useSyncState } from '../../data/queries/use-sync-state';
import { Plaque } from '../../ui/plaque';
import { StatusTag } from '../../ui/status-tag';
import { useSaid } from '../../ui/voice/use-said';
import type { DeskWorkProps } from './at-hand';
import type { CounterActs } from './use-counter-acts';
import { StripActs, type StripQuestion } from './strip-acts';
import { sayLost, type LostCall } from './view-model/double-calls';
import { Stopwatch } from './stopwatch';
import type { CounterDay } from './use-counter-day';
import type { NextUp } from './view-model/next-up';
import { isCallOpen } from './view-model/open-call';
import { plannedMinutes } from './view-model/service-time';
import { stripMoment, type StripMoment } from './view-model/strip-moment';
import { nameOnScreen } from './view-model/waiting-person';

const text = counterLifeText.strip;

type StripHeadProps = {
  readonly day: CounterDay;
  readonly number: number;
  readonly queue: NextUp;
  readonly problem: string;
  /** The act that Ctrl Z takes back once it is pressed again. */
  readonly asked: CounterActs['asked'];
};

const useMoment = ({ day, number, queue }: StripHeadProps): StripMoment => {
  const sync = useSyncState();
  const { at, reference } = day;
  const about = (ticket: Ticket) => {
    const reason = entryById(reference.reasons, ticket.reasonId);
    const appointment = day.appointments.find(({ id }) => id === ticket.appointmentId);
    return {
      name: nameOnScreen(day.citizens, ticket),
      reasonName: reason?.name ?? '',
      plannedMin: plannedMinutes(appointment, reason),
      isOpen: isCallOpen(ticket, sync),
    };
  };
  const pause = day.pause === null ? '' : (pauseText[day.pause.why] ?? '');
  const { next, waiting } = queue;
  return stripMoment(at, { number, next, waiting, isCutOff: isCutOff(sync.kind), pause, about });
};

const Right = ({
  day,
  moment,
  waiting,
}: {
  readonly day: CounterDay;
  readonly moment: StripMoment;
  readonly waiting: number;
}) => {
  const sync = useSyncState();
  const { at, pause, now, reference } = day;
  const since =
    'ticket' in at ? (at.kind === 'called' ? at.ticket.lastCalledAt : at.ticket.startedAt) : (pause?.since ?? '');
  const isAway = isCutOff(sync.kind);
  return (
    <div className="bd-r">
      {since === '' ? (
        <b>{shortTime(civilOf(now, reference.site.zone).time)}</b>
      ) : (
        <Stopwatch since={since} label={moment.status} />
      )}
      <StatusTag sign={isAway ? 'offline' : 'synced'} className="meta">
        {isAway && sync.toSend > 0 ? text.toSend(sync.toSend) : text.waiting(waiting, isAway)}
      </StatusTag>
    </div>
  );
};

/** Number, state, name and time in three lines. A refusal takes the third one until the next act, what the next Ctrl Z would take back all of them. */
const StripHead = (props: StripHeadProps) => {
  const moment = useMoment(props);
  const { problem, asked } = props;
  const { news, also } = props.day;
  const others = also.map(({ label, status }) => counterText.front.also(label, status === 'called'));
  const line = [problem, news, [...others, moment.about].join(' ')].find((one) => one !== '') ?? '';
  const question = asked ? `${shellText.lastAct.again} ${sayAct(asked)}` : '';
  const nameless = asked ? `${shellText.lastAct.again} ${sayActNameless(asked) || voiceText.lastEntry}` : undefined;
  useSaid('refusal', question || problem || news, nameless === undefined ? {} : { nameless });
  if (question !== '')
    return (
      <header className="bd-b">
        <p className="bd-problem">{question}</p>
      </header>
    );
  return (
    <header className="bd-b">
      {moment.label !== '' && <Plaque label={moment.label} size="big" state={moment.plaque} className="bd-plaque" />}
      <div className="bd-m">
        <StatusTag sign={moment.sign}>{moment.status}</StatusTag>
        <h2>{moment.name === '' ? counterText.person.unknown : moment.name}</h2>
        <p className={classNames('clip', problem !== '' && 'bd-problem')} title={line}>
          {line}
        </p>
      </div>
      <Right day={props.day} moment={moment} waiting={props.queue.waiting} />
    </header>
  );
};

const mostKeys = 9;
/** One column holds long answers, two columns three lines of words, three columns more choices with fewer of them. */
const mostInOne = 2;
const mostInTwo = 5;
const mostWithTitle = 8;

/** A question of the strip in place of its acts: one digit answers, Échap goes back. */
const StripChoices = ({ label, choices, bare, onPick, onClose }: StripQuestion & { readonly onClose: () => void }) => {
  const pick = (id: string): void => {
    onClose();
    onPick(id);
  };
  const shown = choices.slice(0, mostKeys);
  useKeys([
    { key: 'Échap', label: counterLifeText.strip.back, run: onClose },
    ...shown.map(({ id, label: name }, index) => ({
      key: String(index + 1),
      within: 'choices' as const,
      label: name,
      run: () => pick(id),
    })),
  ]);
  return (
    <div
      className={classNames(
        'bd-choices',
        bare === '' && shown.length <= mostInOne && 'bd-choices--one',
        shown.length > mostInTwo && 'bd-choices--three',
      )}
      {...groundOf('choices')}
      role="group"
      aria-label={label}
    >
      {shown.length <= mostWithTitle && <p className="meta">{label}</p>}
      {bare !== '' && (
        <Button tone="main" keys="Entrée" onPress={() => pick('')} autoFocus>
          {bare}
        </Button>
      )}
      {shown.map(({ id, label: name }, index) => (
        <Button key={id} keys={String(index + 1)} onPress={() => pick(id)} autoFocus={bare === '' && index === 0}>
          <span className="clip">{name}</span>
        </Button>
      ))}
    </div>
  );
};

type CounterStripProps = DeskWorkProps & {
  readonly lost: LostCall | null;
  readonly onSeen: () => void;
  readonly onEnlarge: () => void;
};

/** The whole screen lies under the strip: nobody may reach it by Tab or by ear, and no name is said that the strip does not show. */
const useInertScreen = (): void =>
  useLayoutEffect(() => {
    const screen = document.getElementById('root');
    screen?.setAttribute('inert', '');
    document.documentElement.dataset['strip'] = '';
    setNameless(true);
    return () => {
      screen?.removeAttribute('inert');
      delete document.documentElement.dataset['strip'];
      setNameless(false);
    };
  }, []);

const Lost = ({ day, lost, onSeen }: Pick<CounterStripProps, 'day' | 'onSeen'> & { readonly lost: LostCall }) => {
  const words = sayLost(lost, day.reference);
  return (
    <div className="bd-acts" role="alert">
      <span className="bd-lost clip" title={words}>
        {words}
      </span>
      <Button onPress={onSeen} autoFocus>
        {counterText.called.understood}
      </Button>
    </div>
  );
};

const StripBody = (props: CounterStripProps) => {
  const { day, desk, queue, acts, lost, onSeen, onEnlarge } = props;
  const [question, setQuestion] = useState<StripQuestion | null>(null);
  useKeys([
    { key: 'Ctrl B', label: text.enlarge, run: onEnlarge },
    { key: 'F1', label: shellText.keys.all, run: () => acts.tell(text.keysThere) },
    {
      key: 'Ctrl Z',
      label: counterText.keys.undo,
      run: () => {
        // An open question is what was begun last: it is given up, and nothing else.
        if (question) setQuestion(null);
        else acts.undo();
      },
    },
  ]);
  const acting = (
    <StripActs day={day} queue={queue} acts={acts} onAsk={setQuestion} onEnlarge={onEnlarge} key={day.at.kind} />
  );
  return (
    <section className="bd" aria-label={text.label} {...homeAt('.bd-acts button, .bd-choices button')}>
      {question ? (
        <StripChoices {...question} onClose={() => setQuestion(null)} />
      ) : (
        <>
          <StripHead day={day} number={desk.number} queue={queue} problem={acts.problem} asked={acts.asked} />
          {lost ? <Lost day={day} lost={lost} onSeen={onSeen} /> : acting}
        </>
      )}
    </section>
  );
};

/** The counter as a strip over the program of the State: who, since when, and the next act; all else is behind Ctrl B. */
export const CounterStrip = (props: CounterStripProps) => {
  useInertScreen();
  useShown('strip');
  return createPortal(
    <KeysScope>
      <StripBody {...props} />
    </KeysScope>,
    document.body,
  );
};

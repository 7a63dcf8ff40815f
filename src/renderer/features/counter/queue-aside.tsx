import { BellRing, Star } from 'lucide-react';

import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { formatMinutes } from '#shared/i18n/fr/format';

import { isCutOff, useSyncKind } from '../../data/queries/use-sync-state';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { Head } from '../../ui/head';
import { Tag } from '../../ui/tag';
import { TicketPlaque } from '../../ui/ticket-plaque';
import { useKeys, type ChordKey } from '../../ui/keys';
import { Plaque } from '../../ui/plaque';
import { PersonLine } from './person-line';
import { LEAVE_KEY, PAUSE_KEY, TAKE_UP_KEY, type CounterActs } from './use-counter-acts';
import type { AtDesk } from './view-model/at-desk';
import type { LastServed } from './view-model/last-served';
import { nobodyNext, type NextUp } from './view-model/next-up';
import type { WaitingPerson } from './view-model/waiting-person';
import { WhyBox } from './why-box';

const doubtText = counterLifeText.doubt;

type LastDoneProps = { readonly last: LastServed; readonly onDoubt: (ticketId: string) => void };

/** Whom this desk served last, and the word that the end was noted too late. */
const LastDone = ({ last, onDoubt }: LastDoneProps) => {
  const doubt = (): void => onDoubt(last.ticketId);
  useKeys([{ key: '', label: doubtText.label(last.label), run: doubt, when: !last.isDoubted }]);
  return (
    <>
      <Head title={doubtText.last} level={3} />
      <ul className="list">
        <li>
          <Plaque label={last.label} state="done" />
          <span className="clip">{last.isDoubted ? doubtText.done : doubtText.took(last.tookMin)}</span>
          {!last.isDoubted && (
            <Button tone="link" className="meta nowrap" label={doubtText.label(last.label)} onPress={doubt}>
              {doubtText.act}
            </Button>
          )}
        </li>
      </ul>
    </>
  );
};

const text = counterText.next;
const mostAfter = 8;

type QueueAsideProps = {
  readonly queue: NextUp;
  readonly at: AtDesk['kind'];
  readonly number: number;
  readonly acts: CounterActs;
  readonly last: LastServed | null;
  /** The desk pauses, so nobody can be called; with a person in front the pause begins after them. */
  readonly isPaused: boolean;
  readonly onPause: () => void;
  readonly onOther: () => void;
};

const NextPerson = ({ person }: { readonly person: WaitingPerson }) => (
  <>
    <TicketPlaque
      ticketId={person.ticketId}
      label={person.label}
      size="big"
      state={person.isOwnSeries ? 'pencil' : 'waiting'}
      className="plaque--m"
    />
    <div>
      <b>{person.name === '' ? counterText.person.unknown : person.name}</b>
      <span className="meta">{person.reasonName}</span>
      <span className="meta">
        {[
          person.dueTime === '' ? '' : counterText.person.appointmentAt(person.dueTime),
          counterText.person.waitsFor(person.waitMin),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
      {person.priority && <Tag icon={Star}>{counterText.person.priority}</Tag>}
    </div>
  </>
);

type ParkedProps = {
  readonly parked: readonly WaitingPerson[];
  readonly isPaused: boolean;
  /** Somebody is in front: who is set aside has no key, so that no slip of F8 takes them. */
  readonly isBusy: boolean;
  readonly onTakeUp: (id: string) => void;
};

const Parked = ({ parked, isPaused, isBusy, onTakeUp }: ParkedProps) => {
  const keyAt = (index: number): ChordKey => (index === 0 && !isBusy ? TAKE_UP_KEY : '');
  useKeys(
    parked.map(({ ticketId, label }, index) => ({
      id: `takeUp ${ticketId}`,
      key: keyAt(index),
      label: text.takeUpLabel(label),
      run: () => onTakeUp(ticketId),
      disabled: isPaused,
    })),
  );
  if (parked.length === 0) return null;
  return (
    <>
      <Head title={text.parked} level={3} />
      <ul className="list">
        {parked.map((person, index) => (
          <li key={person.ticketId}>
            <TicketPlaque ticketId={person.ticketId} label={person.label} state="done" />
            <span className="clip">
              {person.name === '' ? person.reasonName : person.name}
              {person.roomName !== '' && <small className="meta"> · {person.roomName}</small>}
            </span>
            {person.aside && (
              <small className={classNames('meta nowrap', person.aside.isLong && 'late')}>
                {formatMinutes(person.aside.min)}
              </small>
            )}
            <Button
              tone="link"
              className="meta nowrap"
              isDisabled={isPaused}
              {...(keyAt(index) === '' ? {} : { keys: keyAt(index) })}
              onPress={() => onTakeUp(person.ticketId)}
            >
              {text.takeUp}
              <span className="sr"> {person.label}</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
};

const Resting = ({
  resting,
  isPaused,
  onCall,
}: {
  readonly resting: readonly WaitingPerson[];
  readonly isPaused: boolean;
  readonly onCall: (id: string) => void;
}) =>
  resting.length > 0 && (
    <>
      <Head title={counterLifeText.noAnswer.resting} level={3} />
      <ul className="list">
        {resting.map((person) => (
          <li key={person.ticketId}>
            <TicketPlaque ticketId={person.ticketId} label={person.label} state="waiting" />
            <span className="clip meta">{counterLifeText.noAnswer.backAt(person.backAt)}</span>
            <Button
              tone="link"
              className="meta nowrap"
              label={counterLifeText.noAnswer.callNowLabel(person.label)}
              isDisabled={isPaused}
              onPress={() => onCall(person.ticketId)}
            >
              {counterLifeText.noAnswer.callNow}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );

const After = ({ after }: { readonly after: readonly WaitingPerson[] }) =>
  after.length > 0 && (
    <>
      <Head title={text.after} level={3} />
      <ol className="list">
        {after.slice(0, mostAfter).map((person) => (
          <li key={person.ticketId}>
            <PersonLine person={person} opens />
          </li>
        ))}
        {after.length > mostAfter && <li className="meta">{text.more(after.length - mostAfter)}</li>}
      </ol>
    </>
  );

/** Right column: who comes next and why, those after, those put aside, and the desk itself. */
export const QueueAside = ({ queue, at, number, acts, last, isPaused, onPause, onOther }: QueueAsideProps) => {
  const { next } = queue;
  const isAway = isCutOff(useSyncKind());
  const isBusy = at === 'called' || at === 'serving';
  return (
    <aside className="next" aria-label={text.label}>
      <Head title={text.heading} meta={text.waiting(queue.waiting, queue.waitingHere, isAway)} />
      {queue.asked.map((line) => (
        <p className="next-none" key={line}>
          {line}
        </p>
      ))}
      {isPaused && <p className="next-none">{counterLifeText.pause.callsNobody}</p>}
      {isBusy && !next && <p className="next-none">{nobodyNext(queue, isAway)}</p>}
      {isBusy && next && (
        <>
          <div className="nextup">
            <NextPerson person={next} />
            {at === 'serving' && !isPaused && (
              <Button size="big" icon={BellRing} keys="F8" onPress={acts.arm} isPressed={acts.isArmed}>
                {acts.isArmed ? text.armed(next.label) : text.callAtEnd(next.label)}
              </Button>
            )}
          </div>
          <WhyBox label={next.label} why={queue.why} onOther={isPaused ? null : onOther} />
        </>
      )}
      <After after={queue.after} />
      <Parked parked={queue.parked} isPaused={isPaused} isBusy={isBusy} onTakeUp={acts.call} />
      <Resting resting={queue.resting} isPaused={isPaused} onCall={acts.call} />
      {last && <LastDone last={last} onDoubt={acts.doubt} />}
      <footer className="deskfoot">
        <b>{counterText.desk(number)}</b>
        {at !== 'paused' &&
          (isPaused ? (
            <Button size="small" keys={PAUSE_KEY} onPress={acts.endPause}>
              {counterText.endPause}
            </Button>
          ) : (
            <Button size="small" keys={PAUSE_KEY} onPress={onPause}>
              {counterText.pauseShort}
            </Button>
          ))}
        <Button size="small" keys={LEAVE_KEY} onPress={acts.leave}>
          {counterText.leaveShort}
        </Button>
      </footer>
    </aside>
  );
};

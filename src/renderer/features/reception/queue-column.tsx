import { Star, BellRing, Circle, DoorClosed, Pause, Play } from 'lucide-react';
import { memo } from 'react';

import type { NowStrip } from '#shared/domain/insights/day/now-strip';
import type { ReasonQueue } from '#shared/domain/insights/day/waiting-by-reason';
import { statusText } from '#shared/i18n/fr/common';
import { receptionText } from '#shared/i18n/fr/reception';

import { classNames } from '../../ui/class-names';
import { Head } from '../../ui/head';
import { Note } from '../../ui/note';
import { TicketPlaque } from '../../ui/ticket-plaque';
import { Tag } from '../../ui/tag';
import type { DeskState } from '#shared/domain/queue/desk-states';
import { shortTime } from '#shared/i18n/fr/format';

import { StatusTag } from '../../ui/status-tag';
import { Icon } from '../../ui/icon';
import type { NextCall } from './view-model/queue-view';
import type { SetAside } from './view-model/set-aside';

const text = receptionText.queue;

const signOf = {
  serving: Play,
  called: BellRing,
  free: Circle,
  paused: Pause,
  closed: DoorClosed,
} as const;

const wordOf = (desk: DeskState): string => {
  if (desk.label !== '') return desk.label;
  if (desk.state === 'free') return statusText.free;
  return desk.state === 'paused' ? text.paused : statusText.closed;
};

/** Every desk on four columns: who is there and whom they serve. */
const DeskTable = ({ desks }: { readonly desks: readonly DeskState[] }) => (
  <>
    <Head title={text.desks} level={3} />
    <ul className="desks">
      {desks.map((desk) => (
        <li
          key={desk.deskId}
          className={classNames(desk.state === 'called' && 'is-call', desk.state === 'closed' && 'is-closed')}
        >
          <span className="clip">
            <b>{desk.number}</b> {desk.agent}
          </span>
          <span className="dst">
            <Icon of={signOf[desk.state]} />
            {wordOf(desk)}
          </span>
        </li>
      ))}
    </ul>
  </>
);

const most = 6;

const where = ({ why, room, until }: SetAside): string => {
  if (why === 'unserved') return text.noDesk;
  if (why === 'cooldown') return text.callableAt(shortTime(until));
  return room === '' ? text.anywhere : room;
};

const signOfWhy = { unserved: 'late', parked: 'parked', cooldown: 'noAnswer' } as const;

/** People who are here and are not called now: no desk is open for them, they wait elsewhere, or they did not answer a moment ago. */
const SetAsideList = ({ title, people }: { readonly title: string; readonly people: readonly SetAside[] }) =>
  people.length > 0 && (
    <>
      <Head
        title={title}
        level={3}
        meta={people.length}
        end={people.length > most && <span className="meta">{text.more(people.length - most)}</span>}
      />
      <ul className="nexts nexts--aside">
        {people.slice(0, most).map((one) => (
          <li key={one.ticketId}>
            <TicketPlaque ticketId={one.ticketId} label={one.label} state={one.isOwnSeries ? 'pencil' : 'waiting'} />
            <span className="clip">{one.reasonName}</span>
            <StatusTag sign={signOfWhy[one.why]} className="clip">
              {where(one)}
            </StatusTag>
          </li>
        ))}
      </ul>
    </>
  );

type QueueColumnProps = {
  /** Before the store answered nobody knows who waits: the column keeps its room, and its words. */
  readonly isRead: boolean;
  readonly strip: NowStrip;
  readonly waitGoalMin: number;
  readonly queues: readonly (ReasonQueue & { readonly name: string })[];
  readonly nextCalls: readonly NextCall[];
  readonly setAside: readonly SetAside[];
  readonly desks: readonly DeskState[];
  /** Time of the next expected appointment, `''` when none is left. */
  readonly nextAppointment: string;
  /** Civil time since which other desks are out of sight, `''` when they are seen. */
  readonly offlineSince: string;
};

const Minutes = ({ min, goal }: { readonly min: number; readonly goal: number }) => (
  <td className={classNames('num', min > goal && 'late')}>
    {min} {text.minutes}
  </td>
);

/** Right column: how many wait, for what, since when, who is next and what each desk does. */
export const QueueColumn = memo((props: QueueColumnProps) => {
  if (!props.isRead) return <section className="col col--queue" aria-label={text.title} aria-busy="true" />;
  const { strip, waitGoalMin, queues, nextCalls, setAside, desks, offlineSince } = props;
  const alone = setAside.filter(({ why }) => why === 'unserved');
  const aside = setAside.filter(({ why }) => why !== 'unserved');
  // Who waits elsewhere takes the room of the calls that are furthest away.
  const mostCalls = setAside.length > 0 ? 3 : 5;
  return (
    <section className="col col--queue" aria-label={text.title}>
      {offlineSince !== '' && <Note tone="pencil">{text.offline(offlineSince)}</Note>}
      <dl className={classNames('figs', offlineSince !== '' && 'figs--old')}>
        <div>
          <dt>{text.waiting}</dt>
          <dd>{strip.waiting}</dd>
        </div>
        <div>
          <dt>{text.longest}</dt>
          <dd className={classNames(strip.longestWaitMin > waitGoalMin && 'late')}>
            {strip.longestWaitMin}
            <small> {text.minutes}</small>
          </dd>
        </div>
        <div>
          <dt>{text.desksOpen}</dt>
          <dd>
            {strip.desksOpen}
            <small> {text.outOf(strip.desksTotal)}</small>
          </dd>
        </div>
      </dl>
      <Head
        title={text.byReason}
        level={3}
        end={
          <span className="legend">
            <i className="d d--r" />
            {text.withAppointment}
            <i className="d d--w" />
            {text.withoutAppointment}
          </span>
        }
      />
      {queues.length === 0 ? (
        <p className="queue-none">{text.nobody(props.nextAppointment)}</p>
      ) : (
        <table className="byreason">
          <caption className="sr">{text.byReasonCaption}</caption>
          <tbody>
            {queues.map((queue) => (
              <tr key={queue.reasonId}>
                <th scope="row">{queue.name}</th>
                <td className="dots" aria-hidden="true">
                  {queue.dots.slice(0, 8).map((dot) => (
                    <i key={dot.ticketId} className={dot.booked ? 'd d--r' : 'd d--w'} />
                  ))}
                </td>
                <td className="num">
                  <b>{queue.waiting}</b>
                </td>
                <Minutes min={queue.longestMin} goal={waitGoalMin} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <SetAsideList title={text.unserved} people={alone} />
      {nextCalls.length > 0 && (
        <>
          <Head title={text.nextCalls} level={3} />
          <ol className="nexts">
            {nextCalls.map((call, index) => (
              <li key={call.ticketId} className={index >= mostCalls ? 'wide-only' : ''}>
                <TicketPlaque
                  ticketId={call.ticketId}
                  label={call.label}
                  state={call.isOwnSeries ? 'pencil' : 'waiting'}
                />
                <span className="clip">{call.reasonName}</span>
                {call.dueTime !== '' && <Tag>{text.appointmentAt(call.dueTime)}</Tag>}
                {call.priority && <Tag icon={Star}>{statusText.priority}</Tag>}
                <span className="num nowrap">
                  {call.waitMin} {text.minutes}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      <SetAsideList title={statusText.parked} people={aside} />
      <DeskTable desks={desks} />
    </section>
  );
});
QueueColumn.displayName = 'QueueColumn';

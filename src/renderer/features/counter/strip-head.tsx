import type { Ticket } from '#shared/domain/model/ticket';
import { displayName } from '#shared/domain/model/citizen-values';
import { pauseText } from '#shared/i18n/fr/common';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { shortTime } from '#shared/i18n/fr/format';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { isCutOff, useSyncState } from '../../data/queries/use-sync-state';
import { classNames } from '../../ui/class-names';
import { Plaque } from '../../ui/plaque';
import { StatusTag } from '../../ui/status-tag';
import { useSaid } from '../../ui/voice/use-said';
import { Stopwatch } from './stopwatch';
import type { CounterDay } from './use-counter-day';
import type { NextUp } from './view-model/next-up';
import { isCallOpen } from './view-model/open-call';
import { plannedMinutes } from './view-model/service-time';
import { stripMoment, type StripMoment } from './view-model/strip-moment';

const text = counterLifeText.strip;

type StripHeadProps = {
  readonly day: CounterDay;
  readonly number: number;
  readonly queue: NextUp;
  readonly problem: string;
};

const useMoment = ({ day, number, queue }: StripHeadProps): StripMoment => {
  const sync = useSyncState();
  const { at, reference } = day;
  const about = (ticket: Ticket) => {
    const values = day.citizens.get(ticket.citizenId);
    const reason = entryById(reference.reasons, ticket.reasonId);
    const appointment = day.appointments.find(({ id }) => id === ticket.appointmentId);
    return {
      name: values ? displayName(values) : '',
      reasonName: reason?.name ?? '',
      plannedMin: plannedMinutes(appointment, reason),
      isOpen: isCallOpen(ticket, sync),
    };
  };
  const pause = day.pause === null ? '' : (pauseText[day.pause.why] ?? '');
  return stripMoment(at, { number, next: queue.next, pause, about });
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
        {isAway && sync.toSend > 0 ? text.toSend(sync.toSend) : text.waiting(waiting)}
      </StatusTag>
    </div>
  );
};

/** Number, state, name and time in three lines. A refusal takes the third one until the next act. */
export const StripHead = (props: StripHeadProps) => {
  const moment = useMoment(props);
  const { problem } = props;
  const line = problem === '' ? moment.about : problem;
  useSaid('refusal', problem);
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

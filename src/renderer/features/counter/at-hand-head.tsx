import type { RefObject } from 'react';

import type { Appointment } from '#shared/domain/model/appointment';
import type { Reason } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { civilOf } from '#shared/time/civil';

import { useNow } from '../../data/queries/use-now';
import { useSyncPart } from '../../data/queries/use-sync-state';
import { classNames } from '../../ui/class-names';
import { Plaque } from '../../ui/plaque';
import { StatusTag } from '../../ui/status-tag';
import { Stopwatch } from './stopwatch';
import { isCallOpen } from './view-model/open-call';
import { callsHere } from './view-model/sent-by';
import { plannedMinutes, serviceTime } from './view-model/service-time';

type HeadProps = {
  readonly kind: 'called' | 'serving';
  readonly ticket: Ticket;
  readonly appointment: Appointment | undefined;
  readonly reason: Reason | undefined;
  /** `''` when none was noted. */
  readonly name: string;
  /** The desk that the person goes back to after this service. */
  readonly wayBack: number | null;
  /** Who sent them here, in words; `''` = nobody did. */
  readonly sent: string;
  readonly zone: string;
  readonly headRef: RefObject<HTMLHeadingElement | null>;
};

const barRefreshMs = 5_000;

const ServiceTimer = ({
  ticket,
  planned,
  zone,
}: {
  readonly ticket: Ticket;
  readonly planned: number;
  readonly zone: string;
}) => {
  const { share, endsAt, overMin } = serviceTime(ticket.startedAt, planned, useNow(barRefreshMs));
  return (
    <div className="timer">
      <Stopwatch since={ticket.startedAt} label={counterText.serving.timer} />
      <div className={classNames('tbar', overMin > 0 && 'tbar--over')} aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </div>
      <span className="meta">
        {overMin > 0
          ? counterText.serving.over(planned, overMin)
          : counterText.serving.planned(planned, civilOf(endsAt, zone).time)}
      </span>
    </div>
  );
};

const CallTimer = ({ ticket }: { readonly ticket: Ticket }) => (
  <div className="timer">
    <Stopwatch since={ticket.lastCalledAt} label={counterText.called.timer} />
    <span className="meta">{counterText.called.often(callsHere(ticket))}</span>
  </div>
);

/** Number, name and time of the person at the desk. Dashed while the server has not confirmed the call. */
export const AtHandHead = ({ kind, ticket, appointment, reason, name, wayBack, sent, zone, headRef }: HeadProps) => {
  const isOpen = useSyncPart((sync) => isCallOpen(ticket, sync));
  const persons = appointment?.persons.length ?? 0;
  const since = civilOf(kind === 'called' ? ticket.lastCalledAt : ticket.startedAt, zone).time;
  return (
    <header className="id">
      <Plaque label={ticket.label} size="big" state={isOpen ? 'pencil' : 'on'} />
      <div className="id-t">
        <StatusTag sign={kind}>
          {kind === 'called' ? counterText.called.since(since) : counterText.serving.since(since)}
        </StatusTag>
        <h2 tabIndex={-1} ref={headRef}>
          {name === '' ? counterText.person.unknown : name}
        </h2>
        <p>
          {[
            reason?.name ?? '',
            persons === 0 ? '' : counterText.person.persons(persons),
            wayBack === null ? '' : counterLifeText.back.to(wayBack),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
        {sent !== '' && <p>{sent}</p>}
      </div>
      {kind === 'called' ? (
        <CallTimer ticket={ticket} />
      ) : (
        <ServiceTimer ticket={ticket} planned={plannedMinutes(appointment, reason)} zone={zone} />
      )}
    </header>
  );
};

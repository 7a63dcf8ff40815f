import './ticket.css';

import { Star } from 'lucide-react';

import type { Ticket } from '#shared/domain/model/ticket';
import { knownBy } from '#shared/domain/model/citizen-values';
import { statusText } from '#shared/i18n/fr/common';
import { ticketCardText } from '#shared/i18n/fr/ticket-card';

import { useAppointmentsOfDay } from '../../data/queries/use-appointments-of-day';
import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { useDeskSessions } from '../../data/queries/use-desk-sessions';
import { useNow } from '../../data/queries/use-now';
import { useTicketStandings } from '../../data/queries/use-ticket-standings';
import { useTicketsOfDay } from '../../data/queries/use-tickets-of-day';
import { useToday } from '../../data/queries/use-today';
import { Dialog } from '../../ui/dialog';
import { Plaque } from '../../ui/plaque';
import type { SignName } from '../../ui/signs';
import { StatusTag } from '../../ui/status-tag';
import { Tag } from '../../ui/tag';
import { CardActs, type TicketCardProps } from './card-acts';
import { cardFacts } from './view-model/card-view';

const text = ticketCardText;

const signOf = ({ status }: Ticket): SignName => (status === 'void' ? 'cancelled' : status);

const plaqueOf = (ticket: Ticket) => {
  if (ticket.status === 'called' || ticket.status === 'serving') return 'on';
  if (ticket.status !== 'waiting') return 'done';
  return ticket.series.includes('-') ? 'pencil' : 'waiting';
};

const useName = (ticket: Ticket, isShown: boolean): string => {
  const values = useCitizenValues(isShown && ticket.citizenId !== '' ? [ticket.citizenId] : []).get(ticket.citizenId);
  return values ? knownBy(values) : '';
};

const Card = ({ ticket, ...props }: TicketCardProps & { readonly ticket: Ticket }) => {
  const { reference, onPerson } = props;
  const now = useNow(15_000);
  const tickets = useTicketsOfDay(ticket.day);
  const appointments = useAppointmentsOfDay(ticket.day);
  const sessions = useDeskSessions(ticket.day);
  const standing = useTicketStandings({ reference, tickets, sessions, appointments, now })(ticket);
  const name = useName(ticket, onPerson !== null);
  return (
    <>
      <header className="tc-head">
        <Plaque label={ticket.label} size="big" state={plaqueOf(ticket)} />
        <div>
          {onPerson && <b>{name === '' ? text.nobody : name}</b>}
          <span>
            <StatusTag sign={signOf(ticket)}>{text.status(ticket.status)}</StatusTag>
            {ticket.priority && <Tag icon={Star}>{statusText.priority}</Tag>}
          </span>
        </div>
      </header>
      <dl className="tc-facts">
        {cardFacts(ticket, standing, reference).map((fact) => (
          <div key={fact.name} className={fact.isLoud ? 'tc-loud' : ''}>
            <dt>{fact.name}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      <CardActs {...props} {...{ ticket, standing, tickets, sessions, appointments }} />
    </>
  );
};

/** The card of a number, over any screen: who it is, how it stands, and what can be done with it. */
export const TicketCard = (props: TicketCardProps) => {
  const tickets = useTicketsOfDay(useToday());
  const ticket = tickets.find(({ id }) => id === props.ticketId);
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={ticket ? text.title(ticket.label) : text.keys}
      hideTitle={ticket !== undefined}
      className="tc"
    >
      {ticket ? <Card {...props} ticket={ticket} /> : <p className="meta">{text.gone}</p>}
    </Dialog>
  );
};

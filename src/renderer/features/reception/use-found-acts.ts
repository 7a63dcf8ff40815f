import type { Appointment } from '#shared/domain/model/appointment';
import type { Ticket } from '#shared/domain/model/ticket';
import { isHeld } from '#shared/domain/numbers/held-labels';
import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import { receptionText } from '#shared/i18n/fr/reception';
import { ticketCardText } from '#shared/i18n/fr/ticket-card';

import { useOpenTicket } from '../../ui/open-ticket';
import type { RowAct } from './found-row';
import type { FoundRow } from './view-model/arrival-search';
import { comesBy } from './view-model/chosen-row';

const text = receptionText.arrivals;

/** What reception does about somebody who was found. */
export type FoundActs = {
  readonly onCheckIn: (appointmentId: string) => void;
  /** Asks first: it moves the appointment of another day. */
  readonly onReceive: (appointment: Appointment, match: CitizenMatch) => void;
  /** Checks in somebody who was noted absent today; asks first where that is long ago. */
  readonly onMissed: (appointment: Appointment, match: CitizenMatch) => void;
  readonly asksMissed: (appointment: Appointment) => boolean;
  /** Asks first: the appointment of today was called off. */
  readonly onOff: (appointment: Appointment, match: CitizenMatch) => void;
  readonly onReprint: (ticketId: string) => void;
  readonly onLeft: (ticketId: string) => void;
  readonly onOpen: (appointmentId: string) => void;
  readonly onPassageFor: (match: CitizenMatch) => void;
};

/** Somebody who is with an agent does not leave by the word of reception. */
const mayLeave = ({ status }: Ticket): boolean => status === 'waiting' || status === 'called' || status === 'parked';

type PersonRow = Extract<FoundRow, { kind: 'person' }>;

/** The acts of a row, the main one first. */
export type ActsOf = (row: FoundRow) => readonly RowAct[];

/** What can be done about each row of a search. */
export const useFoundActs = (acts: FoundActs, today: string): ActsOf => {
  const openTicket = useOpenTicket();
  const ofTicket = (ticket: Ticket): readonly RowAct[] => [
    ...(openTicket ? [{ label: ticketCardText.title(ticket.label), run: () => openTicket(ticket.id) }] : []),
    ...(isHeld(ticket) ? [{ label: ticketCardText.acts.reprint, run: () => acts.onReprint(ticket.id) }] : []),
    ...(mayLeave(ticket) ? [{ label: ticketCardText.acts.left, run: () => acts.onLeft(ticket.id) }] : []),
  ];
  const ofComing = (row: PersonRow): readonly RowAct[] => {
    const by = comesBy(row, today);
    if (!by) return [];
    const { appointment, how } = by;
    return [
      {
        missed: {
          label: text.checkIn,
          run: () => acts.onMissed(appointment, row.match),
          asks: acts.asksMissed(appointment),
        },
        otherDay: { label: text.receiveToday, run: () => acts.onReceive(appointment, row.match), asks: true },
        off: { label: text.receiveOff, run: () => acts.onOff(appointment, row.match), asks: true },
      }[how],
    ];
  };
  const ofPerson = (row: PersonRow): readonly RowAct[] => {
    const { match, whereabouts, ticket } = row;
    const live = ticket ?? whereabouts?.tickets.find(isHeld);
    const open = whereabouts?.appointments[0];
    return [
      ...(live ? ofTicket(live) : ofComing(row)),
      { label: text.passage, run: () => acts.onPassageFor(match) },
      ...(open ? [{ label: text.openAppointment, run: () => acts.onOpen(open.id) }] : []),
    ];
  };
  return (row) => {
    if (row.kind === 'expected') return [{ label: text.checkIn, run: () => acts.onCheckIn(row.arrival.appointmentId) }];
    return row.kind === 'ticket' ? ofTicket(row.ticket) : ofPerson(row);
  };
};

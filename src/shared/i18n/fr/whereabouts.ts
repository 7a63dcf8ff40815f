import { appointmentStanding } from '../../domain/booking/appointment-standing';
import type { Call } from '../../domain/calls/call-list';
import type { Appointment } from '../../domain/model/appointment';
import type { Ticket } from '../../domain/model/ticket';
import type { TicketStanding } from '../../domain/queue/ticket-standing';
import { formatBand, nearDay, shortTime } from './format';
import { ticketCardText } from './ticket-card';

const nbsp = '\u00A0';

type Placed = Pick<Appointment, 'status' | 'day' | 'time' | 'durationMin'>;
/** `call` = what the person still has to be told: the office moved them from the moment that they know of, or called them off. */
type Known = { readonly isStranded?: boolean; readonly call?: Pick<Call, 'told' | 'isOff' | 'crossing'> | null };
type CivilMoment = { readonly day: string; readonly time: string };

/** What became of an appointment, behind its moment; nothing for one that stands. */
const became = (appointment: Placed, now: CivilMoment): string => {
  const { status } = appointment;
  if (appointmentStanding(appointment, now) === 'needsOutcome') return 'à renseigner';
  const words = {
    booked: '',
    arrived: 'arrivée enregistrée',
    attended: 'honoré',
    noShow: 'absence notée',
    cancelledByCitizen: 'annulé',
    cancelledByOffice: 'annulé par la mairie',
    void: 'annulé',
  };
  return words[status];
};

const untold = 'personne à prévenir';

/** What the person does not know yet; the moment that they know of is said where it is another one. */
const toTell = (
  { told, isOff, crossing }: Pick<Call, 'told' | 'isOff' | 'crossing'>,
  { day, time }: Placed,
  now: CivilMoment,
): string => {
  if (crossing)
    return `changé à deux postes (${nearDay(told.day, now.day)} à ${shortTime(told.time)} dit aussi), ${untold}`;
  return isOff && told.day === day && told.time === time
    ? untold
    : `déplacé par la mairie (${nearDay(told.day, now.day)} à ${shortTime(told.time)} avant), ${untold}`;
};

const at = (time: string): string => (time === '' ? '' : ` à ${shortTime(time)}`);

type Held = Pick<Ticket, 'status' | 'label' | 'endedAt'>;
type Stands = Pick<TicketStanding, 'rank' | 'left' | 'restsUntil' | 'hourAt' | 'isSooner' | 'isUnserved'>;
type Clock = (instant: string) => string;

/** Where the person with a ticket is; `desk` is its number, 0 where none, `clock` gives the civil time of an instant. */
const standing = (ticket: Held, stands: Stands, desk: number, clock: Clock): string => {
  const { rank, left } = stands;
  const ended = ticket.endedAt === '' ? '' : clock(ticket.endedAt);
  const where = desk > 0 ? ` au guichet${nbsp}${desk}` : '';
  switch (ticket.status) {
    case 'waiting':
      return [
        'en attente',
        ticketCardText.instead(stands, clock) || (rank === null ? '' : `rang${nbsp}${rank}`),
        left === null || ticketCardText.isOneWay(stands) ? '' : `encore ${formatBand(left)}`,
      ]
        .filter(Boolean)
        .join(', ');
    case 'called':
      return `appelé${where}`;
    case 'serving':
      return desk > 0 ? `au guichet${nbsp}${desk}` : 'en cours';
    case 'onHold':
    case 'parked':
      return 'mis de côté';
    case 'done':
      return `servi${at(ended)}`;
    case 'noAnswer':
      return `sans réponse${at(ended)}`;
    case 'abandoned':
      return `départ noté${at(ended)}`;
    case 'notServedAtClosing':
      return 'non servi à la fermeture';
    case 'void':
      return 'annulé';
  }
};

/** Words for what a person has now, one line of a search result each. */
export const whereaboutsText = {
  /** « RDV demain à 14:00, Passeport », « RDV hier à 9:20, Passeport, absence notée ». */
  appointment: (
    one: Placed,
    reason: string,
    now: CivilMoment,
    { isStranded = false, call = null }: Known = {},
  ): string =>
    [
      `RDV ${nearDay(one.day, now.day)} à ${shortTime(one.time)}`,
      reason,
      became(one, now),
      isStranded ? 'guichet fermé, à déplacer' : '',
      call && toTell(call, one, now),
    ]
      .filter(Boolean)
      .join(', '),
  /** « A049 en attente, rang 3, encore 10 à 15 min ». */
  ticket: (ticket: Held, stands: Stands, desk: number, clock: Clock): string =>
    `${ticket.label} ${standing(ticket, stands, desk, clock)}`,
  reading: 'Lecture des rendez-vous…',
} as const;

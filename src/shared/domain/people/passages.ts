import type { Appointment } from '../model/appointment';
import type { Request } from '../model/request';
import type { Ticket } from '../model/ticket';
import { isHeld } from '../numbers/held-labels';
import { compareText } from '../../lib/compare';

/**
 * One time that a person was here, wrote or called, or will come. An appointment and its ticket are one passage, and so are a
 * request and its ticket.
 */
export type Passage = {
  readonly kind: 'appointment' | 'ticket' | 'request';
  readonly id: string;
  /** Civil day of the site, and the civil time of an appointment, `''` for the others. */
  readonly day: string;
  readonly time: string;
  readonly reasonId: string;
  readonly citizenId: string;
  readonly persons: number;
  readonly appointment: Appointment | null;
  readonly ticket: Ticket | null;
  readonly request: Request | null;
};

/** All documents that name a person, under whatever of their ids. */
export type PassageSources = {
  readonly appointments: readonly Appointment[];
  readonly tickets: readonly Ticket[];
  readonly requests: readonly Request[];
};

const base = { time: '', persons: 1, appointment: null, ticket: null, request: null } as const;

const startOf = ({ day, time, ticket, request }: Passage): string =>
  `${day} ${time === '' ? (ticket?.issuedAt ?? request?.receivedAt ?? '').slice(11, 16) : time}`;
const byStart = (a: Passage, b: Passage): number => {
  const [one, other] = [startOf(a), startOf(b)];
  return compareText(one, other) || compareText(a.id, b.id);
};

/** Joins what belongs together; what was undone (`void`) is no passage. The earliest first. */
export const joinPassages = ({ appointments, tickets, requests }: PassageSources): readonly Passage[] => {
  const live = <One extends { readonly status: string }>(all: readonly One[]): readonly One[] =>
    all.filter(({ status }) => status !== 'void');
  const [booked, issued, received] = [live(appointments), live(tickets), live(requests)];
  const ofAppointment = new Map(issued.map((ticket) => [ticket.appointmentId, ticket]));
  const bookedIds = new Set(booked.map(({ id }) => id));
  const walkIns = issued.filter((ticket) => !bookedIds.has(ticket.appointmentId));
  const requestOf = new Map(received.map((request) => [request.id, request]));
  const used = new Set(issued.map(({ requestId }) => requestId));
  const passages = [
    ...booked.map((appointment): Passage => {
      const { id, day, time, reasonId, citizenId, persons } = appointment;
      const ticket = ofAppointment.get(id) ?? null;
      return {
        ...base,
        kind: 'appointment',
        id,
        day,
        time,
        reasonId,
        citizenId,
        persons: persons.length,
        appointment,
        ticket,
      };
    }),
    ...walkIns.map((ticket): Passage => {
      const { id, day, reasonId, citizenId, requestId } = ticket;
      return {
        ...base,
        kind: 'ticket',
        id,
        day,
        reasonId,
        citizenId,
        ticket,
        request: requestOf.get(requestId) ?? null,
      };
    }),
    ...received
      .filter(({ id }) => !used.has(id))
      .map((request): Passage => {
        const { id, day, reasonId, citizenId } = request;
        return { ...base, kind: 'request', id, day, reasonId, citizenId, request };
      }),
  ];
  return passages.toSorted(byStart);
};

const isOver = ({ appointment, ticket }: Passage): boolean => {
  if (ticket) return !isHeld(ticket);
  return appointment?.status !== 'booked' && appointment?.status !== 'arrived';
};

const isAhead = (passage: Passage, today: string): boolean => passage.day >= today && !isOver(passage);

/**
 * What is still to come, the next first, and what is past, the latest first: of today and of the days ahead that is what came to its end, as whoever was noted
 * absent, called it off or was served, and a request that was only written down.
 */
export const splitPassages = (
  passages: readonly Passage[],
  today: string,
): { readonly ahead: readonly Passage[]; readonly past: readonly Passage[] } => ({
  ahead: passages.filter((one) => isAhead(one, today)),
  past: passages.filter((one) => !isAhead(one, today)).toReversed(),
});

/**
 * What of a person is still to come or under way, so that they are not erased yet: appointments from today on that nobody settled, tickets
 * that they hold, and requests without an answer. Once erased, they could not be called, told or answered.
 */
export const inTheWayOfErasure = (
  { appointments, tickets, requests }: PassageSources,
  today: string,
): PassageSources => ({
  appointments: appointments.filter(({ day, status }) => day >= today && (status === 'booked' || status === 'arrived')),
  tickets: tickets.filter(isHeld),
  requests: requests.filter(({ status }) => status !== 'answered' && status !== 'closed' && status !== 'void'),
});

/** How many documents there are, those that were taken back whole left out: they stay without a name. */
export const countPassages = (sources: PassageSources): Readonly<Record<keyof PassageSources, number>> => {
  const live = (all: readonly { readonly status: string }[]): number =>
    all.filter(({ status }) => status !== 'void').length;
  return {
    appointments: live(sources.appointments),
    tickets: live(sources.tickets),
    requests: live(sources.requests),
  };
};

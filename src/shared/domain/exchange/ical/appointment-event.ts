import { nextCounter } from '../../lifecycle/event-log';
import type { Appointment } from '../../model/appointment';
import type { SiteReference } from '../../model/reference';
import type { CalendarEvent, CalendarStatus } from './calendar-event';
import { entryById } from '../../../lib/entry-by-id';

const cancelled: ReadonlySet<Appointment['status']> = new Set(['cancelledByCitizen', 'cancelledByOffice', 'void']);

/** What changes the place or the life of an appointment: each makes a new version of its event. An arrival may stand against a cancellation. */
const versions: ReadonlySet<string> = new Set([
  'booked',
  'rescheduled',
  'cancelledByCitizen',
  'cancelledByOffice',
  'reopened',
  'arrived',
  'undone',
]);

const statusOf = ({ status, confirmation }: Appointment): CalendarStatus => {
  if (cancelled.has(status)) return 'CANCELLED';
  return confirmation === 'pending' || confirmation === 'overbooked' ? 'TENTATIVE' : 'CONFIRMED';
};

/** Counted over the whole log, which only grows, so that an undo makes a newer version too. The first is 0. */
const sequenceOf = ({ events }: Appointment): number =>
  Math.max(0, events.filter((event) => versions.has(event.type)).length - 1);

const lastChange = ({ events }: Appointment): string => {
  const last = nextCounter(events) - 1;
  return events.find((event) => event.n === last)?.at ?? '1970-01-01T00:00:00.000Z';
};

/** As much of an appointment as a calendar of the town hall needs: small enough to be kept for all of half a year. */
export type EventFacts = Pick<Appointment, 'id' | 'day' | 'time' | 'durationMin' | 'deskId' | 'reasonId' | 'status'> & {
  readonly persons: number;
  readonly sequence: number;
  /** Instant of the last change. */
  readonly stampedAt: string;
  readonly certainty: CalendarStatus;
};

/** Takes from an appointment what its event says. */
export const eventFacts = (appointment: Appointment): EventFacts => {
  const { id, day, time, durationMin, deskId, reasonId, status, persons } = appointment;
  return {
    id,
    day,
    time,
    durationMin,
    deskId,
    reasonId,
    status,
    persons: Math.max(1, persons.length),
    sequence: sequenceOf(appointment),
    stampedAt: lastChange(appointment),
    certainty: statusOf(appointment),
  };
};

const place = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

/**
 * An appointment as an event for a calendar of the town hall: no name, no number, nothing that tells who comes. The summary is
 * the short name of the reason and how many come: `CNI · 2 pers.`.
 */
export const appointmentEvent = (facts: EventFacts, reference: SiteReference): CalendarEvent => {
  const { id, sequence, stampedAt, day, time, durationMin, certainty } = facts;
  const reason = entryById(reference.reasons, facts.reasonId);
  const desk = entryById(reference.desks, facts.deskId);
  return {
    uid: id,
    sequence,
    stampedAt,
    day,
    time,
    durationMin,
    status: certainty,
    summary: `${reason?.shortName ?? 'Rendez-vous'} · ${facts.persons} pers.`,
    location: place([desk?.name ?? '', reference.site.name]),
    description: '',
  };
};

import {
  ageBands,
  type Appointment,
  type AppointmentPerson,
  type AppointmentStatus,
  type Confirmation,
  type Placement,
} from '../model/appointment';
import type { AnyEvent, EventLog } from '../model/event';

import { crossedByArrival } from './crossed-by-arrival';
import { countOf, textOf, textsOf } from './read-payload';
import { storyOf } from './story';

type Draft = { -readonly [Key in keyof Appointment]: Appointment[Key] } & { placedBy: string };

const personsOf = (event: AnyEvent): AppointmentPerson[] => {
  const persons: unknown = event['persons'];
  if (!Array.isArray(persons)) return [];
  return persons.map((person: unknown) => {
    const known: Readonly<Record<string, unknown>> = typeof person === 'object' && person !== null ? { ...person } : {};
    const text = (key: string): string => (typeof known[key] === 'string' ? known[key] : '');
    const ageBand = ageBands.find((band) => band === known['ageBand']);
    return {
      preApplicationNumber: text('preApplicationNumber'),
      ...(text('citizenId') === '' ? {} : { citizenId: text('citizenId') }),
      ...(ageBand ? { ageBand } : {}),
      ...(text('situation') === '' ? {} : { situation: text('situation') }),
    };
  });
};

const placementOf = (event: AnyEvent): Placement => ({
  day: textOf(event, 'day'),
  time: textOf(event, 'time'),
  durationMin: countOf(event, 'durationMin'),
  deskId: textOf(event, 'deskId'),
});

const outcomes: readonly AppointmentStatus[] = ['attended', 'noShow', 'cancelledByCitizen', 'cancelledByOffice'];

const applyBooked = (draft: Draft, event: AnyEvent): void => {
  Object.assign(draft, placementOf(event));
  draft.placedBy = event.id;
  draft.reasonId = textOf(event, 'reasonId');
  draft.citizenId = textOf(event, 'citizenId');
  draft.persons = personsOf(event);
  draft.channel = textOf(event, 'channel');
  if (draft.bookedAt === '') draft.bookedAt = event.at;
};

const apply = (draft: Draft, event: AnyEvent): void => {
  switch (event.type) {
    case 'booked':
      return applyBooked(draft, event);
    case 'rescheduled':
      Object.assign(draft, placementOf(event));
      draft.placedBy = event.id;
      return;
    case 'personsCorrected':
      draft.persons = personsOf(event);
      return;
    case 'reasonCorrected':
      draft.reasonId = textOf(event, 'reasonId');
      return;
    case 'arrived':
      draft.arrivedAt = event.at;
      draft.ticketId = textOf(event, 'ticketId');
      if (draft.status === 'booked') draft.status = 'arrived';
      return;
    case 'reopened':
      draft.status = draft.arrivedAt === '' ? 'booked' : 'arrived';
      return;
    default: {
      // The last outcome said is the one that counts.
      const outcome = outcomes.find((status) => status === event.type);
      if (outcome) draft.status = outcome;
    }
  }
};

/**
 * What was said of the last placement. Words about an earlier placement no longer count; a surplus is never hidden, only a
 * person can say that it stays.
 */
const confirmationOf = (
  told: readonly AnyEvent[],
  placedBy: string,
): { confirmation: Confirmation; rivals: string[] } => {
  const words = told.filter((event) => placedBy !== '' && event['cause'] === placedBy);
  const surplus = words.find((event) => event.type === 'overbooked');
  if (surplus) {
    const isKept = words.some((event) => event.type === 'kept');
    return { confirmation: isKept ? 'kept' : 'overbooked', rivals: textsOf(surplus, 'rivals') };
  }
  // A place that the server promised to the desk beforehand is as good as accepted, until it says otherwise.
  const isPromised = told.some((event) => event.id === placedBy && textOf(event, 'leaseId') !== '');
  const isAccepted = isPromised || words.some((event) => event.type === 'accepted');
  return { confirmation: isAccepted ? 'accepted' : 'pending', rivals: [] };
};

const empty = (id: string, siteId: string): Draft => ({
  id,
  siteId,
  events: [],
  status: 'booked',
  confirmation: 'pending',
  day: '',
  time: '',
  durationMin: 0,
  deskId: '',
  reasonId: '',
  citizenId: '',
  persons: [],
  ticketId: '',
  channel: '',
  bookedAt: '',
  arrivedAt: '',
  rivals: [],
  placedBy: '',
});

/**
 * The appointment that a log tells. Total for any set of events in any order: unknown types are passed over, and what a
 * payload lacks reads as empty. `void` when no booking is left; the last known fields stay, so that the document stays valid.
 */
export const foldAppointment = (id: string, siteId: string, log: EventLog): Appointment => {
  const { events, told, live } = storyOf(log, 'booked');
  const draft = empty(id, siteId);
  const crossed = crossedByArrival(told);
  for (const event of told) if (!crossed.has(event.id)) apply(draft, event);
  const { placedBy, ...appointment } = draft;
  return { ...appointment, ...confirmationOf(told, placedBy), events, status: live ? draft.status : 'void' };
};

import { addDays, minutesOf } from '../../../time/civil';
import type { DeskSession } from '../../model/desk-session';
import type { SiteReference } from '../../model/reference';
import { overlaps } from '../../scheduling/intervals';
import { seatsOn, type Seat } from '../../scheduling/seats';
import { appointmentEvent, type EventFacts } from './appointment-event';
import type { CalendarFile } from './write-calendar';
import { byStart } from '../../../lib/compare';
import { entryById } from '../../../lib/entry-by-id';

const pastDays = 30;
const comingDays = 180;

/** The days that a feed shows, both included: the last 30 and the next 180. */
export const feedSpan = (today: string): { readonly fromDay: string; readonly toDay: string } => ({
  fromDay: addDays(today, -pastDays),
  toDay: addDays(today, comingDays),
});

/** What a feed is made of. `sessions` say who was at a desk on a day. */
export type FeedFacts = {
  readonly reference: SiteReference;
  readonly appointments: Iterable<EventFacts>;
  readonly sessions: Iterable<Pick<DeskSession, 'day' | 'deskId' | 'agentId'>>;
  /** The civil day of the site. */
  readonly today: string;
};

type Place = Pick<EventFacts, 'day' | 'time' | 'durationMin' | 'deskId'>;

/** The agents who hold a desk at a moment: who signed on there that day, else those who are expected there by the plan or by habit. */
const holdersOf = (
  seatsOf: (day: string) => readonly Seat[],
  signedOn: ReadonlyMap<string, string>,
  place: Place,
): readonly string[] => {
  const there = signedOn.get(`${place.deskId} ${place.day}`);
  if (there !== undefined) return [there];
  const from = minutesOf(place.time);
  return seatsOf(place.day)
    .filter((seat) => seat.deskId === place.deskId && overlaps(seat, { from, to: from + place.durationMin }))
    .map(({ agentId }) => agentId);
};

const nameOf = (reference: SiteReference, agentId: string): string => {
  const agent = entryById(reference.agents, agentId);
  return agent ? `${agent.shortName}, ${reference.site.name}` : reference.site.name;
};

/**
 * The feed of a site, or of one agent (`agentId` not `''`), as a calendar file to be written. It holds no name of a citizen. Cancelled
 * appointments stay in it as cancelled, so that a calendar that has them takes them off; a booking that was undone is not there.
 */
export const calendarFeed = (
  { reference, appointments, sessions, today }: FeedFacts,
  agentId: string,
): CalendarFile => {
  const { fromDay, toDay } = feedSpan(today);
  const signedOn = new Map<string, string>();
  for (const { day, deskId, agentId: agent } of sessions) signedOn.set(`${deskId} ${day}`, agent);
  const known = new Map<string, readonly Seat[]>();
  const seatsOf = (day: string): readonly Seat[] => {
    const seats = known.get(day) ?? seatsOn(reference, day);
    known.set(day, seats);
    return seats;
  };
  const shown: EventFacts[] = [];
  for (const one of appointments) {
    if (one.status === 'void' || one.day < fromDay || one.day > toDay) continue;
    if (agentId === '' || holdersOf(seatsOf, signedOn, one).includes(agentId)) shown.push(one);
  }
  return {
    zone: reference.site.zone,
    name: nameOf(reference, agentId),
    events: shown.toSorted(byStart).map((facts) => appointmentEvent(facts, reference)),
    method: 'PUBLISH',
  };
};

import { addDays, minutesOf } from '../../../time/civil';
import type { DeskSession } from '../../model/desk-session';
import type { Agent, SiteReference, Unavailability } from '../../model/reference';
import { appointmentEvent, type EventFacts } from './appointment-event';
import type { CalendarFile } from './write-calendar';

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

const isAway = (absence: Unavailability, { day, time, durationMin }: Place): boolean => {
  const from = minutesOf(time);
  const isThatDay = absence.fromDay <= day && day <= absence.toDay;
  return isThatDay && minutesOf(absence.from) < from + durationMin && from < minutesOf(absence.to);
};

const standIns = (reference: SiteReference, agent: Agent, place: Place): readonly string[] => {
  const absences = reference.unavailabilities.filter((one) => one.agentId === agent.id && isAway(one, place));
  return absences.length === 0 ? [agent.id] : absences.map(({ replacedBy }) => replacedBy);
};

/** The agents who hold a desk at a moment: who signed on there that day, else those whose usual desk it is and who are not away. */
const holdersOf = (
  reference: SiteReference,
  signedOn: ReadonlyMap<string, string>,
  place: Place,
): readonly string[] => {
  const there = signedOn.get(`${place.deskId} ${place.day}`);
  if (there !== undefined) return [there];
  return reference.agents
    .filter((agent) => agent.usualDeskId === place.deskId)
    .flatMap((agent) => standIns(reference, agent, place));
};

const nameOf = (reference: SiteReference, agentId: string): string => {
  const agent = reference.agents.find((one) => one.id === agentId);
  return agent ? `${agent.shortName}, ${reference.site.name}` : reference.site.name;
};

const byStart = (a: EventFacts, b: EventFacts): number =>
  `${a.day} ${a.time} ${a.id}` < `${b.day} ${b.time} ${b.id}` ? -1 : 1;

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
  const shown: EventFacts[] = [];
  for (const one of appointments) {
    if (one.status === 'void' || one.day < fromDay || one.day > toDay) continue;
    if (agentId === '' || holdersOf(reference, signedOn, one).includes(agentId)) shown.push(one);
  }
  return {
    zone: reference.site.zone,
    name: nameOf(reference, agentId),
    events: shown.toSorted(byStart).map((facts) => appointmentEvent(facts, reference)),
    method: 'PUBLISH',
  };
};

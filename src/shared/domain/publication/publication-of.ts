import { addMinutes, civilOf, minutesOf, toInstant } from '../../time/civil';
import type { Appointment } from '../model/appointment';
import { civilTimeSchema } from '../model/ids';
import type { SiteReference } from '../model/reference';
import type { WaitBand } from '../model/ticket';
import { seriesFor } from '../numbers/number-series';
import { shippedTicketBlocks } from '../ticket-paper/ticket-lines';

import { isClosed, siteClosureNow, type SiteClosure } from './is-closed';
import { favouriteReasons, kioskReasons } from './kiosk-reasons';
import { isOverToday } from '../queue/opening-instants';
import { peopleAheadOf, type QueueFacts } from '../queue/people-ahead';
import type { Publication, PublishedKiosk, PublishedReason } from './publication';
import { publishedCalls } from './published-calls';
import { kioskOf, publicScreenOf } from './shipped-screens';

/** What a publication is made of. Documents may be of any day: those of the site's day count. */
export type PublicationFacts = QueueFacts & {
  readonly appointments: readonly Appointment[];
  /** The wait to announce by reason; absent or `null` = none can be told. */
  readonly waits: ReadonlyMap<string, WaitBand | null>;
  /** The town's clock minus true time, milliseconds. */
  readonly clockOffsetMs: number;
  /** Whether it is for a kiosk, which shows more than a board. */
  readonly forKiosk: boolean;
};

const mostWaits = 12;
const mostTimes = 60;
/** For how long before and after its start somebody is expected for an appointment, minutes. */
export const EXPECTED_WITHIN_MIN = 60;

/** How long before an appointment somebody is here, minutes; 0 when it is so near that a kiosk would take them. Both times are civil. */
export const earlyMin = (time: string, now: string): number => {
  const ahead = minutesOf(time) - minutesOf(now);
  return ahead > EXPECTED_WITHIN_MIN ? ahead : 0;
};

const waitsOf = ({ reference, waits }: PublicationFacts): Publication['waits'] =>
  favouriteReasons(reference)
    .flatMap(({ id, name }) => {
      const band = waits.get(id);
      return band ? [{ reasonId: id, reason: name, band }] : [];
    })
    .slice(0, mostWaits);

/**
 * The appointments of the day whose people may say at a kiosk that they are here: booked, not arrived, and beginning within the hour
 * before or after now.
 */
export const expectedNow = (
  appointments: readonly Appointment[],
  { site }: Pick<SiteReference, 'site'>,
  nowIso: string,
): readonly Appointment[] => {
  const { day } = civilOf(nowIso, site.zone);
  const [from, to] = [addMinutes(nowIso, -EXPECTED_WITHIN_MIN), addMinutes(nowIso, EXPECTED_WITHIN_MIN)];
  return appointments.filter((appointment) => {
    if (appointment.status !== 'booked' || appointment.day !== day) return false;
    // A row of a broken desk must not silence every screen.
    if (!civilTimeSchema.safeParse(appointment.time).success) return false;
    const start = toInstant(appointment.day, appointment.time, site.zone);
    return start >= from && start <= to;
  });
};

const expectedTimes = ({ reference, appointments, nowIso }: PublicationFacts): string[] =>
  [...new Set(expectedNow(appointments, reference, nowIso).map(({ time }) => time))].toSorted().slice(0, mostTimes);

const kioskPart = (facts: PublicationFacts, closure: SiteClosure | null): PublishedKiosk => {
  const { reference, waits } = facts;
  const { languages, checkIn, feedback, exitPin, exitSeal } = kioskOf(reference);
  const layout = reference.ticketLayouts[0];
  const reasons = kioskReasons(reference);
  const aheadOf = peopleAheadOf(facts);
  return {
    languages,
    isClosed: isClosed(facts),
    // The reasons stay: a kiosk that starts without the server on the next morning offers those that it was told last.
    isOver: closure !== null || isOverToday(facts),
    reasons: reasons.map(({ id, name, names = {}, icon }): PublishedReason => ({
      id,
      name,
      names,
      icon,
      wait: waits.get(id) ?? null,
      ahead: aheadOf(id),
    })),
    checkIn,
    expectedTimes: checkIn && closure === null ? expectedTimes(facts) : [],
    feedback,
    exitPin: '',
    hasExit: exitPin !== '' || exitSeal !== undefined,
    ticket: {
      blocks: [...(layout?.blocks ?? shippedTicketBlocks)],
      cut: layout?.cut ?? true,
      publicUrl: reference.site.publicUrl ?? '',
    },
    seriesOf: Object.fromEntries(reasons.map(({ id }) => [id, seriesFor(reference, id).letter])),
  };
};

/**
 * All that screens in public get of the day. It is made of numbers, desks, reasons and hours alone: no name, no id of a citizen, a
 * request or a ticket, and no key of a ticket's page can be in it.
 */
export const publicationOf = (facts: PublicationFacts): Publication => {
  const { site } = facts.reference;
  const { day } = civilOf(facts.nowIso, site.zone);
  const today: PublicationFacts = {
    ...facts,
    tickets: facts.tickets.filter((ticket) => ticket.day === day),
    sessions: facts.sessions.filter((session) => session.day === day),
  };
  const { messages, hours, voice } = publicScreenOf(facts.reference);
  const closure = siteClosureNow(today);
  return {
    site: { name: site.name, commune: site.commune, accent: site.accent, zone: site.zone },
    clockOffsetMs: facts.clockOffsetMs,
    asOf: facts.nowIso,
    day,
    calls: publishedCalls(today.tickets, facts.reference.desks),
    waits: closure ? [] : waitsOf(today),
    messages,
    hours,
    closure,
    voice,
    kiosk: facts.forKiosk ? kioskPart(today, closure) : null,
  };
};

import { timeOf, toInstant, weekdayOf } from '../../../time/civil';
import type { Appointment } from '../../model/appointment';
import type { SiteReference } from '../../model/reference';
import { plannedMin } from '../../queue/service-times';
import type { WalkInsAhead } from '../day/simulate-day';
import type { AppointmentFact, Facts, TicketFact } from '../facts/fact';
import { groups } from './grouped';
import { entryById } from '../../../lib/entry-by-id';

const [halfHours, stepMin] = [48, 30];

type Comers = {
  readonly days: Set<string>;
  readonly counts: Float64Array;
  readonly reasons: Map<string, number>;
  prior: number;
  all: number;
};

/** Who comes on the days of a period: the book of each day, and walk-ins as they come on average on its weekday. */
export type PeopleOfDays = {
  /** Days that are over and on which somebody came, in their order. */
  readonly days: readonly string[];
  readonly appointmentsOn: (day: string) => readonly Appointment[];
  readonly walkInsOn: (day: string) => WalkInsAhead;
};

const comersOf = (tickets: readonly TicketFact[]): ((weekday: number) => Comers) => {
  const found = groups((_weekday: number): Comers => ({
    days: new Set(),
    counts: new Float64Array(halfHours),
    reasons: new Map(),
    prior: 0,
    all: 0,
  }));
  for (const { day, minute, reasonId, booked, priority, status } of tickets) {
    const comers = found.of(weekdayOf(day));
    comers.days.add(day);
    if (booked || status === 'void') continue;
    const step = Math.floor(minute / stepMin);
    comers.counts[step] = (comers.counts[step] ?? 0) + 1;
    comers.reasons.set(reasonId, (comers.reasons.get(reasonId) ?? 0) + 1);
    comers.all += 1;
    if (priority) comers.prior += 1;
  }
  return found.of;
};

const kept: ReadonlySet<AppointmentFact['end']> = new Set(['ahead', 'attended', 'noShow', 'needsOutcome']);

/** As long as the reason for one person: the measured lengths, families among them, are multiples of that. */
const asBooked = (one: AppointmentFact, ref: SiteReference): Appointment => ({
  id: one.id,
  siteId: one.siteId,
  events: [],
  status: 'booked',
  confirmation: 'accepted',
  day: one.day,
  time: timeOf(one.minute),
  durationMin: plannedMin(entryById(ref.reasons, one.reasonId), undefined),
  persons: [],
  reasonId: one.reasonId,
  deskId: '',
  citizenId: '',
  ticketId: '',
  channel: one.channel,
  bookedAt: '',
  arrivedAt: '',
  rivals: [],
});

/** Who comes, out of facts of a period and of one site. `weekday` 0 = any; `asOf` = the day of the figures, which is not over. */
export const peopleOfDays = (
  { tickets, appointments }: Pick<Facts, 'tickets' | 'appointments'>,
  ref: SiteReference,
  { weekday, asOf }: { readonly weekday: number; readonly asOf: string },
): PeopleOfDays => {
  const isMeant = (day: string): boolean => day < asOf && (weekday === 0 || weekdayOf(day) === weekday);
  const came = tickets.filter(({ day }) => isMeant(day));
  const comers = comersOf(came);
  const book = groups((_day: string): Appointment[] => []);
  for (const one of appointments) if (isMeant(one.day) && kept.has(one.end)) book.of(one.day).push(asBooked(one, ref));
  return {
    days: [...new Set(came.map(({ day }) => day))].toSorted(),
    appointmentsOn: book.of,
    walkInsOn: (day) => {
      const { days, counts, reasons, prior, all } = comers(weekdayOf(day));
      const at = (minute: number): number => Date.parse(toInstant(day, timeOf(minute), ref.site.zone));
      return {
        steps: Array.from(counts, (count, step) => ({ count, step }))
          .filter(({ count }) => count > 0)
          .map(({ count, step }) => ({
            fromMs: at(step * stepMin),
            toMs: at(step * stepMin) + stepMin * 60_000,
            people: count / Math.max(1, days.size),
          })),
        reasons: [...reasons].map(([reasonId, weight]) => ({ reasonId, weight })),
        priorityShare: all === 0 ? 0 : prior / all,
      };
    },
  };
};

import { addDays } from '../../../time/civil';
import { isTaken } from '../../booking/appointment-standing';
import type { SiteReference } from '../../model/reference';
import type { Facts, TicketFact } from '../facts/fact';
import { summariseWaits, type WaitSummary } from './waits-of-day';
import { loadPerHalfHour } from './load-per-half-hour';

/** A day of a week. `places` = people whom its desks can receive; 0 = closed. */
export type DayOfWeek = {
  readonly day: string;
  readonly places: number;
  readonly booked: number;
  readonly walkIns: number;
  readonly served: number;
  readonly medianWaitMin: number | null;
};

/** A week, and how it compares with another: rates per open day, so that a holiday does not look like fewer people. */
type WeekFigures = {
  readonly days: readonly DayOfWeek[];
  readonly openDays: number;
  readonly people: number;
  readonly served: number;
  readonly waits: WaitSummary;
};

/** Who comes on a day: booked, and without appointment as far as they came. The one number of a day, in words and in its column. */
export const peopleOf = ({ booked, walkIns }: Pick<DayOfWeek, 'booked' | 'walkIns'>): number => booked + walkIns;

/** The day with the most people; the first of several, `undefined` of none. */
export const busiestOf = (days: readonly DayOfWeek[]): DayOfWeek | undefined =>
  days.toSorted((a, b) => peopleOf(b) - peopleOf(a))[0];

const waitsIn = (tickets: readonly TicketFact[]): WaitSummary =>
  summariseWaits(tickets.flatMap((one) => (one.waitMin === null ? [] : [one.waitMin])));

/** The week from `monday` on up to `until` (a civil day, included): later days have no part in any rate. */
export const weekFigures = (ref: SiteReference, facts: Facts, monday: string, until: string): WeekFigures => {
  const days = Array.from({ length: 7 }, (_, offset) => addDays(monday, offset));
  const inWeek = facts.tickets.filter((one) => one.status !== 'void' && days.includes(one.day));
  const figures = days.map((day): DayOfWeek => {
    const own = inWeek.filter((one) => one.day === day);
    const { rows } = loadPerHalfHour({ day, ref, appointments: [], tickets: [] });
    return {
      day,
      places: rows.reduce((sum, row) => sum + row.places, 0),
      booked: facts.appointments.filter((one) => one.day === day && isTaken(one.end)).length,
      walkIns: own.filter((one) => !one.booked).length,
      served: own.filter((one) => one.status === 'done').length,
      medianWaitMin: waitsIn(own).medianMin,
    };
  });
  const past = inWeek.filter((one) => one.day <= until);
  return {
    days: figures,
    openDays: figures.filter((one) => one.day <= until && one.places > 0).length,
    people: past.length,
    served: past.filter((one) => one.status === 'done').length,
    waits: waitsIn(past),
  };
};

/** A week as far as its days are over: a day that still runs, or is to come, would look like a bad one. */
export const wholeDaysOf = (ref: SiteReference, facts: Facts, monday: string, today: string): WeekFigures => {
  const last = addDays(monday, 6);
  return weekFigures(ref, facts, monday, last < today ? last : addDays(today, -1));
};

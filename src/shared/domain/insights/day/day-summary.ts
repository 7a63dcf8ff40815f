import type { AppointmentFact, TicketFact } from '../facts/fact';
import { isEnough } from '../protect/small-numbers';
import { quantile } from '../stats/quantile';
import { wilson, type Share } from '../stats/wilson';
import { summariseWaits, type WaitSummary } from './waits-of-day';
import { compareText } from '../../../lib/compare';
import { groupBy } from '../../../lib/group-by';

/** One reason on a day. Medians of fewer than five tickets are not told. */
export type ReasonOfDay = {
  readonly reasonId: string;
  readonly tickets: number;
  readonly served: number;
  readonly medianWaitMin: number | null;
  readonly medianServiceMin: number | null;
};

/** A whole day in figures. */
export type DaySummary = {
  readonly tickets: number;
  readonly walkIns: number;
  readonly served: number;
  readonly abandoned: number;
  readonly noAnswer: number;
  readonly notServedAtClosing: number;
  readonly waits: WaitSummary;
  readonly withinGoal: Share | null;
  readonly noShow: Share | null;
  readonly byReason: readonly ReasonOfDay[];
};

const medianOf = (values: readonly (number | null)[]): number | null => {
  const real = values.filter((one) => one !== null);
  return isEnough(real.length) ? quantile(real, 0.5) : null;
};

const reasonsOf = (tickets: readonly TicketFact[]): ReasonOfDay[] => {
  return [...groupBy(tickets, ({ reasonId }) => reasonId)]
    .map(([reasonId, own]) => ({
      reasonId,
      tickets: own.length,
      served: own.filter((one) => one.status === 'done').length,
      medianWaitMin: medianOf(own.map((one) => one.waitMin)),
      medianServiceMin: medianOf(own.map((one) => one.serviceMin)),
    }))
    .toSorted((a, b) => b.tickets - a.tickets || compareText(a.reasonId, b.reasonId));
};

type DayInput = {
  /** Tickets and appointments of the day. */
  readonly tickets: readonly TicketFact[];
  readonly appointments: readonly AppointmentFact[];
  readonly goalMin: number;
};

/** Sums up a day. Zero waits count; abandoned and not served at closing are outcomes of their own, never no-shows. */
export const daySummary = ({ tickets, appointments, goalMin }: DayInput): DaySummary => {
  const real = tickets.filter((one) => one.status !== 'void');
  const count = (status: TicketFact['status']): number => real.filter((one) => one.status === status).length;
  const waits = real.flatMap((one) => (one.waitMin === null ? [] : [one.waitMin]));
  const ended = (end: AppointmentFact['end']): number => appointments.filter((one) => one.end === end).length;
  return {
    tickets: real.length,
    walkIns: real.filter((one) => !one.booked).length,
    served: count('done'),
    abandoned: count('abandoned'),
    noAnswer: count('noAnswer'),
    notServedAtClosing: count('notServedAtClosing'),
    waits: summariseWaits(waits),
    withinGoal: wilson(waits.filter((wait) => wait <= goalMin).length, waits.length),
    noShow: wilson(ended('noShow'), ended('attended') + ended('noShow')),
    byReason: reasonsOf(real),
  };
};

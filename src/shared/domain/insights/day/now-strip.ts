import { civilOf } from '../../../time/civil';
import { countAppointments } from '../../booking/appointment-standing';
import type { Appointment } from '../../model/appointment';
import type { DeskSession } from '../../model/desk-session';
import type { Desk, SiteReference } from '../../model/reference';
import type { Ticket } from '../../model/ticket';
import { waitMinOf } from '../../queue/wait';

/** The figures of the strip at the top of supervision. Minutes are whole and cut off, as a clock shows them. */
export type NowStrip = {
  readonly waiting: number;
  readonly longestWaitMin: number;
  readonly longestTicket: { readonly label: string; readonly reasonId: string } | null;
  readonly desksOpen: number;
  readonly desksTotal: number;
  readonly served: number;
  readonly left: number;
};

/** What the strip is computed from; documents of other days are passed over. `now` is an instant. */
type NowStripInput = {
  readonly tickets: readonly Ticket[];
  readonly sessions: readonly DeskSession[];
  readonly desks: readonly Desk[];
  readonly appointments: readonly Appointment[];
  readonly now: string;
  readonly ref: SiteReference;
};

/**
 * The state of the day at this moment. `waiting` = tickets to be called; `served` = tickets done; `left` = booked people
 * not yet here whose appointment is not over; `desksOpen` = signed on and not paused.
 */
export const nowStrip = ({ tickets, sessions, desks, appointments, now, ref }: NowStripInput): NowStrip => {
  const { day, time } = civilOf(now, ref.site.zone);
  const today = tickets.filter((ticket) => ticket.day === day);
  const waiting = today
    .filter((ticket) => ticket.status === 'waiting')
    .toSorted((a, b) => waitMinOf(b, now) - waitMinOf(a, now) || a.number - b.number);
  const longest = waiting[0];
  return {
    waiting: waiting.length,
    longestWaitMin: longest ? waitMinOf(longest, now) : 0,
    longestTicket: longest ? { label: longest.label, reasonId: longest.reasonId } : null,
    desksOpen: sessions.filter((session) => session.day === day && session.status === 'open').length,
    desksTotal: desks.length,
    served: today.filter((ticket) => ticket.status === 'done').length,
    left: countAppointments(
      appointments.filter((one) => one.day === day),
      { day, time },
    ).left,
  };
};

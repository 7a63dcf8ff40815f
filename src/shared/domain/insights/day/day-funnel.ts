import { isTaken } from '../../booking/appointment-standing';
import type { AppointmentFact } from '../facts/fact';

/** How far the appointments of a day came. Each number holds the next; `ahead` are not due yet. */
export type DayFunnel = {
  readonly booked: number;
  readonly confirmed: number;
  readonly arrived: number;
  readonly called: number;
  readonly served: number;
  readonly ahead: number;
  /** Beside the funnel: cancelled before, missed, and those of whom nobody said what came of them. */
  readonly cancelled: number;
  readonly noShow: number;
  readonly needsOutcome: number;
};

const steps = ['booked', 'arrived', 'called', 'served'] as const;

/**
 * The funnel booked, confirmed, arrived, called, served. Cancelled appointments are not booked any more and stand beside it. Somebody
 * who arrived was awaited: they count as confirmed, also where nobody had answered yet.
 */
export const dayFunnel = (appointments: readonly AppointmentFact[]): DayFunnel => {
  const live = appointments.filter(({ end }) => isTaken(end));
  const atLeast = (step: (typeof steps)[number]): number =>
    live.filter(({ reached }) => steps.indexOf(reached) >= steps.indexOf(step)).length;
  const ended = (end: AppointmentFact['end']): number => live.filter((one) => one.end === end).length;
  return {
    booked: live.length,
    confirmed: live.filter((one) => one.confirmed || one.reached !== 'booked').length,
    arrived: atLeast('arrived'),
    called: atLeast('called'),
    served: atLeast('served'),
    // Who is here is not still to come, though nothing came of it yet.
    ahead: live.filter(({ end, reached }) => end === 'ahead' && reached === 'booked').length,
    cancelled: appointments.length - live.length,
    noShow: ended('noShow'),
    needsOutcome: ended('needsOutcome'),
  };
};

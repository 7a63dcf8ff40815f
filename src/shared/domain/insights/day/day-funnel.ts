import { isTaken } from '../../booking/appointment-standing';
import type { AppointmentFact } from '../facts/fact';

/** How far the appointments of a day came. Each number holds the next; `ahead` are not due yet. */
export type DayFunnel = {
  readonly booked: number;
  readonly confirmed: number;
  readonly arrived: number;
  readonly called: number;
  readonly attended: number;
  readonly ahead: number;
  /** Beside the funnel: cancelled before, missed, and those of whom nobody said what came of them. */
  readonly cancelled: number;
  readonly noShow: number;
  readonly needsOutcome: number;
};

const steps = ['booked', 'arrived', 'called', 'served'] as const;

/**
 * The funnel booked, confirmed, arrived, called, attended. Who is still at a desk was called, and is not attended before the end. Cancelled appointments are not booked any more and stand beside it. Somebody
 * who arrived was awaited: they count as confirmed, also where nobody had answered yet.
 */
export const dayFunnel = (appointments: readonly AppointmentFact[]): DayFunnel => {
  const live = appointments.filter(({ end }) => isTaken(end));
  const came = (one: AppointmentFact): AppointmentFact['reached'] => (one.end === 'attended' ? 'served' : one.reached);
  const atLeast = (step: AppointmentFact['reached']): number =>
    live.filter((one) => steps.indexOf(came(one)) >= steps.indexOf(step)).length;
  const ended = (end: AppointmentFact['end']): number => live.filter((one) => one.end === end).length;
  return {
    booked: live.length,
    confirmed: live.filter((one) => one.confirmed || came(one) !== 'booked').length,
    arrived: atLeast('arrived'),
    called: atLeast('called'),
    attended: ended('attended'),
    // Who is here is not still to come, though nothing came of it yet.
    ahead: live.filter(({ end, reached }) => end === 'ahead' && reached === 'booked').length,
    cancelled: appointments.length - live.length,
    noShow: ended('noShow'),
    needsOutcome: ended('needsOutcome'),
  };
};

import type { Appointment } from '../model/appointment';
import type { AnyEvent } from '../model/event';

import { standingEvents } from './crossed-by-arrival';
import { crossingOf, toldBefore, wordsOf } from './crossed-plan';
import { isPlacement } from './placement-event';
import { textOf } from './read-payload';

type Moment = { readonly day: string; readonly time: string };

/** The day and time that the person knows of, and whether they must be told that it is another one now. */
type Told = Moment & { readonly isDue: boolean };

const momentOf = (event: AnyEvent): Moment => ({ day: textOf(event, 'day'), time: textOf(event, 'time') });

/**
 * What the person of an appointment was last told: the booking, a move that they wished themselves, or what an `informed`
 * says. A move of the office (`settles`) counts for nothing until then; a move taken back after it was told is due again. Of two things told by desks
 * that did not see each other it is the one that does not count. Another desk at the same time is no news.
 */
export const toldPlacement = (appointment: Appointment): Told => {
  const { day, time, status, events } = appointment;
  // That it is off says nothing about when it was.
  const words = wordsOf(standingEvents(events), events).filter(({ plan }) => isPlacement(plan));
  const other = crossingOf(events)?.other;
  const last = other && isPlacement(other) ? other : words.at(-1)?.plan;
  const known = last ? momentOf(last) : { day, time };
  // Somebody who has arrived need not be told of another time.
  return { ...known, isDue: status === 'booked' && (known.day !== day || known.time !== time) };
};

/**
 * The day and time from which two desks that did not see each other went different ways: the hour that the person had, where they may know of none
 * of both. `null` = nothing of the kind, or that hour is told anyway: it is `told`, or where the appointment is.
 */
export const placementBeforeCrossing = (appointment: Appointment, told: Moment): Moment | null => {
  const crossing = crossingOf(appointment.events);
  const before = crossing && toldBefore(appointment.events, crossing);
  if (!before) return null;
  const { day, time } = momentOf(before);
  const isSame = (one: Moment): boolean => one.day === day && one.time === time;
  return isSame(told) || (appointment.status === 'booked' && isSame(appointment)) ? null : { day, time };
};

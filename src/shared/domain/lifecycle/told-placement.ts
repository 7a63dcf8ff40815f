import type { Appointment } from '../model/appointment';
import type { AnyEvent } from '../model/event';

import { standingEvents } from './crossed-by-arrival';
import { crossedPlan } from './crossed-plan';
import { isPlacement } from './placement-event';
import { textOf } from './read-payload';

type Moment = { readonly day: string; readonly time: string };

/** The day and time that the person knows of, and whether they must be told that it is another one now. */
type Told = Moment & { readonly isDue: boolean };

const momentOf = (event: AnyEvent): Moment => ({ day: textOf(event, 'day'), time: textOf(event, 'time') });

/**
 * What the person of an appointment was last told: the booking, a move that they wished themselves, or what an `informed`
 * says. A move of the office (`settles`) counts for nothing until then; a move taken back after it was told is due again. Of two moves at desks
 * that did not see each other the person was told the other one as well. Another desk at the same time is no news.
 */
export const toldPlacement = (appointment: Appointment): Told => {
  let known: Moment = { day: appointment.day, time: appointment.time };
  const standing = standingEvents(appointment.events);
  for (const event of standing) {
    const isWished = event.type === 'rescheduled' && textOf(event, 'settles') === '';
    const other = isWished ? crossedPlan(event, standing) : null;
    if (event.type === 'booked' || isWished) known = momentOf(other && isPlacement(other) ? other : event);
    if (event.type !== 'informed') continue;
    // What was said stays said, also when the placement was taken back since.
    const said = appointment.events.find((other) => other.id === event['cause']);
    // Whoever was told that it is off was told no other moment.
    if (said && isPlacement(said)) known = momentOf(said);
  }
  const isSame = known.day === appointment.day && known.time === appointment.time;
  // Somebody who has arrived need not be told of another time.
  return { ...known, isDue: appointment.status === 'booked' && !isSame };
};

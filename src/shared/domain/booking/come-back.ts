import type { Appointment } from '../model/appointment';
import type { SiteReference } from '../model/reference';
import { findPlace, roomIsTaken } from '../scheduling/find-place';
import { overlaps } from '../scheduling/intervals';
import { livePlacements } from '../scheduling/live-placements';
import { intervalOf } from '../scheduling/placed';
import { planDay } from '../scheduling/plan-day';

import { isStillExpected } from './appointment-standing';

/** Whether the place of an appointment that was called off can be had again: `over` = its time is, `gone` = somebody else has it, or its desk is closed. */
export type ComeBack = 'free' | 'gone' | 'over';

/** What became of the place of somebody who was called off and comes all the same. `ofDay` are the appointments of that day. */
export const comeBack = (
  reference: SiteReference,
  ofDay: readonly Appointment[],
  { id, day, time, durationMin, deskId, reasonId }: Appointment,
  now: { readonly day: string; readonly time: string },
): ComeBack => {
  if (!isStillExpected({ status: 'booked', day, time, durationMin }, now)) return 'over';
  const others = livePlacements(
    ofDay.filter((one) => one.id !== id),
    reference.reasons,
  );
  const plan = planDay(reference, day);
  const wish = { reasonId, durationMin, time, deskId };
  const place = findPlace(plan, others, wish);
  if (place.ok) return 'free';
  // What was outside of the hours, or is kept for others, was given knowingly: as the command does, it comes back where nobody has it.
  const closed = plan.desks.find((desk) => desk.deskId === deskId)?.closed ?? [];
  return roomIsTaken(place.reason) || closed.some((one) => overlaps(one, intervalOf(wish))) ? 'gone' : 'free';
};

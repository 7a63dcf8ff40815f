import type { Appointment } from '../model/appointment';
import type { SiteReference } from '../model/reference';
import { findPlace } from '../scheduling/find-place';
import { livePlacements } from '../scheduling/live-placements';
import { planDay } from '../scheduling/plan-day';

import { isStillExpected } from './appointment-standing';
import { withoutLimits } from './without-limits';

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
  const place = findPlace(planDay(withoutLimits(reference), day), others, { reasonId, durationMin, time, deskId });
  return place.ok ? 'free' : 'gone';
};

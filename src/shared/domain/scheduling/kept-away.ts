import type { Refusal } from '../../errors/refusal';
import { overlaps, type Interval } from './intervals';
import type { LimitedStretch } from './open-stretches';
import type { SlotWish } from './placed';
import type { DayPlan, DeskPlan } from './plan-day';
import { admits } from './wish-rules';

/** The stretches of a desk that a wish may not have only because they are kept for another purpose. */
const keptOf = (desk: DeskPlan, wish: SlotWish): LimitedStretch[] =>
  (desk.limited ?? []).filter((stretch) => !admits(stretch, wish) && admits({ ...stretch, keptFor: '' }, wish));

/** The refusal of a place that is open, but kept for another purpose; `null` when that is not why. */
export const keptAway = (
  plan: DayPlan,
  desks: readonly DeskPlan[],
  wish: SlotWish,
  place: Interval = { from: 0, to: 24 * 60 },
): Refusal | null => {
  const kept = desks.flatMap((desk) => keptOf(desk, wish)).find((stretch) => overlaps(stretch, place));
  return kept ? { code: 'keptForOthers', day: plan.day, purpose: kept.keptFor, releasedOn: kept.releasedOn } : null;
};

/** The same desk as if nothing of it were kept. */
export const unkept = (desk: DeskPlan): DeskPlan =>
  desk.limited ? { ...desk, limited: desk.limited.map((stretch) => ({ ...stretch, keptFor: '' as const })) } : desk;

import { addDays, addMinutes, civilOf, daysBetween, minutesOf, timeOf, toInstant } from '../../time/civil';
import type { Reason } from '../model/reference';
import { union, type Interval } from './intervals';
import type { SlotWish } from './placed';
import type { DayPlan, DeskPlan } from './plan-day';

const lastMinute = 24 * 60 - 1;

/** Slots of a reason that says nothing of it are offered for so many days after today. */
export const defaultHorizonDays = 180;

/** The reason of a wish as the plan knows it. */
export const reasonIn = (plan: DayPlan, reasonId: string): Reason | undefined =>
  plan.rules?.reasons.find((one) => one.id === reasonId);

/** The pause of the desk after an appointment for this reason, minutes. */
export const bufferIn = (plan: DayPlan, reasonId: string): number => reasonIn(plan, reasonId)?.bufferMin ?? 0;

/** The last civil day on which a reason is offered, seen from the plan's moment; `''` without such a moment. */
export const lastDayOf = (plan: DayPlan, reasonId: string): string => {
  const now = plan.rules?.now;
  if (!now) return '';
  return addDays(now.day, reasonIn(plan, reasonId)?.horizonDays ?? defaultHorizonDays);
};

/** The civil moment from which on a reason may begin, by its notice; an instant in between, for the hour of a DST night. */
export const earliestOf = (plan: DayPlan, reasonId: string): { readonly day: string; readonly time: string } | null => {
  const { now = null, zone = 'UTC' } = plan.rules ?? {};
  const noticeMin = reasonIn(plan, reasonId)?.noticeMin ?? 0;
  if (!now || noticeMin === 0) return now;
  const instant = addMinutes(toInstant(now.day, now.time, zone), noticeMin);
  const civil = civilOf(instant, zone);
  // An hour that comes twice is booked in its first turn: within its second one the earliest moment is its end.
  let minute = minutesOf(civil.time);
  while (minute < lastMinute && toInstant(civil.day, timeOf(minute), zone) < instant) minute += 1;
  return { day: civil.day, time: timeOf(minute) };
};

/** The first minute of the plan's day at which a wish may begin; 0 = any, infinite = none on this day. */
export const firstMinute = (plan: DayPlan, reasonId: string): number => {
  const now = plan.rules?.now;
  if (!now) return 0;
  const noticeMin = reasonIn(plan, reasonId)?.noticeMin ?? 0;
  if (daysBetween(now.day, plan.day) > noticeMin / (24 * 60) + 1) return 0;
  const earliest = earliestOf(plan, reasonId);
  if (!earliest || earliest.day < plan.day) return 0;
  return earliest.day > plan.day ? Number.POSITIVE_INFINITY : minutesOf(earliest.time);
};

/** Whether a limited stretch admits a wish: its reason is among the named ones, and it was kept for its purpose or its channel. */
export const admits = (
  stretch: { readonly reasonIds: readonly string[]; readonly keptFor: string },
  wish: SlotWish,
): boolean =>
  (stretch.reasonIds.length === 0 || stretch.reasonIds.includes(wish.reasonId)) &&
  (stretch.keptFor === '' || stretch.keptFor === wish.keptFor || stretch.keptFor === wish.channel);

/** When a desk is open to a wish. */
export const openTo = (desk: DeskPlan, wish: SlotWish): readonly Interval[] => {
  if (!desk.limited) return desk.open;
  const admitted = desk.limited.filter((stretch) => admits(stretch, wish));
  return admitted.length === 0 ? (desk.general ?? []) : union([...(desk.general ?? []), ...admitted]);
};

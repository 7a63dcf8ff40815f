import { addDays, minutesOf, timeOf, weekdayOf, type Civil } from '../../time/civil';
import type { SiteReference } from '../model/reference';
import { loadOf, type Live } from './day-load';
import { dayStarts } from './day-starts';
import { stepOf } from './free-slots';
import type { Slot, SlotWish } from './placed';
import { dayPlanner, type DayPlan } from './plan-day';

/** Where a search looks: the reference data, what is taken, and the civil moment of the asking (`null` = notice and horizon rest). */
export type SearchScene = {
  readonly ref: SiteReference;
  readonly liveByDay: (day: string) => Live;
  readonly now: Civil | null;
};

/**
 * From when, over how many days, how many, and what is preferred: a half of the day (the afternoon begins at 12:30), some days of the
 * week (1 = Monday). A desk is part of the wish.
 */
export type SlotSearch = {
  readonly from: Civil;
  readonly days: number;
  readonly count: number;
  readonly halfDay?: 'morning' | 'afternoon';
  readonly weekdays?: readonly number[];
};

/** A slot, and how many minutes the free stretch around it keeps: the fewer, the smaller the holes of the day. */
export type FoundSlot = Slot & { readonly leftMin: number };

/** Town halls close for lunch at half past twelve: what begins before is the morning. */
const afternoonFrom = 12 * 60 + 30;

/** Whether a start lies in the preferred half of the day. */
export const suitsHalf = (minute: number, halfDay: SlotSearch['halfDay']): boolean =>
  halfDay === undefined || (halfDay === 'morning' ? minute < afternoonFrom : minute >= afternoonFrom);

/** The slots of one day for a search. */
export const slotsOfDay = (
  plan: DayPlan,
  live: Live,
  wish: SlotWish,
  { from, halfDay, weekdays }: Omit<SlotSearch, 'days' | 'count'>,
): FoundSlot[] => {
  const { day } = plan;
  if (day < from.day || (weekdays && !weekdays.includes(weekdayOf(day)))) return [];
  if (plan.desks.every((desk) => desk.open.length === 0)) return [];
  const first = day === from.day ? minutesOf(from.time) : 0;
  return dayStarts(plan, loadOf(live, day), wish, stepOf(plan))
    .filter(({ minute }) => minute >= first && suitsHalf(minute, halfDay))
    .map(({ minute, deskId, leftMin }) => ({
      day,
      time: timeOf(minute),
      durationMin: wish.durationMin,
      deskId,
      leftMin,
    }));
};

/** The days of a search, in order. */
export const searchedDays = ({ from, days }: Pick<SlotSearch, 'from' | 'days'>): string[] =>
  Array.from({ length: Math.max(0, days) }, (_, offset) => addDays(from.day, offset));

/**
 * The next free slots that suit, the earliest first; at one moment the desk where least is wasted. It stops as soon as it has
 * enough, and asks for no day that it does not need.
 */
export const searchSlots = (scene: SearchScene, wish: SlotWish, search: SlotSearch): FoundSlot[] => {
  const planOf = dayPlanner(scene.ref, scene.now);
  const found: FoundSlot[] = [];
  for (const day of searchedDays(search)) {
    if (found.length >= search.count) break;
    if (search.weekdays && !search.weekdays.includes(weekdayOf(day))) continue;
    const plan = planOf(day);
    if (plan.desks.every((desk) => desk.open.length === 0)) continue;
    found.push(...slotsOfDay(plan, scene.liveByDay(day), wish, search));
  }
  return found.slice(0, search.count);
};

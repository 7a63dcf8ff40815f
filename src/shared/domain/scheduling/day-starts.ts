import { fullStretches, type DayLoad } from './day-load';
import { refuseDay, refuseQuota, servingDesks } from './day-refusal';
import type { SlotWish } from './placed';
import type { DayPlan, DeskPlan } from './plan-day';
import { startRanges, type StartRange } from './start-ranges';
import { bufferIn, firstMinute, openTo } from './wish-rules';

const dayMin = 24 * 60;

/** A minute at which a wish may begin, the desk chosen for it, and what the desk's free stretch then keeps (minutes). */
type DayStart = { readonly minute: number; readonly deskId: string; readonly leftMin: number };

/** When something of a length finds an enrolment station for all of it; `null` = it needs none. */
export const stationRanges = (plan: DayPlan, load: DayLoad, wish: SlotWish): StartRange[] | null => {
  if (!plan.stationReasonIds.includes(wish.reasonId)) return null;
  const full = fullStretches(load.stations, plan.stations);
  return startRanges([{ from: 0, to: 2 * dayMin }], full, wish.durationMin, 0);
};

/** When a wish may begin at one desk, stations left aside. */
export const deskRanges = (plan: DayPlan, load: DayLoad, wish: SlotWish, desk: DeskPlan): StartRange[] =>
  startRanges(openTo(desk, wish), load.desks.get(desk.deskId) ?? [], wish.durationMin, bufferIn(plan, wish.reasonId));

/** Whether a minute lies in one of the ranges. */
export const isIn = (ranges: readonly StartRange[], minute: number): boolean =>
  ranges.some((range) => range.from <= minute && minute <= range.to);

/** By minute of the day, whether a station is there for all of it. */
const stationAt = (ranges: readonly StartRange[]): Uint8Array => {
  const at = new Uint8Array(dayMin);
  for (const { from, to } of ranges) at.fill(1, Math.max(0, from), Math.min(dayMin, to + 1));
  return at;
};

/**
 * Every minute on the step at which a wish may begin, by time, each with the desk whose free stretch keeps least, then the lowest
 * number. Two resources at once: the desk with its pause, and a station where the reason needs one.
 */
export const dayStarts = (plan: DayPlan, load: DayLoad, wish: SlotWish, stepMin: number): DayStart[] => {
  if (refuseDay(plan, wish) || refuseQuota(plan, load, wish)) return [];
  const first = firstMinute(plan, wish.reasonId);
  if (first >= dayMin) return [];
  const stations = stationRanges(plan, load, wish);
  if (stations?.length === 0) return [];
  const free = stations && stationAt(stations);
  const best: (DayStart | undefined)[] = Array.from({ length: Math.ceil(dayMin / stepMin) });
  for (const desk of servingDesks(plan, wish)) {
    for (const { from, to, leftMin } of deskRanges(plan, load, wish, desk)) {
      for (let index = Math.ceil(Math.max(from, first) / stepMin); index * stepMin <= to; index += 1) {
        const minute = index * stepMin;
        if (free && free[minute] === 0) continue;
        const known = best[index];
        if (!known || leftMin < known.leftMin) best[index] = { minute, deskId: desk.deskId, leftMin };
      }
    }
  }
  return best.filter((start) => start !== undefined);
};

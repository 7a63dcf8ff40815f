import type { Refusal } from '../../errors/refusal';
import { loadDay, loadOf, type DayLoad, type Live } from './day-load';
import { refuseDay, refuseQuota, servingDesks } from './day-refusal';
import { deskRanges, stationRanges } from './day-starts';
import { stepOf } from './free-slots';
import { keptAway, unkept } from './kept-away';
import type { SlotWish } from './placed';
import type { DayPlan, DeskPlan } from './plan-day';
import { suitsHalf, type SlotSearch } from './search-slots';
import type { StartRange } from './start-ranges';
import { earliestOf, firstMinute, openTo } from './wish-rules';

/** What of a day a search looks at; all of it when nothing is said. */
type DayPart = { readonly fromMinute?: number; readonly halfDay?: SlotSearch['halfDay'] | undefined };

/** Whether one of the ranges holds a start on the step that is late enough and in the preferred half of the day. */
const hasStart = (ranges: readonly StartRange[], first: number, stepMin: number, part: DayPart): boolean => {
  const from = Math.max(first, part.fromMinute ?? 0);
  return ranges.some((range) => {
    for (let at = Math.ceil(Math.max(range.from, from) / stepMin) * stepMin; at <= range.to; at += stepMin)
      if (suitsHalf(at, part.halfDay)) return true;
    return false;
  });
};

const meets = (
  desks: readonly StartRange[],
  stations: readonly StartRange[],
  first: number,
  stepMin: number,
  part: DayPart,
): boolean => {
  const both = desks.flatMap((one) =>
    stations.map((other) => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to), leftMin: 0 })),
  );
  return hasStart(both, first, stepMin, part);
};

const empty = (day: string): DayLoad => loadDay([], day);

/** `fits` = the wish has room in another part of the day: then the part that was asked for is closed, and not too short. */
const refuseClosed = (plan: DayPlan, serving: readonly DeskPlan[], wish: SlotWish, fits: boolean): Refusal => {
  const { day, holiday = '', closedBy } = plan;
  if (holiday !== '') return { code: 'publicHoliday', day, name: holiday };
  const isOpen = !fits && serving.some((desk) => openTo(unkept(desk), wish).length > 0);
  if (isOpen) return { code: 'dayTooShort', day, durationMin: wish.durationMin };
  const label = closedBy || (serving.flatMap((desk) => desk.closed).find((one) => one.label !== '')?.label ?? '');
  return { code: 'dayClosed', day, label };
};

/**
 * Why a wish finds no slot on a day, the reason that an agent can act on: the first of closed, too soon, kept for others, quota, all
 * desks taken, no station at which nothing is left. `null` when there is a slot.
 */
export const whyNoSlot = (plan: DayPlan, live: Live, wish: SlotWish, part: DayPart = {}): Refusal | null => {
  const refused = refuseDay(plan, wish);
  if (refused) return refused;
  const { day } = plan;
  const serving = servingDesks(plan, wish);
  const stepMin = stepOf(plan);
  const first = firstMinute(plan, wish.reasonId);
  const nobody = empty(day);
  const rangesOf = (desks: readonly DeskPlan[], load: DayLoad): StartRange[] =>
    desks.flatMap((desk) => deskRanges(plan, load, wish, desk));
  const all = serving.map(unkept);
  if (!hasStart(rangesOf(all, nobody), 0, stepMin, part))
    return refuseClosed(plan, serving, wish, hasStart(rangesOf(all, nobody), 0, stepMin, {}));
  if (!hasStart(rangesOf(all, nobody), first, stepMin, part)) {
    const earliest = earliestOf(plan, wish.reasonId);
    return { code: 'tooSoon', day: earliest?.day ?? day, time: earliest?.time ?? '' };
  }
  const kept = keptAway(plan, serving, wish);
  if (kept && !hasStart(rangesOf(serving, nobody), first, stepMin, part)) return kept;
  const load = loadOf(live, day);
  const quota = refuseQuota(plan, load, wish);
  if (quota) return quota;
  if (!hasStart(rangesOf(serving, load), first, stepMin, part)) {
    // Everything else is taken, but what is kept would still be there.
    return kept && hasStart(rangesOf(all, load), first, stepMin, part) ? kept : { code: 'dayFull', day };
  }
  const stations = stationRanges(plan, load, wish);
  return stations && !meets(rangesOf(serving, load), stations, first, stepMin, part)
    ? { code: 'stationsFull', day, stations: plan.stations }
    : null;
};

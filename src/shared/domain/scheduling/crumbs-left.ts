import { minutesOf, timeOf } from '../../time/civil';
import { loadOf, type DayLoad, type Live } from './day-load';
import { deskRanges } from './day-starts';
import { stepOf } from './free-slots';
import { union, type Interval } from './intervals';
import { unkept } from './kept-away';
import { deskIntervalOf, type PlaceWish } from './placed';
import type { DayPlan, DeskPlan } from './plan-day';
import { startRanges } from './start-ranges';
import { bufferIn, openTo } from './wish-rules';

/** What a placement would waste: free minutes before and after it that no bookable reason fits into. `betterTime` wastes less, `''` = none. */
export type CrumbsLeft = { readonly beforeMin: number; readonly afterMin: number; readonly betterTime: string };

/** A place at a known desk, and the reason it is for. */
type CrumbPlace = PlaceWish & { readonly deskId: string };

type Around = { readonly before: Interval; readonly after: Interval };

/** The free stretches that stay on either side of a place, its pause left out; `null` where it does not fit. */
const aroundOf = (free: readonly Interval[], place: Interval, pauseMin: number): Around | null => {
  const gap = free.find((one) => one.from <= place.from && place.to <= one.to);
  if (!gap) return null;
  const back = Math.min(gap.to, place.to + pauseMin);
  return { before: { from: gap.from, to: place.from }, after: { from: back, to: gap.to } };
};

/** Whether the shortest appointment of some reason of the desk still begins in a stretch. */
const isUsable = (plan: DayPlan, desk: DeskPlan, busy: readonly Interval[], { from, to }: Interval): boolean => {
  const stepMin = stepOf(plan);
  const reasons = (plan.rules?.reasons ?? []).filter((one) => one.bookable && desk.reasonIds.includes(one.id));
  return reasons.some((reason) => {
    const durationMin = Math.min(...reason.durationsMin);
    const open = openTo(unkept(desk), { reasonId: reason.id, durationMin });
    return startRanges(open, busy, durationMin, reason.bufferMin ?? 0).some((range) => {
      const first = Math.ceil(Math.max(range.from, from) / stepMin) * stepMin;
      return first <= Math.min(range.to, to - durationMin);
    });
  });
};

const wasteAt = (plan: DayPlan, load: DayLoad, desk: DeskPlan, place: CrumbPlace, minute: number): CrumbsLeft => {
  const bufferMin = bufferIn(plan, place.reasonId);
  const taken = deskIntervalOf({ ...place, time: timeOf(minute), bufferMin });
  const busy = load.desks.get(desk.deskId) ?? [];
  const free = startRanges(desk.open, busy, 1, 0).map((range) => ({ from: range.from, to: range.to + 1 }));
  const around = aroundOf(free, { from: minute, to: minute + place.durationMin }, bufferMin);
  if (!around) return { beforeMin: 0, afterMin: 0, betterTime: '' };
  const withIt = union([...busy, taken]);
  const lost = (stretch: Interval): number =>
    stretch.to <= stretch.from || isUsable(plan, desk, withIt, stretch) ? 0 : stretch.to - stretch.from;
  return { beforeMin: lost(around.before), afterMin: lost(around.after), betterTime: '' };
};

const sum = ({ beforeMin, afterMin }: CrumbsLeft): number => beforeMin + afterMin;

/**
 * Whether a placement would leave crumbs: stretches of its desk too short for any bookable reason, for the warning of a gap left
 * behind. It also looks for the nearest start at the same desk that wastes less. `null` when nothing is wasted. Stations play no part.
 */
export const crumbsLeft = (plan: DayPlan, live: Live, place: CrumbPlace): CrumbsLeft | null => {
  const desk = plan.desks.find((one) => one.deskId === place.deskId);
  if (!desk) return null;
  const load = loadOf(live, plan.day);
  const at = minutesOf(place.time);
  const waste = wasteAt(plan, load, desk, place, at);
  if (sum(waste) === 0) return null;
  const stepMin = stepOf(plan);
  const starts = deskRanges(plan, load, place, desk).flatMap(({ from, to }) => {
    const first = Math.ceil(from / stepMin);
    const count = Math.max(0, Math.floor(to / stepMin) - first + 1);
    return Array.from({ length: count }, (_, index) => (first + index) * stepMin);
  });
  const nearest = starts.toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at) || a - b);
  const better = nearest.find((minute) => sum(wasteAt(plan, load, desk, place, minute)) < sum(waste));
  return { ...waste, betterTime: better === undefined ? '' : timeOf(better) };
};

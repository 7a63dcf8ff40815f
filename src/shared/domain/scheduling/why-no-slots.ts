import type { Refusal } from '../../errors/refusal';
import type { SlotRefusal } from '../../errors/slot-refusal';
import { minutesOf, weekdayOf } from '../../time/civil';
import type { SlotWish } from './placed';
import { dayPlanner } from './plan-day';
import { searchedDays, type SearchScene, type SlotSearch } from './search-slots';
import { whyNoSlot } from './why-no-slot';

type Because = Extract<SlotRefusal, { code: 'noSlotBetween' }>['because'];

/** Why each searched day has no slot (days that have one are left out), and all of it in one refusal; `null` = there is a slot. */
type WhyNoSlots = {
  readonly refusal: Refusal | null;
  readonly byDay: readonly { readonly day: string; readonly refusal: Refusal }[];
};

const becauseOf: Partial<Record<Refusal['code'], Because>> = {
  publicHoliday: 'closed',
  dayClosed: 'closed',
  dayTooShort: 'tooShort',
  keptForOthers: 'kept',
  quotaReached: 'quota',
  tooSoon: 'tooSoon',
  slotPast: 'tooSoon',
  beyondHorizon: 'beyondHorizon',
  dayFull: 'desks',
  stationsFull: 'stations',
};

/** Closed days say least: they count only where there is nothing else. Among the others the most frequent, then the first. */
const mainly = (causes: readonly Because[]): Because => {
  const open = causes.filter((cause) => cause !== 'closed');
  const counted = (open.length > 0 ? open : causes).map((cause) => ({
    cause,
    times: causes.filter((one) => one === cause).length,
  }));
  return counted.toSorted((a, b) => b.times - a.times)[0]?.cause ?? 'closed';
};

/** Why a search finds nothing: day by day, and in one sentence for all of it. */
export const whyNoSlots = (scene: SearchScene, wish: SlotWish, search: Omit<SlotSearch, 'count'>): WhyNoSlots => {
  const planOf = dayPlanner(scene.ref, scene.now);
  const { from, weekdays, halfDay } = search;
  const days = searchedDays(search).filter((day) => !weekdays || weekdays.includes(weekdayOf(day)));
  const byDay = days.flatMap((day) => {
    const fromMinute = day === from.day ? minutesOf(from.time) : 0;
    const refusal = whyNoSlot(planOf(day), scene.liveByDay(day), wish, { fromMinute, halfDay });
    return refusal ? [{ day, refusal }] : [];
  });
  const [first] = byDay;
  if (byDay.length < days.length || !first) return { refusal: null, byDay };
  const causes = byDay.map(({ refusal }) => becauseOf[refusal.code]);
  // What holds whatever the day (a reason not offered, a town without a station) is said as it is; so is a single day.
  if (byDay.length === 1 || causes.includes(undefined)) return { refusal: first.refusal, byDay };
  const without = byDay.find(({ refusal }) => refusal.code === 'stationsFull' && refusal.stations === 0);
  if (without) return { refusal: without.refusal, byDay };
  const because = mainly(causes.filter((cause) => cause !== undefined));
  return {
    refusal: { code: 'noSlotBetween', fromDay: first.day, toDay: byDay.at(-1)?.day ?? first.day, because },
    byDay,
  };
};

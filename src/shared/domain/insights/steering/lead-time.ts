import type { Facts } from '../facts/fact';
import { periodOf } from '../period/period-of';
import { wilson, type Share } from '../stats/wilson';
import { byDay, groups } from './grouped';
import { sample, type Sample } from './sample';
import { spreadIn, type Spread } from './spread';
import { compareText } from '../../../lib/compare';

/** How long ahead a reason is booked. */
type LeadReason = Spread & { readonly reasonId: string };
/** Appointments that begin in the week of Monday `from`. */
type LeadWeek = Spread & { readonly from: string };
/** Appointments booked from `fromDays` to below `toDays` (`null` = and more) before their start. */
type LeadBand = { readonly fromDays: number; readonly toDays: number | null; readonly count: number };

/** From booking to start, calendar days; cancelled ones left out. */
export type LeadTime = {
  readonly all: Spread;
  readonly within30: Share | null;
  readonly bands: readonly LeadBand[];
  /** The most frequent reason first. */
  readonly reasons: readonly LeadReason[];
  readonly weeks: readonly LeadWeek[];
};

const limits = [0, 1, 3, 7, 14, 30, 60] as const;

const bandsOf = (days: Float64Array): LeadBand[] => {
  const counts = limits.map(() => 0);
  for (const each of days) {
    let index = limits.length - 1;
    while (index > 0 && each < (limits[index] ?? 0)) index -= 1;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return limits.map((fromDays, index) => ({
    fromDays,
    toDays: limits[index + 1] ?? null,
    count: counts[index] ?? 0,
  }));
};

/** Lead time of the appointments that start in the period: start less booking, also of those that were moved. `facts`: of the period. */
export const leadTime = (facts: Facts): LeadTime => {
  const mondayOf = byDay((day) => periodOf('week', day).from);
  const reasons = groups<string, Sample>(sample);
  const weeks = groups<string, Sample>(sample);
  const all = sample();
  for (const { end, leadDays, reasonId, day } of facts.appointments) {
    if (end === 'cancelledByCitizen' || end === 'cancelledByOffice') continue;
    all.add(leadDays);
    reasons.of(reasonId).add(leadDays);
    weeks.of(mondayOf(day)).add(leadDays);
  }
  const days = all.values();
  const bands = bandsOf(days);
  let within30 = 0;
  for (const each of days) if (each <= 30) within30 += 1;
  return {
    all: spreadIn(days),
    within30: wilson(within30, days.length),
    bands,
    reasons: reasons
      .all()
      .map(([reasonId, leads]) => ({ reasonId, ...spreadIn(leads.values()) }))
      .toSorted((a, b) => b.n - a.n),
    weeks: weeks
      .all()
      .map(([from, leads]) => ({ from, ...spreadIn(leads.values()) }))
      .toSorted((a, b) => compareText(a.from, b.from)),
  };
};

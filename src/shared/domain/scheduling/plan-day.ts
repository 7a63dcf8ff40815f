import { minutesOf, weekdayOf } from '../../time/civil';
import { holidayName } from '../../time/public-holidays';
import type { Closure, Desk, SiteReference } from '../model/reference';
import { subtract, union, type Interval } from './intervals';

/** A stretch in which a desk is closed, and why (civil minutes). */
export type ClosedInterval = Interval & { readonly label: string };

/** A desk on a civil day: when it receives appointments (civil minutes, sorted, apart) and for what. */
export type DeskPlan = {
  readonly deskId: string;
  readonly number: number;
  readonly reasonIds: readonly string[];
  readonly open: readonly Interval[];
  readonly closed: readonly ClosedInterval[];
};

/**
 * What a site can offer on a civil day. `closedBy` is the name of a public holiday or the label of a closure that takes
 * the whole day, else `''`; a day without opening periods is simply empty.
 */
export type DayPlan = {
  readonly day: string;
  readonly desks: readonly DeskPlan[];
  readonly stations: number;
  readonly closedBy: string;
  readonly bookableReasonIds: readonly string[];
  readonly stationReasonIds: readonly string[];
};

const isValidOn = (day: string, dated: { readonly validFrom: string; readonly validUntil: string }): boolean =>
  dated.validFrom <= day && (dated.validUntil === '' || day <= dated.validUntil);

const openingsOf = (ref: SiteReference, deskId: string, day: string): Interval[] => {
  const weekday = weekdayOf(day);
  const periods = ref.openingPeriods.filter(
    (one) => one.deskId === deskId && one.weekdays.includes(weekday) && isValidOn(day, one),
  );
  return union(periods.map((one) => ({ from: minutesOf(one.from), to: minutesOf(one.to) })));
};

const closuresOn = (ref: SiteReference, day: string): Closure[] =>
  ref.closures.filter((one) => one.fromDay <= day && day <= one.toDay);

const toClosed = (closure: Closure): ClosedInterval => ({
  from: minutesOf(closure.from),
  to: minutesOf(closure.to),
  label: closure.label,
});

const planDesk = (ref: SiteReference, desk: Desk, day: string, holiday: string): DeskPlan => {
  const closed: ClosedInterval[] = closuresOn(ref, day)
    .filter((one) => one.deskId === '' || one.deskId === desk.id)
    .map(toClosed);
  if (holiday !== '') closed.push({ from: 0, to: 24 * 60, label: holiday });
  const open = subtract(openingsOf(ref, desk.id, day), closed);
  return { deskId: desk.id, number: desk.number, reasonIds: desk.reasonIds, open, closed };
};

/** The label of the closures that leave nothing open on a day that would have openings, or `''`. */
const closureLabel = (ref: SiteReference, day: string, desks: readonly DeskPlan[]): string => {
  if (desks.some((desk) => desk.open.length > 0)) return '';
  if (!desks.some((desk) => openingsOf(ref, desk.deskId, day).length > 0)) return '';
  return closuresOn(ref, day).find((one) => one.deskId === '')?.label ?? '';
};

/**
 * What the site offers on a day: opening periods that are valid on it, without public holidays and closures. A closure
 * over several days takes its hours on each of them.
 */
export const planDay = (ref: SiteReference, day: string): DayPlan => {
  const holiday = holidayName(day, ref.site.territory);
  const desks = ref.desks.map((desk) => planDesk(ref, desk, day, holiday));
  return {
    day,
    desks,
    stations: ref.stations.length,
    closedBy: holiday || closureLabel(ref, day, desks),
    bookableReasonIds: ref.reasons.filter((reason) => reason.bookable).map((reason) => reason.id),
    stationReasonIds: ref.reasons.filter((reason) => reason.needsStation).map((reason) => reason.id),
  };
};

import { isTaken } from '#shared/domain/booking/appointment-standing';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { loadDay } from '#shared/domain/scheduling/day-load';
import { intersect, subtract, totalMinutes, union, type Interval } from '#shared/domain/scheduling/intervals';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import { dayPlanner, type DayPlan, type DeskPlan } from '#shared/domain/scheduling/plan-day';
import { addDays, mondayOf } from '#shared/time/civil';
import { groupBy } from '#shared/lib/group-by';

import type { CivilNow } from './block-state';
import { scopeDesks, scopeTakes, type Scope } from './scope';

/** How much of a day is taken. Minutes are those of desks: two desks open for an hour are 120. */
export type DayLoad = {
  readonly day: string;
  readonly booked: number;
  readonly overbooked: number;
  readonly openMin: number;
  readonly takenMin: number;
  /** Of what is open, how much is still to come; nothing of a day gone by. */
  readonly aheadMin: number;
  /** What can still be booked, from now on; nothing on a day gone by. */
  readonly leftMin: number;
  /** Of what is left, how much is kept for some. */
  readonly keptMin: number;
  readonly isOpen: boolean;
  readonly holiday: string;
  /** Label of the closure that takes the whole day, `''` without one. */
  readonly closedBy: string;
};

/** The civil days that the sheet of a month shows: whole weeks from Monday. */
export const monthDays = (day: string): readonly string[] => {
  const first = `${day.slice(0, 8)}01`;
  const start = mondayOf(first);
  const days: string[] = [];
  for (let at = start; at.slice(0, 7) <= first.slice(0, 7) || days.length % 7 !== 0; at = addDays(at, 1)) days.push(at);
  return days;
};

type Facts = { readonly reference: SiteReference; readonly scope: Scope; readonly now: CivilNow };

const wholeDay = 24 * 60;

/** What of a day is behind us, as a stretch that nobody can book any more. */
const gone = (day: string, now: CivilNow): readonly Interval[] => {
  if (day > now.day || (day === now.day && now.minute === 0)) return [];
  return [{ from: 0, to: day < now.day ? wholeDay : now.minute }];
};

const loadOf = (facts: Facts, plan: DayPlan, all: readonly Appointment[]): DayLoad => {
  const { reference, scope, now } = facts;
  const { day } = plan;
  const inScope = scopeDesks(reference, scope);
  const takes = scopeTakes(reference, scope);
  const live = livePlacements(all, reference.reasons);
  const byId = new Map(all.map((one) => [one.id, one]));
  const load = loadDay(live, day);
  const desks = plan.desks.filter(({ deskId }) => inScope.has(deskId));
  const takenOf = ({ deskId }: DeskPlan): readonly Interval[] => load.desks.get(deskId) ?? [];
  const freeOf = (desk: DeskPlan): Interval[] => subtract(desk.open, union([...takenOf(desk), ...gone(day, now)]));
  const keptOf = (desk: DeskPlan): Interval[] => {
    const kept = (desk.limited ?? []).filter(({ keptFor }) => keptFor !== '');
    return kept.length === 0 ? [] : subtract(intersect(union(kept), freeOf(desk)), desk.general ?? []);
  };
  const sum = (spansOf: (desk: DeskPlan) => readonly Interval[]): number =>
    desks.reduce((total, desk) => total + totalMinutes(spansOf(desk)), 0);
  // Those who did not come were booked all the same, so a day gone by keeps its figure.
  const counted = all.filter((one) => takes(one) && isTaken(one.status));
  const openMin = sum(({ open }) => open);
  return {
    day,
    booked: counted.length,
    overbooked: load.placed.filter(({ id }) => {
      const one = byId.get(id);
      return one !== undefined && takes(one) && one.confirmation === 'overbooked';
    }).length,
    openMin,
    takenMin: openMin - sum((desk) => subtract(desk.open, takenOf(desk))),
    leftMin: sum(freeOf),
    aheadMin: sum(({ open }) => subtract(open, gone(day, now))),
    keptMin: sum(keptOf),
    isOpen: openMin > 0,
    holiday: plan.holiday ?? '',
    closedBy: plan.holiday ? '' : plan.closedBy,
  };
};

/** The load of some days. */
export const monthLoad = (
  facts: Facts,
  days: readonly string[],
  appointments: readonly Appointment[],
): ReadonlyMap<string, DayLoad> => {
  const ofDay = groupBy(appointments, ({ day }) => day);
  // From the first minute of today: what is released today is released.
  const planOf = dayPlanner(facts.reference, { day: facts.now.day, time: '00:00' });
  return new Map(days.map((day) => [day, loadOf(facts, planOf(day), ofDay.get(day) ?? [])]));
};

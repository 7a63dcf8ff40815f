import type { SiteReference } from '../../model/reference';
import { totalMinutes } from '../../scheduling/intervals';
import { dayPlanner, type DeskPlan } from '../../scheduling/plan-day';
import { quantile } from '../stats/quantile';
import type { DayFact } from './fact';
import { entryById } from '../../../lib/entry-by-id';

/** Minutes of a usual appointment at a desk: the median over its bookable reasons for one person; `null` = it takes none. */
const usualMin = (ref: SiteReference, deskId: string): number | null => {
  const reasonIds = new Set(entryById(ref.desks, deskId)?.reasonIds);
  const lengths = ref.reasons.filter(({ id, bookable }) => bookable && reasonIds.has(id));
  return quantile(
    lengths.flatMap(({ durationsMin }) => durationsMin.slice(0, 1)),
    0.5,
  );
};

type DeskFacts = { readonly usualMin: number | null; readonly departmentIds: ReadonlySet<string> };

const deskFacts = (ref: SiteReference): ReadonlyMap<string, DeskFacts> =>
  new Map(
    ref.desks.map((desk) => {
      const served = new Set(desk.reasonIds);
      const departmentIds = ref.reasons.filter(({ id }) => served.has(id)).map(({ departmentId }) => departmentId);
      return [desk.id, { usualMin: usualMin(ref, desk.id), departmentIds: new Set(departmentIds) }];
    }),
  );

/**
 * What civil days of a site could hold; what is the same on all of them is worked out once. Places = for each desk its open minutes over
 * its usual appointment, the sum cut to whole ones; a desk that walk-ins share counts in full.
 */
export const dayFacts = (ref: SiteReference): ((day: string) => DayFact) => {
  const desks = deskFacts(ref);
  const atDesks = new Set([...desks.values()].flatMap(({ departmentIds }) => [...departmentIds]));
  const planOf = dayPlanner(ref);
  const placesAt = ({ deskId, open }: DeskPlan): number => {
    const usual = desks.get(deskId)?.usualMin ?? null;
    return usual === null ? 0 : totalMinutes(open) / usual;
  };
  return (day) => {
    const open = planOf(day).desks.filter((desk) => desk.open.length > 0);
    const isOpen = (departmentId: string): boolean =>
      // Whoever has no desk answers mail and calls whenever the town hall is open.
      !atDesks.has(departmentId) || open.some(({ deskId }) => desks.get(deskId)?.departmentIds.has(departmentId));
    return {
      siteId: ref.site.id,
      day,
      openDepartmentIds: open.length === 0 ? [] : ref.departments.map(({ id }) => id).filter(isOpen),
      deskMin: open.reduce((sum, desk) => sum + totalMinutes(desk.open), 0),
      places: Math.floor(open.reduce((sum, desk) => sum + placesAt(desk), 0) + 1e-9),
    };
  };
};

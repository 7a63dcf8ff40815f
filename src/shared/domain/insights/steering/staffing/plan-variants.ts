import { timeOf, weekdayOf } from '../../../../time/civil';
import type { Desk, OpeningPeriod, SiteReference } from '../../../model/reference';
import { union, type Interval } from '../../../scheduling/intervals';
import { planDay, type DeskPlan } from '../../../scheduling/plan-day';

/** The plans that are compared, in the order of the rows; `same` is the plan as it is. */
export const staffingVariants = ['same', 'more', 'less', 'earlier', 'later', 'noon'] as const;
/** What may be changed in the plan of a day: a desk more or less, other opening hours. `same` = nothing. */
export type StaffingVariant = (typeof staffingVariants)[number];

/** The reference data as they would be on that day; `desk` = the number of the desk that is left out, 0 where none is. */
type VariedPlan = { readonly ref: SiteReference; readonly desk: number };

/** How much earlier or later the doors are moved. */
const shiftMin = 30;
const moreId = 'what-if more';

const openOn = (day: string, deskId: string, { from, to }: Interval): OpeningPeriod => ({
  id: `what-if ${deskId} ${from}`,
  kind: 'openingPeriod',
  deskId,
  weekdays: [weekdayOf(day)],
  from: timeOf(from),
  to: timeOf(to),
  validFrom: day,
  validUntil: day,
});

const withOpenings = (ref: SiteReference, added: readonly OpeningPeriod[]): SiteReference => ({
  ...ref,
  openingPeriods: [...ref.openingPeriods, ...added],
});

const serves = ({ reasonIds }: Pick<DeskPlan, 'reasonIds'>, reasonId: string): boolean =>
  reasonIds.length === 0 || reasonIds.includes(reasonId);

/** The desk that can be missed best: every reason that it serves is served by another one too, and it is open least. */
const spare = (open: readonly DeskPlan[], ref: SiteReference): DeskPlan | undefined => {
  const minutes = (desk: DeskPlan): number => desk.open.reduce((sum, { from, to }) => sum + to - from, 0);
  const alone = (desk: DeskPlan): number =>
    ref.reasons.filter(({ id }) => serves(desk, id) && !open.some((other) => other !== desk && serves(other, id)))
      .length;
  return open.toSorted((a, b) => alone(a) - alone(b) || minutes(a) - minutes(b) || b.number - a.number)[0];
};

const another = (ref: SiteReference, day: string, site: readonly Interval[]): VariedPlan => {
  const desk: Desk = {
    id: moreId,
    kind: 'desk',
    number: Math.max(0, ...ref.desks.map(({ number }) => number)) + 1,
    name: '',
    wayHint: '',
    direction: '',
    reasonIds: [],
  };
  const added = site.map((stretch) => openOn(day, moreId, stretch));
  return { ref: withOpenings({ ...ref, desks: [...ref.desks, desk] }, added), desk: 0 };
};

const hours = (open: readonly DeskPlan[], site: readonly Interval[], kind: StaffingVariant): readonly Interval[] => {
  const [first, last] = [site[0], site.at(-1)];
  if (!first || !last) return [];
  switch (kind) {
    case 'earlier':
      return first.from < shiftMin ? [] : [{ from: first.from - shiftMin, to: first.from }];
    case 'later':
      return last.to + shiftMin > 1440 ? [] : [{ from: last.to, to: last.to + shiftMin }];
    case 'noon':
      return site.slice(1).map((next, at) => ({ from: site[at]?.to ?? next.from, to: next.from }));
    default:
      return [];
  }
};

/** Desks that are open right beside a stretch keep on through it. */
const prolonged = (open: readonly DeskPlan[], day: string, added: readonly Interval[]): readonly OpeningPeriod[] =>
  open.flatMap((desk) =>
    added
      .filter((stretch) => desk.open.some(({ from, to }) => to === stretch.from || from === stretch.to))
      .map((stretch) => openOn(day, desk.deskId, stretch)),
  );

/**
 * A civil day with another plan, `null` where it cannot be: no desk to be missed, no pause at noon. One desk more receives for everything
 * while the site is open; one less is the one that can be missed best. Other hours hold for the desks that are open right beside them;
 * who comes, and when, stays the same.
 */
export const planVariant = (ref: SiteReference, day: string, kind: StaffingVariant): VariedPlan | null => {
  const open = planDay(ref, day).desks.filter((desk) => desk.open.length > 0);
  const site = union(open.flatMap((desk) => desk.open));
  if (site.length === 0) return null;
  switch (kind) {
    case 'same':
      return { ref, desk: 0 };
    case 'more':
      return another(ref, day, site);
    case 'less': {
      const desk = open.length < 2 ? undefined : spare(open, ref);
      return desk
        ? { ref: { ...ref, desks: ref.desks.filter(({ id }) => id !== desk.deskId) }, desk: desk.number }
        : null;
    }
    default: {
      const added = prolonged(open, day, hours(open, site, kind));
      return added.length === 0 ? null : { ref: withOpenings(ref, added), desk: 0 };
    }
  }
};

import type { Civil } from '../../time/civil';
import type { Desk, Quota, Reason, SiteReference } from '../model/reference';
import { closedBy, type ClosedDay, type ClosedInterval } from './closed-stretches';
import type { Interval } from './intervals';
import { openingsBy, withoutClosed, type LimitedStretch, type Openings } from './open-stretches';
import { quotasOn } from './quotas';

export type { ClosedInterval } from './closed-stretches';

/**
 * A desk on a civil day: when it receives appointments (civil minutes, sorted, apart) and for what. `open` is all of it; where
 * `limited` names stretches for some reasons or purposes only, `general` is what is open to every wish.
 */
export type DeskPlan = {
  readonly deskId: string;
  readonly number: number;
  readonly reasonIds: readonly string[];
  readonly open: readonly Interval[];
  readonly closed: readonly ClosedInterval[];
  readonly general?: readonly Interval[];
  readonly limited?: readonly LimitedStretch[];
};

/** What bounds the slots of a day beside its openings. Quotas are those in force. */
type DayRules = {
  /** The civil moment of the asking; without it nothing is released, too soon or beyond a horizon. */
  readonly now: Civil | null;
  readonly zone: string;
  readonly stepMin: number;
  readonly reasons: readonly Reason[];
  readonly quotas: readonly Quota[];
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
  readonly holiday?: string;
  readonly rules?: DayRules;
};

const nothing: Openings = { general: [], limited: [] };

const planDesk = (desk: Desk, openings: Openings, closed: readonly ClosedInterval[]): DeskPlan => {
  const { open, general, limited } = withoutClosed(openings, closed);
  const plan = { deskId: desk.id, number: desk.number, reasonIds: desk.reasonIds, open, closed };
  return limited.length === 0 ? plan : { ...plan, general, limited };
};

/** The label of the closures that leave nothing open on a day that would have openings, or `''`. */
const closureLabel = (
  closed: ClosedDay,
  openings: ReadonlyMap<string, Openings>,
  desks: readonly DeskPlan[],
): string => {
  if (desks.some((desk) => desk.open.length > 0) || !desks.some((desk) => openings.has(desk.deskId))) return '';
  return closed.site.find((one) => one.cause === 'closure')?.label ?? '';
};

/**
 * Prepares the plans of many days: what is the same on all of them is worked out once. `now` is the civil moment of the asking;
 * stretches and quotas that it finds released are open to all, and slots too soon or beyond the horizon are none.
 */
export const dayPlanner = (ref: SiteReference, now: Civil | null = null): ((day: string) => DayPlan) => {
  const openingsOf = openingsBy(ref);
  const closedOf = closedBy(ref);
  const bookableReasonIds = ref.reasons.filter((reason) => reason.bookable).map((reason) => reason.id);
  const stationReasonIds = ref.reasons.filter((reason) => reason.needsStation).map((reason) => reason.id);
  const stepMin = ref.site.startStepMin ?? 5;
  const today = now?.day ?? '';
  return (day) => {
    const closed = closedOf(day);
    const openings = openingsOf(day, today);
    const desks = ref.desks.map((desk) =>
      planDesk(desk, openings.get(desk.id) ?? nothing, [...closed.site, ...(closed.desks.get(desk.id) ?? [])]),
    );
    return {
      day,
      desks,
      stations: ref.stations.length,
      closedBy: closed.holiday || closureLabel(closed, openings, desks),
      bookableReasonIds,
      stationReasonIds,
      holiday: closed.holiday,
      rules: { now, zone: ref.site.zone, stepMin, reasons: ref.reasons, quotas: quotasOn(ref.quotas, day, today) },
    };
  };
};

/**
 * What the site offers on a day: opening periods that are valid on it, without public holidays, closures, absent agents and the
 * hour that a spring night skips. For many days see `dayPlanner`.
 */
export const planDay = (ref: SiteReference, day: string, now: Civil | null = null): DayPlan =>
  dayPlanner(ref, now)(day);

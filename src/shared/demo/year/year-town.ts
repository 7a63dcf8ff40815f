import type { Reason, SiteReference } from '../../domain/model/reference';
import { dayFacts } from '../../domain/insights/facts/day-fact';
import type { DayFact } from '../../domain/insights/facts/fact';
import { dayPlanner, type DayPlan } from '../../domain/scheduling/plan-day';
import { addDays, weekdayOf } from '../../time/civil';
import {
  bookedMix as usualMix,
  contactsPerInhabitant,
  remoteMix,
  seasons,
  usualBookedShare,
  walkInMix,
  weekdayShares as usualShares,
} from './calibration';
import type { DemoYearOptions, PlantedAnomaly } from './planted-anomaly';
import { weightsOf, type Weights } from './draws';
import { yearCalendar, type YearCalendar } from './year-calendar';

/** The town whose demonstration inhabitants fill its desks as its documents do. */
const inhabitantsOfTheDesks = 21_500;
/** Delays are looked up this far beyond the last day that is known. */
const daysBeyond = 400;

/** What every day of the year is made from. Indexes count the days of the calendar. */
export type YearTown = {
  readonly seed: string;
  readonly ref: SiteReference;
  readonly calendar: YearCalendar;
  readonly firstIndex: number;
  readonly lastIndex: number;
  /** The last day that is known. */
  readonly asOfIndex: number;
  readonly bookedShare: number;
  readonly weekdayShares: readonly number[];
  /** Desk contacts of a day that weighs 1. */
  readonly contactsPerWeight: number;
  /** Size of the town against the one whose desks the reference describes. */
  readonly scale: number;
  readonly planOf: (day: string) => DayPlan;
  readonly booked: Weights<Reason>;
  readonly walkIns: Weights<Reason>;
  readonly remote: Weights<Reason>;
  readonly themes: ReadonlyMap<string, Weights<string>>;
  readonly aboutOf: (day: string) => DayFact;
  readonly anomalies: readonly PlantedAnomaly[];
};

const isOpen = (plan: DayPlan): boolean => plan.desks.some((desk) => desk.open.length > 0);

/** What a civil day weighs: its share of the week by the season of its month; 0 while the doors stay shut. */
export const dayWeight = (plan: DayPlan, shares: readonly number[]): number =>
  isOpen(plan) ? (shares[weekdayOf(plan.day) - 1] ?? 0) * (seasons[Number(plan.day.slice(5, 7)) - 1] ?? 1) : 0;

/** The weights of the 365 days up to one: what a year of contacts is spread over. */
const yearWeight = (planOf: (day: string) => DayPlan, to: string, shares: readonly number[]): number => {
  let sum = 0;
  for (let back = 0; back < 365; back += 1) sum += dayWeight(planOf(addDays(to, -back)), shares);
  return sum;
};

const mixOf = (
  reasons: readonly Reason[],
  weight: (code: string) => number | undefined,
  has: (reason: Reason) => boolean,
): Weights<Reason> => weightsOf(reasons.filter(has).map((reason) => [reason, weight(reason.code) ?? 0] as const));

/** Themes at the end of their branch, the first ones said most. */
const themesOf = (ref: SiteReference): ReadonlyMap<string, Weights<string>> =>
  new Map(
    ref.departments.map((department) => {
      const themes = ref.themes.filter(
        ({ id, departmentId }) => departmentId === department.id && !ref.themes.some(({ parentId }) => parentId === id),
      );
      return [department.id, weightsOf(themes.map((theme, place) => [theme.id, 1 / (place + 1.5)] as const))] as const;
    }),
  );

/** Prepares a town: everything that is the same on all of its days. */
export const yearTown = (
  {
    seed,
    inhabitants,
    from,
    to,
    asOf = to,
    bookedShare = usualBookedShare,
    weekdayShares = usualShares,
    bookedMix = usualMix,
  }: DemoYearOptions,
  ref: SiteReference,
  anomalies: readonly PlantedAnomaly[],
): YearTown => {
  const calendar = yearCalendar(ref, from, addDays(asOf, daysBeyond));
  const planOf = dayPlanner(ref);
  return {
    seed: String(seed),
    ref,
    calendar,
    firstIndex: 0,
    lastIndex: calendar.indexOf(to),
    asOfIndex: calendar.indexOf(asOf),
    bookedShare,
    weekdayShares,
    contactsPerWeight: (inhabitants * contactsPerInhabitant) / (yearWeight(planOf, to, weekdayShares) || 1),
    scale: inhabitants / inhabitantsOfTheDesks,
    planOf,
    booked: mixOf(
      ref.reasons,
      (code) => bookedMix[code],
      (reason) => reason.bookable,
    ),
    walkIns: mixOf(
      ref.reasons,
      (code) => walkInMix[code]?.[0],
      (reason) => reason.walkIn,
    ),
    remote: mixOf(
      ref.reasons,
      (code) => remoteMix[code],
      () => true,
    ),
    themes: themesOf(ref),
    aboutOf: dayFacts(ref),
    anomalies,
  };
};

/** The situation of a kind planted on a day, or `undefined`. */
export const plantedOn = (
  town: YearTown,
  measure: PlantedAnomaly['measure'],
  day: string,
): PlantedAnomaly | undefined =>
  town.anomalies.find((one) => one.measure === measure && one.from <= day && day <= one.to);

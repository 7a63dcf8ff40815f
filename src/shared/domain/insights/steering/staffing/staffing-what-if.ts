import { toInstant, weekdayOf } from '../../../../time/civil';
import type { SiteReference } from '../../../model/reference';
import { openingInstants } from '../../../queue/opening-instants';
import type { ServiceTimes } from '../../../queue/service-times';
import { dayPlanner } from '../../../scheduling/plan-day';
import { daySimulator, type LivedPerson } from '../../day/simulate-day';
import { applyPeriod } from '../../facts/apply-filter';
import type { Facts, TicketFact } from '../../facts/fact';
import type { Filter } from '../../facts/filter';
import { wilson } from '../../stats/wilson';
import { byDay } from '../grouped';
import { peopleOfDays, type PeopleOfDays } from '../people-of-days';
import { planVariant, staffingVariants, type StaffingVariant } from './plan-variants';
import { planWaits, type DayWaits } from './plan-waits';
import { spreadIn } from '../spread';
import { staffing } from './staffing';
import { timesOfFacts } from '../times-of-facts';
import { compareText } from '../../../../lib/compare';

/** The waits of such days; `late` = people a day whom nobody had called when the doors closed, `null` = not known. */
export type DayOutcome = DayWaits & { readonly late: number | null };

/** A changed plan and what it would do. `desk` = the number of the desk left out, 0 where none is. */
export type VariantOutcome = { readonly kind: StaffingVariant; readonly desk: number; readonly outcome: DayOutcome };

/** What another plan would do on such days, beside what was seen and what the plan says. */
export type StaffingWhatIf = {
  /** The days that it is about: 0 = any, 1 = Monday. */
  readonly weekday: number;
  /** Days of the period that count, and days lived through for each plan. */
  readonly days: number;
  readonly lived: number;
  /** The wait that `within` is of, minutes. */
  readonly withinMin: number;
  readonly seen: DayOutcome;
  /** By Erlang C, of everybody who comes: the formula knows no reasons. */
  readonly plan: DayOutcome;
  readonly variants: readonly VariantOutcome[];
};

/** For which days and people other plans are lived through. */
export type WhatIfAsked = {
  /** Facts of every reason and channel: whoever comes for something else takes a desk too. */
  readonly facts: Facts;
  /** Whose waits are told, and of which days. */
  readonly filter: Filter;
  readonly ref: SiteReference;
  /** 0 = any day, 1 = Monday. */
  readonly weekday: number;
};

const withinMin = 15;
/** Who is never called waits until the end of what can be told. */
const longestMin = 480;
const [mostDays, livedDays, looksAtOnce, seed] = [12, 48, 2, 11];

/** So many of them, of each weekday its part. */
const spreadOut = (days: readonly string[], most: number): readonly string[] => {
  if (days.length <= most) return days;
  const byWeekday = days.toSorted((a, b) => weekdayOf(a) - weekdayOf(b) || compareText(a, b));
  return Array.from({ length: most }, (_, at) => byWeekday[Math.floor(((at + 0.5) * days.length) / most)] ?? '');
};

const isAbout = ({ ref, filter }: WhatIfAsked): ((reasonId: string, isBooked: boolean) => boolean) => {
  const departmentOf = new Map(ref.reasons.map(({ id, departmentId }) => [id, departmentId]));
  const { reasonId: asked, departmentId, channel } = filter;
  return (reasonId, isBooked) =>
    (asked === '' || asked === reasonId) &&
    (departmentId === '' || departmentId === departmentOf.get(reasonId)) &&
    (channel === '' || channel === (isBooked ? 'appointment' : 'desk'));
};

const outcomeOf = (waits: readonly number[], late: number, days: number): DayOutcome => {
  const values = Float64Array.from(waits);
  const within = wilson(waits.filter((wait) => wait <= withinMin).length, waits.length);
  const { n, median, p90 } = spreadIn(values);
  return { n, medianMin: median, p90Min: p90, within: within?.share ?? null, late: days === 0 ? null : late / days };
};

/** When the last desk closes, milliseconds. */
const closesAt = (ref: SiteReference, day: string): number => openingInstants(ref, day).site.at(-1)?.to ?? Infinity;

type Lived = { readonly waits: number[]; late: number; days: number };
const nothing = (): Lived => ({ waits: [], late: 0, days: 0 });

type Scene = {
  readonly asked: WhatIfAsked;
  readonly people: PeopleOfDays;
  readonly times: ServiceTimes;
  readonly counts: (reasonId: string, isBooked: boolean) => boolean;
};

const take = (lived: Lived, day: readonly LivedPerson[], counts: Scene['counts'], closesMs: number): void => {
  lived.days += 1;
  for (const { startMs, calledMs, reasonId, isNewWalkIn } of day) {
    if (!counts(reasonId, !isNewWalkIn) || startMs >= closesMs) continue;
    if (calledMs > closesMs) lived.late += 1;
    lived.waits.push(Math.min(longestMin, Math.max(0, calledMs - startMs) / 60_000));
  }
};

/** Lives a day of the period through with a plan, so many times. */
function* live({ asked, people, times, counts }: Scene, day: string, ref: SiteReference, lived: Lived) {
  const nowIso = toInstant(day, '00:01', asked.ref.site.zone);
  const appointments = people.appointmentsOn(day);
  const simulate = daySimulator(
    { nowIso, tickets: [], sessions: [], appointments, reference: ref, times },
    people.walkInsOn(day),
  );
  yield undefined;
  const looks = Math.ceil(livedDays / Math.min(mostDays, people.days.length));
  const closesMs = closesAt(ref, day);
  for (let done = 0; done < looks; done += looksAtOnce) {
    const count = Math.min(looksAtOnce, looks - done);
    for (const one of simulate(count, seed + done)) take(lived, one, counts, closesMs);
    yield undefined;
  }
}

const seenOf = (tickets: readonly TicketFact[], { people, counts, asked }: Scene): DayOutcome => {
  const days = new Set(people.days);
  const planOf = dayPlanner(asked.ref);
  const closes = byDay((day) => Math.max(...planOf(day).desks.flatMap(({ open }) => open.map(({ to }) => to))));
  const found = nothing();
  for (const { day, reasonId, booked, waitMin, waitFromMinute, status } of tickets) {
    if (!days.has(day) || !counts(reasonId, booked)) continue;
    if (waitMin !== null) found.waits.push(waitMin);
    if (status === 'notServedAtClosing' || waitFromMinute + (waitMin ?? 0) > closes(day)) found.late += 1;
  }
  return outcomeOf(found.waits, found.late, days.size);
};

/**
 * What another number of desks or other hours would do on the days of a period: each of up to twelve of its days is lived through with the
 * real calling rule, the appointments of that day, and walk-ins as they come on average on its weekday (a Poisson number in each half hour),
 * until 48 days are lived for every plan. All plans meet the same people. Quantiles (type 7) and shares are of the people of all those days
 * together. Steps of some milliseconds; the same input gives the same answer.
 */
export function* staffingWhatIf(asked: WhatIfAsked): Generator<undefined, StaffingWhatIf> {
  const { facts, filter, ref, weekday } = asked;
  const isHere = ({ siteId }: { readonly siteId: string }): boolean => siteId === ref.site.id;
  const { tickets } = applyPeriod({ ...facts, days: [], requests: [], appointments: [] }, filter.period);
  yield undefined;
  const { appointments } = applyPeriod({ ...facts, days: [], requests: [], tickets: [] }, filter.period);
  const own = { ...facts, tickets: tickets.filter(isHere), appointments: appointments.filter(isHere) };
  yield undefined;
  const people = peopleOfDays(own, ref, { weekday, asOf: facts.asOf.day });
  yield undefined;
  const scene = { asked, people, times: timesOfFacts(own, ref.reasons), counts: isAbout(asked) };
  yield undefined;
  const context = { ref, period: filter.period };
  const plan = planWaits(staffing(own, context, { weekday }), withinMin);
  yield undefined;
  const sample = spreadOut(people.days, mostDays);
  const variants: VariantOutcome[] = [];
  let lived = 0;
  for (const kind of staffingVariants) {
    const plans = sample.map((day) => ({ day, varied: planVariant(ref, day, kind) }));
    yield undefined;
    if (plans.every(({ varied }) => varied === null)) continue;
    const found = nothing();
    // A day that cannot be changed so is lived as it is, so that all plans are of the same days.
    for (const { day, varied } of plans) yield* live(scene, day, varied?.ref ?? ref, found);
    if (kind === 'same') lived = found.days;
    const desk = plans.find(({ varied }) => varied)?.varied?.desk ?? 0;
    variants.push({ kind, desk, outcome: outcomeOf(found.waits, found.late, found.days) });
  }
  const seen = seenOf(own.tickets, scene);
  return { weekday, days: people.days.length, lived, withinMin, seen, plan: { ...plan, late: null }, variants };
}

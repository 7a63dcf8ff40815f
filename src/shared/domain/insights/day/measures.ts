import { minutesOf, timeOf, weekdayOf } from '../../../time/civil';
import type { Appointment } from '../../model/appointment';
import type { DeskSession } from '../../model/desk-session';
import type { Agent, Closure, Desk, SiteReference } from '../../model/reference';
import { absencesOn } from '../../scheduling/absences-on';
import { covers, intersect } from '../../scheduling/intervals';
import { intervalOf } from '../../scheduling/placed';
import { planDay, type DayPlan } from '../../scheduling/plan-day';

/** A stretch of a civil day, `HH:mm`. */
export type Stretch = { readonly from: string; readonly to: string };

/** Something that can be changed at the desks today. Times are civil `HH:mm`. */
export type Measure = Stretch & {
  readonly deskId: string;
  /** Whoever would sit there, `''` = not known. */
  readonly agentId: string;
} & (
    | { readonly kind: 'open' }
    /** A pause of the plan at another time; `was` = when it is planned. */
    | { readonly kind: 'pause'; readonly closureId: string; readonly was: Stretch }
    /** The desk receives people for one other reason, and for nothing else meanwhile. */
    | { readonly kind: 'switch'; readonly reasonId: string }
  );

export type MeasureInput = {
  readonly ref: SiteReference;
  readonly day: string;
  /** Civil `HH:mm` of now. */
  readonly time: string;
  readonly sessions: readonly DeskSession[];
  readonly appointments: readonly Appointment[];
  /** When help is needed, and for what most. */
  readonly stretch: Stretch;
  readonly reasonId: string;
  /** Agents who were asked already to sit somewhere. */
  readonly asked?: readonly string[];
};

const noticeMin = 5;
const switchMin = 30;
const leastOpenMin = 30;
const longestPauseMin = 60;
const working: readonly Agent['role'][] = ['reception', 'counter'];

const upTo5 = (minute: number): number => Math.ceil(minute / 5) * 5;
const startOf = ({ time, stretch }: MeasureInput): number =>
  Math.max(minutesOf(stretch.from), upTo5(minutesOf(time) + noticeMin));
const inMinutes = ({ from, to }: Stretch) => ({ from: minutesOf(from), to: minutesOf(to) });
const serves = (reasonIds: readonly string[], reasonId: string): boolean =>
  reasonIds.length === 0 || reasonIds.includes(reasonId);

const openNow = ({ sessions, day }: MeasureInput): readonly DeskSession[] =>
  sessions.filter((one) => one.day === day && one.status !== 'closed');

const isAway = ({ ref, day }: MeasureInput, agentId: string, when: Stretch): boolean =>
  absencesOn(ref, day).some(
    (one) => one.agentId === agentId && intersect([inMinutes(one)], [inMinutes(when)]).length > 0,
  );

const plannedIn = (plan: DayPlan, deskId: string, when: Stretch): boolean =>
  plan.desks.some((desk) => desk.deskId === deskId && intersect(desk.open, [inMinutes(when)]).length > 0);

/** Who sits nowhere today, is not away, and may serve the reason; whoever has that desk by habit comes first. */
const freeAgent = (input: MeasureInput, plan: DayPlan, desk: Desk, when: Stretch): Agent | undefined => {
  const taken = new Set([...openNow(input).map((one) => one.agentId), ...(input.asked ?? [])]);
  const free = input.ref.agents.filter(
    (agent) =>
      working.includes(agent.role) &&
      !taken.has(agent.id) &&
      !isAway(input, agent.id, when) &&
      (agent.usualDeskId === desk.id || agent.usualDeskId === '' || !plannedIn(plan, agent.usualDeskId, when)) &&
      (input.reasonId === '' || serves(agent.reasonIds ?? [], input.reasonId)),
  );
  return free.find((agent) => agent.usualDeskId === desk.id) ?? free[0];
};

/** Every closed desk that somebody who is free could open for the stretch; without a reason, for whatever the desk serves. */
export const possibleOpenings = (input: MeasureInput): readonly Measure[] => {
  const from = startOf(input);
  if (from >= minutesOf(input.stretch.to)) return [];
  // Nobody sits down for less.
  const when = {
    from: timeOf(from),
    to: timeOf(Math.min(1440, Math.max(minutesOf(input.stretch.to), from + leastOpenMin))),
  };
  const plan = planDay(input.ref, input.day);
  const taken = new Set(openNow(input).map((one) => one.deskId));
  return input.ref.desks
    .filter(
      (desk) =>
        !taken.has(desk.id) &&
        !plannedIn(plan, desk.id, when) &&
        (input.reasonId === '' || serves(desk.reasonIds, input.reasonId)),
    )
    .toSorted((a, b) => a.number - b.number)
    .flatMap((desk): Measure[] => {
      const agent = freeAgent(input, plan, desk, when);
      return agent ? [{ kind: 'open', deskId: desk.id, agentId: agent.id, ...when }] : [];
    });
};

const agentAt = ({ ref, ...input }: MeasureInput, deskId: string): string =>
  openNow({ ref, ...input }).find((one) => one.deskId === deskId)?.agentId ??
  ref.agents.find((one) => one.usualDeskId === deskId)?.id ??
  '';

/** When a pause may be instead: first after the stretch, else right before it, at a time when the desk would be open. */
const laterThan = (input: MeasureInput, pause: Closure): Stretch | null => {
  const length = minutesOf(pause.to) - minutesOf(pause.from);
  const without = { ...input.ref, closures: input.ref.closures.filter((one) => one.id !== pause.id) };
  const open = planDay(without, input.day).desks.find((one) => one.deskId === pause.deskId)?.open ?? [];
  const fits = (from: number): boolean => open.some((one) => covers(one, { from, to: from + length }));
  const after = [minutesOf(input.stretch.to), ...open.map((one) => one.from)].filter(
    (from) => from >= minutesOf(input.stretch.to) && fits(from),
  );
  const before = minutesOf(input.stretch.from) - length;
  const from = after[0] ?? (before >= minutesOf(input.time) && fits(before) ? before : null);
  return from === null ? null : { from: timeOf(from), to: timeOf(from + length) };
};

/** Moves a pause of the plan out of the stretch. */
const pause = (input: MeasureInput): Measure[] => {
  const { ref, day, time, stretch } = input;
  const inIt = ref.closures.filter(
    (one) =>
      one.deskId !== '' &&
      one.fromDay === day &&
      one.toDay === day &&
      one.from >= time &&
      minutesOf(one.to) - minutesOf(one.from) <= longestPauseMin &&
      intersect([inMinutes(one)], [inMinutes(stretch)]).length > 0,
  );
  for (const one of inIt) {
    const when = laterThan(input, one);
    if (when) {
      const { deskId, id: closureId, from, to } = one;
      return [{ kind: 'pause', deskId, agentId: agentAt(input, deskId), closureId, was: { from, to }, ...when }];
    }
  }
  return [];
};

/** Lets the open desk with the fewest appointments receive for the reason that waits most. */
const switched = (input: MeasureInput, plan: DayPlan): Measure[] => {
  const from = startOf(input);
  const when = { from: timeOf(from), to: timeOf(from + switchMin) };
  const own = inMinutes(when);
  const booked = (deskId: string): number =>
    input.appointments.filter(
      (one) =>
        one.deskId === deskId &&
        one.day === input.day &&
        (one.status === 'booked' || one.status === 'arrived') &&
        intersect([intervalOf(one)], [own]).length > 0,
    ).length;
  const able = input.ref.desks
    .filter((desk) => {
      const isOpen = plan.desks.some((one) => one.deskId === desk.id && one.open.some((open) => covers(open, own)));
      const agent = input.ref.agents.find((one) => one.id === agentAt(input, desk.id));
      return isOpen && !serves(desk.reasonIds, input.reasonId) && serves(agent?.reasonIds ?? [], input.reasonId);
    })
    .toSorted((a, b) => booked(a.id) - booked(b.id) || a.number - b.number);
  return able.slice(0, 1).map(({ id }) => ({
    kind: 'switch',
    deskId: id,
    agentId: agentAt(input, id),
    reasonId: input.reasonId,
    ...when,
  }));
};

/** A desk for the reason that waits most, else one that takes other people off the rest. */
const opening = (input: MeasureInput): readonly Measure[] => {
  const own = possibleOpenings(input);
  return (own.length > 0 ? own : possibleOpenings({ ...input, reasonId: '' })).slice(0, 1);
};

/** What may be changed, at most one measure of each kind: the plan says who, never how quickly anybody works. */
export const candidateMeasures = (input: MeasureInput): readonly Measure[] => {
  const plan = planDay(input.ref, input.day);
  return [...opening(input), ...pause(input), ...(input.reasonId === '' ? [] : switched(input, plan))];
};

/** The reference data as they would be on that day with a measure. The switched desk is closed meanwhile, and a twin of it open. */
export const withMeasure = (ref: SiteReference, day: string, measure: Measure): SiteReference => {
  const { from, to, deskId } = measure;
  const id = `what-if ${measure.kind} ${deskId}`;
  const period = (desk: string) => ({
    id,
    kind: 'openingPeriod' as const,
    deskId: desk,
    weekdays: [weekdayOf(day)],
    from,
    to,
    validFrom: day,
    validUntil: day,
  });
  switch (measure.kind) {
    case 'open':
      return { ...ref, openingPeriods: [...ref.openingPeriods, period(deskId)] };
    case 'pause':
      return {
        ...ref,
        closures: ref.closures.map((one) => (one.id === measure.closureId ? { ...one, from, to } : one)),
      };
    case 'switch': {
      const desk = ref.desks.find((one) => one.id === deskId);
      if (!desk) return ref;
      const twin = { ...desk, id: `${deskId} ${measure.reasonId}`, reasonIds: [measure.reasonId] };
      const closed = { id, kind: 'closure' as const, deskId, fromDay: day, toDay: day, from, to, label: '' };
      return {
        ...ref,
        desks: [...ref.desks, twin],
        closures: [...ref.closures, closed],
        openingPeriods: [...ref.openingPeriods, period(twin.id)],
      };
    }
  }
};

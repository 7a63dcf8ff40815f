import { minutesOf, timeOf } from '../../../time/civil';
import type { DeskSession } from '../../model/desk-session';
import type { Agent, Desk, SiteReference } from '../../model/reference';
import { absencesOn } from '../../scheduling/absences-on';
import { intersect, subtract, type Interval } from '../../scheduling/intervals';
import { openingsBy } from '../../scheduling/open-stretches';
import { planDay, type DayPlan } from '../../scheduling/plan-day';
import { seatsOn, type Seat } from '../../scheduling/seats';
import { inMinutes, type MeasureInput } from './measures';
import type { Measure, Stretch } from '../../model/measure';
import { entryById } from '../../../lib/entry-by-id';

/** A closed desk that somebody opens. */
export type Opening = Extract<Measure, { kind: 'open' }>;

const noticeMin = 5;
const leastOpenMin = 30;
const working: readonly Agent['role'][] = ['reception', 'counter'];

const upTo5 = (minute: number): number => Math.ceil(minute / 5) * 5;

/** The first civil minute at which a change can begin: whoever is asked needs some notice. */
export const startOf = ({ time, stretch }: Pick<MeasureInput, 'time' | 'stretch'>): number =>
  Math.max(minutesOf(stretch.from), upTo5(minutesOf(time) + noticeMin));

/** The desks of a day at which somebody is signed on, on a pause as well. */
export const openNow = ({ sessions, day }: Pick<MeasureInput, 'sessions' | 'day'>): readonly DeskSession[] =>
  sessions.filter((one) => one.day === day && one.status !== 'closed');

type Kept = Stretch & { readonly label: string };
const named = (away: Interval, label: string): Kept => ({ from: timeOf(away.from), to: timeOf(away.to), label });

/** When an agent is away on a day. */
const awayOf = ({ ref, day }: Pick<MeasureInput, 'ref' | 'day'>, agentId: string): readonly Kept[] =>
  absencesOn(ref, day).filter((one) => one.agentId === agentId);

/** Whether an agent is absent for any part of a stretch. */
export const isAway = (input: Pick<MeasureInput, 'ref' | 'day'>, agentId: string, when: Stretch): boolean =>
  intersect(awayOf(input, agentId).map(inMinutes), [inMinutes(when)]).length > 0;

/** When a desk is closed whoever would sit there: closures, holidays, a clock put forward. */
const shutOf = (plan: DayPlan, deskId: string): readonly Kept[] =>
  (plan.desks.find((desk) => desk.deskId === deskId)?.closed ?? [])
    .filter(({ cause }) => cause !== 'absence' && cause !== 'nobody')
    .map((one) => named(one, one.label));

/** When the last doors of a day close, whoever is away; the end of a day for which no hours are known. */
const doorsEnd = ({ ref, day }: Pick<MeasureInput, 'ref' | 'day'>, plan: DayPlan): number => {
  const openings = [...openingsBy(ref)(day, '')];
  const ends = openings.flatMap(([deskId, { general, limited }]) =>
    subtract([...general, ...limited], shutOf(plan, deskId).map(inMinutes)).map(({ to }) => to),
  );
  return openings.length === 0 ? 1440 : Math.max(0, ...ends);
};

/** A moment of a day, and when help is needed. */
export type OpeningInput = Omit<MeasureInput, 'reasonId' | 'appointments'>;

type Facts = { readonly input: OpeningInput; readonly plan: DayPlan; readonly seats: readonly Seat[] };

const openOf = ({ plan }: Facts, deskId: string): readonly Interval[] =>
  plan.desks.find((desk) => desk.deskId === deskId)?.open ?? [];

/**
 * When somebody is kept at another desk: while it is open, and while it is closed for them alone. A closure of a desk is how a pause or a
 * training of whoever sits there is noted, so nobody is taken for free during one.
 */
const keptElsewhere = (facts: Facts, agentId: string, deskId: string): readonly Interval[] =>
  facts.seats
    .filter((seat) => seat.agentId === agentId && seat.deskId !== deskId)
    .flatMap((seat) =>
      intersect([seat], [...openOf(facts, seat.deskId), ...shutOf(facts.plan, seat.deskId).map(inMinutes)]),
    );

/** Whether nobody of the reception is left while this agent sits at a desk. */
export const emptiesReception = (
  input: Pick<MeasureInput, 'ref' | 'day' | 'sessions' | 'asked'>,
  { agentId, ...when }: Pick<Opening, 'agentId' | 'from' | 'to'>,
): boolean => {
  const team = input.ref.agents.filter(({ role }) => role === 'reception');
  const atDesks = new Set([...openNow(input).map((one) => one.agentId), ...(input.asked ?? [])]);
  return (
    team.some(({ id }) => id === agentId) &&
    !team.some(({ id }) => id !== agentId && !atDesks.has(id) && !isAway(input, id, when))
  );
};

type Sitting = { readonly agent: Agent; readonly when: Interval; readonly isEmptying: boolean };

/** The longest stretch of `when` in which an agent can sit at a desk that is closed; `null` = too short to sit down for. */
const sitting = (facts: Facts, desk: Desk, agent: Agent, when: Interval): Sitting | null => {
  const { input, plan } = facts;
  const [longest] = subtract(
    [when],
    [
      ...openOf(facts, desk.id),
      ...shutOf(plan, desk.id).map(inMinutes),
      ...awayOf(input, agent.id).map(inMinutes),
      ...keptElsewhere(facts, agent.id, desk.id),
    ],
  ).toSorted((a, b) => b.to - b.from - (a.to - a.from));
  if (!longest || longest.to - longest.from < leastOpenMin) return null;
  const [from, to] = [timeOf(longest.from), timeOf(longest.to)];
  return { agent, when: longest, isEmptying: emptiesReception(input, { agentId: agent.id, from, to }) };
};

/** Who leaves nobody waiting at the reception comes first, then who can stay longest, then whoever has that desk by habit. */
const sitter = (facts: Facts, desk: Desk, agents: readonly Agent[], when: Interval): Sitting | undefined =>
  agents
    .flatMap((agent) => sitting(facts, desk, agent, when) ?? [])
    .toSorted(
      (a, b) =>
        Number(a.isEmptying) - Number(b.isEmptying) ||
        b.when.to - b.when.from - (a.when.to - a.when.from) ||
        Number(b.agent.usualDeskId === desk.id) - Number(a.agent.usualDeskId === desk.id),
    )[0];

/**
 * Every closed desk that somebody can open in the stretch, and from when to when. No other place decides who can. Left out are agents who
 * sit at a desk, are asked already, are away or are expected elsewhere, and desks during a closure. The plan holds what is offered here.
 */
export const possibleOpenings = (input: OpeningInput): readonly Opening[] => {
  const from = startOf(input);
  if (from >= minutesOf(input.stretch.to)) return [];
  const { ref, day } = input;
  const plan = planDay(ref, day);
  // A desk is not opened for less, nor after the doors have closed.
  const when = {
    from,
    to: Math.min(doorsEnd(input, plan), Math.max(minutesOf(input.stretch.to), from + leastOpenMin)),
  };
  if (when.to - when.from < leastOpenMin) return [];
  const facts = { input, plan, seats: seatsOn(ref, day) };
  const open = openNow(input);
  const busy = new Set([...open.map((one) => one.agentId), ...(input.asked ?? [])]);
  const able = ref.agents.filter(({ id, role }) => working.includes(role) && !busy.has(id));
  return ref.desks
    .filter((desk) => !open.some(({ deskId }) => deskId === desk.id))
    .toSorted((a, b) => a.number - b.number)
    .flatMap((desk): Opening[] => {
      const found = sitter(facts, desk, able, when);
      if (!found) return [];
      const { agent, when: own } = found;
      return [{ kind: 'open', deskId: desk.id, agentId: agent.id, from: timeOf(own.from), to: timeOf(own.to) }];
    });
};

/** Why what was asked for does not come about as asked. `to` = until when, civil; `label` = what it is called, `''` = nothing. */
export type AskedFault =
  | { readonly kind: 'away' | 'shut'; readonly label: string; readonly to: string }
  /** Its hour has come, and nobody opened it. */
  | { readonly kind: 'late' }
  /** Another agent sits there than the one who was asked to receive a reason: nobody is called by it (0120). */
  | { readonly kind: 'replaced' }
  | { readonly kind: 'elsewhere'; readonly number: number };

/** A moment of a day, with who sits where. */
export type FaultInput = Pick<MeasureInput, 'ref' | 'day' | 'time' | 'sessions'>;

/** What keeps a request that stands from what it asks, at a civil time of its day; `null` = nothing does. */
export const askedFault = (input: FaultInput, { kind, deskId, agentId, from, to }: Measure): AskedFault | null => {
  const left = { from: minutesOf(from > input.time ? from : input.time), to: minutesOf(to) };
  if (kind === 'pause' || left.from >= left.to) return null;
  const hits = (one: Kept): boolean => intersect([inMinutes(one)], [left]).length > 0;
  const away = awayOf(input, agentId).find(hits);
  if (away) return { kind: 'away', label: away.label, to: away.to };
  const shut = kind === 'open' && shutOf(planDay(input.ref, input.day), deskId).find(hits);
  if (shut) return { kind: 'shut', label: shut.label, to: shut.to };
  const other = openNow(input).find((one) => one.agentId === agentId && one.deskId !== deskId && agentId !== '');
  const number = entryById(input.ref.desks, other?.deskId)?.number;
  if (number !== undefined) return { kind: 'elsewhere', number };
  const isReplaced = (one: DeskSession): boolean => one.deskId === deskId && one.agentId !== agentId;
  if (kind === 'switch' && agentId !== '' && openNow(input).some(isReplaced)) return { kind: 'replaced' };
  return isOverdue(input, { deskId, from }, 0) ? { kind: 'late' } : null;
};

/** Whether a desk that was asked for has not opened so many minutes after its hour. */
const isOverdue = (
  input: Pick<MeasureInput, 'day' | 'time' | 'sessions'>,
  { deskId, from }: Pick<Opening, 'deskId' | 'from'>,
  afterMin: number,
): boolean =>
  minutesOf(input.time) >= minutesOf(from) + afterMin && !openNow(input).some((one) => one.deskId === deskId);

/** Whoever is asked needs a moment to sit down. */
const graceMin = 2;

/** The requests that a day is reckoned with: a desk that was asked for counts before its hour, and from then on only where it opened. */
export const keptMeasures = (
  measures: readonly Measure[],
  input: Pick<MeasureInput, 'day' | 'time' | 'sessions'>,
): readonly Measure[] => measures.filter((one) => one.kind !== 'open' || !isOverdue(input, one, graceMin));

/**
 * Why desks are closed at a civil time, by desk, where it has a name. `to` = until when, `''` = the desk does not open after it on that
 * day.
 */
export const closedNow = (ref: SiteReference, day: string, time: string): ReadonlyMap<string, Omit<Kept, 'from'>> => {
  const now = minutesOf(time);
  return new Map(
    planDay(ref, day).desks.flatMap(({ deskId, open, closed }) => {
      const one = closed.find(({ from, to, label }) => label !== '' && from <= now && now < to);
      if (!one) return [];
      const opensAgain = open.some(({ from }) => from >= one.to);
      return [[deskId, { label: one.label, to: opensAgain ? timeOf(one.to) : '' }] as const];
    }),
  );
};

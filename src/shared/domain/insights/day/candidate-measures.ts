import { minutesOf, timeOf } from '../../../time/civil';
import type { Closure } from '../../model/reference';
import { covers, intersect } from '../../scheduling/intervals';
import { intervalOf } from '../../scheduling/placed';
import { planDay, type DayPlan } from '../../scheduling/plan-day';
import { agentAt as expectedAt, seatsOn } from '../../scheduling/seats';
import { inMinutes, type MeasureInput } from './measures';
import type { Measure, Stretch } from '../../model/measure';
import { isAway, openNow, possibleOpenings, startOf } from './openings';
import { entryById } from '../../../lib/entry-by-id';

const switchMin = 30;
/** So soon a desk is lent only where somebody sits there now, minutes: what the plan says of this moment is no help. */
const soonMin = 30;
const longestPauseMin = 60;

const serves = (reasonIds: readonly string[], reasonId: string): boolean =>
  reasonIds.length === 0 || reasonIds.includes(reasonId);

/** Who sits at a desk now, else who is expected there at a civil time; `''` = nobody knows. */
const agentAt = (input: MeasureInput, deskId: string, time: string): string =>
  openNow(input).find((one) => one.deskId === deskId)?.agentId ??
  expectedAt(seatsOn(input.ref, input.day), deskId, minutesOf(time));

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
      return [{ kind: 'pause', deskId, agentId: agentAt(input, deskId, from), closureId, was: { from, to }, ...when }];
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
  const isSoon = from - minutesOf(input.time) < soonMin;
  const open = new Set(openNow(input).map(({ deskId }) => deskId));
  const able = input.ref.desks
    .filter((desk) => {
      if (isSoon && !open.has(desk.id)) return false;
      const isOpen = plan.desks.some((one) => one.deskId === desk.id && one.open.some((open) => covers(open, own)));
      const agent = entryById(input.ref.agents, agentAt(input, desk.id, when.from));
      return (
        isOpen &&
        !serves(desk.reasonIds, input.reasonId) &&
        serves(agent?.reasonIds ?? [], input.reasonId) &&
        !isAway(input, agent?.id ?? '', when)
      );
    })
    .toSorted((a, b) => booked(a.id) - booked(b.id) || a.number - b.number);
  return able.slice(0, 1).map(({ id }) => ({
    kind: 'switch',
    deskId: id,
    agentId: agentAt(input, id, when.from),
    reasonId: input.reasonId,
    ...when,
  }));
};

/** What may be changed: every desk that can be opened, one pause, one desk lent. The plan says who, never how quickly anybody works. */
export const candidateMeasures = (input: MeasureInput): readonly Measure[] => {
  const plan = planDay(input.ref, input.day);
  return [...possibleOpenings(input), ...pause(input), ...(input.reasonId === '' ? [] : switched(input, plan))];
};

import { minutesOf, mondayOf, weekdayOf } from '../../time/civil';
import { halves, type Half } from '../model/agenda-settings';
import type { Agent, AskedSeat, Roster, SiteReference } from '../model/reference';
import { absencesOn, type AwayStretch } from './absences-on';
import { intersect, subtract, type Interval } from './intervals';
import { openingsBy } from './open-stretches';
import { entryById } from '../../lib/entry-by-id';

/** Why somebody, or nobody, is expected at a desk: the plan, the usual desk, a replacement, a request of today, an absence, or no plan for it. */
type SeatReason = 'planned' | 'usual' | 'replaces' | 'asked' | 'absent' | 'nobody';

/**
 * Who is expected at a desk in a stretch of a half-day (civil minutes). `agentId` `''` = nobody. `insteadOf` = who should sit there and is
 * away, `''` = nobody; `label` is what their absence is called.
 */
export type Seat = Interval & {
  readonly deskId: string;
  readonly half: Half;
  readonly agentId: string;
  readonly insteadOf: string;
  readonly label: string;
  readonly why: SeatReason;
};

/** Where afternoons begin in a week without a plan. */
export const USUAL_MIDDAY = '13:00';

/** The stretch of a half-day, civil minutes. */
export const halfStretch = (half: Half, midday: string): Interval =>
  half === 'morning' ? { from: 0, to: minutesOf(midday) } : { from: minutesOf(midday), to: 1440 };

/** The plan of the week of a day; `undefined` = it is not planned, and goes by the usual desks. */
const rosterOf = ({ rosters }: Pick<SiteReference, 'rosters'>, day: string): Roster | undefined =>
  rosters.find(({ week }) => week === mondayOf(day));

/** What a day asks of its agents. Nobody takes the desk of another while they are away, expected at their own, or at a third one. */
type Standing = {
  readonly away: readonly AwayStretch[];
  /** When an agent is expected at a desk of their own in a half-day. */
  readonly expected: (agentId: string, half: Half) => readonly Interval[];
  /** Where and when agents sit at the desk of another; grows while the seats of the day are found. */
  readonly lent: (Interval & Pick<Seat, 'deskId' | 'agentId'>)[];
};

const minutes = (away: Pick<AwayStretch, 'from' | 'to'>): Interval => ({
  from: minutesOf(away.from),
  to: minutesOf(away.to),
});

const awayOf = ({ away }: Standing, agentId: string): readonly Interval[] =>
  away.filter((one) => one.agentId === agentId).map(minutes);

type Place = { readonly deskId: string; readonly half: Half; readonly whole: Interval };

/** What an agent can take over of these stretches of a place. */
const takenBy = (
  agentId: string,
  { deskId, half }: Place,
  gone: readonly Interval[],
  standing: Standing,
): readonly Interval[] => {
  if (agentId === '') return [];
  const elsewhere = standing.lent.filter((one) => one.agentId === agentId && one.deskId !== deskId);
  const taken = subtract(gone, [...awayOf(standing, agentId), ...standing.expected(agentId, half), ...elsewhere]);
  standing.lent.push(...taken.map((one) => ({ ...one, agentId, deskId })));
  return taken;
};

type Missed = {
  readonly absence: AwayStretch;
  readonly taken: readonly Interval[];
  readonly left: readonly Interval[];
};

/** What an absence takes out of a half-day: the part that its replacement takes over, and the part that nobody does. */
const missedBy = (place: Place, absence: AwayStretch, standing: Standing): Missed => {
  const gone = intersect([place.whole], [minutes(absence)]);
  const taken = takenBy(absence.replacedBy, place, gone, standing);
  return { absence, taken, left: subtract(gone, taken) };
};

/** A half-day of an agent at a desk, in stretches: there, replaced, or missed. What one absence leaves open is missed. */
const seatsOfAgent = (place: Place, agentId: string, why: 'planned' | 'usual', standing: Standing): Seat[] => {
  const { whole, ...where } = place;
  const missed = standing.away
    .filter((one) => one.agentId === agentId)
    .map((absence) => missedBy(place, absence, standing));
  const seats: Seat[] = subtract([whole], awayOf(standing, agentId)).map((one) => ({
    ...where,
    ...one,
    agentId,
    insteadOf: '',
    label: '',
    why,
  }));
  const done: Interval[] = [];
  const add = (who: string, stretches: readonly Interval[], { label }: AwayStretch): void => {
    const fresh = subtract(stretches, done);
    done.push(...fresh);
    const isMissed = who === '';
    for (const one of fresh)
      seats.push({ ...where, ...one, agentId: who, insteadOf: agentId, label, why: isMissed ? 'absent' : 'replaces' });
  };
  for (const { absence, left } of missed) add('', left, absence);
  for (const { absence, taken } of missed) add(absence.replacedBy, taken, absence);
  return seats.toSorted((a, b) => a.from - b.from);
};

const usualAgents = (agents: readonly Agent[], deskId: string): readonly Agent[] =>
  agents.filter(({ usualDeskId }) => usualDeskId === deskId);

const plannedSeats = (ref: SiteReference, roster: Roster, day: string, away: readonly AwayStretch[]): Seat[] => {
  const today = roster.seats.filter(({ weekday }) => weekday === weekdayOf(day));
  const expected = (agentId: string, half: Half): readonly Interval[] =>
    today.some((seat) => seat.agentId === agentId && seat.half === half) ? [halfStretch(half, roster.midday)] : [];
  const standing: Standing = { away, expected, lent: [] };
  return ref.desks.flatMap(({ id: deskId }) =>
    halves.flatMap((half) => {
      const whole = halfStretch(half, roster.midday);
      const planned = today.find((seat) => seat.deskId === deskId && seat.half === half);
      return planned
        ? seatsOfAgent({ deskId, half, whole }, planned.agentId, 'planned', standing)
        : [{ deskId, half, ...whole, agentId: '', insteadOf: '', label: '', why: 'nobody' as const }];
    }),
  );
};

/** The desks of the site, then those that are gone and still somebody's usual one: appointments may stand there. */
const usualDesks = ({ desks, agents }: SiteReference): readonly string[] =>
  [...new Set([...desks.map(({ id }) => id), ...agents.map(({ usualDeskId }) => usualDeskId)])].filter(Boolean);

const usualSeats = (ref: SiteReference, day: string, away: readonly AwayStretch[]): Seat[] => {
  // What was asked beside the plan calls nobody back from the desk of another.
  const asked = new Set(ref.asked?.map(({ openingId }) => openingId));
  const planned = { ...ref, openingPeriods: ref.openingPeriods.filter(({ id }) => !asked.has(id)) };
  const openings = openingsBy(planned)(day, '');
  const expected = (agentId: string): readonly Interval[] => {
    const own = entryById(ref.agents, agentId)?.usualDeskId ?? '';
    const { general = [], limited = [] } = openings.get(own) ?? {};
    return [...general, ...limited];
  };
  const standing: Standing = { away, expected, lent: [] };
  return usualDesks(ref).flatMap((deskId) =>
    halves.flatMap((half) =>
      usualAgents(ref.agents, deskId).flatMap(({ id }) =>
        seatsOfAgent({ deskId, half, whole: halfStretch(half, USUAL_MIDDAY) }, id, 'usual', standing),
      ),
    ),
  );
};

/** Seats as they are with somebody who was asked to sit at a desk: there in place of anybody else. */
const withAsked = (seats: readonly Seat[], { deskId, agentId, from, to }: AskedSeat): Seat[] => {
  const there = minutes({ from, to });
  const half: Half = there.from < minutesOf(USUAL_MIDDAY) ? 'morning' : 'afternoon';
  return [
    ...seats.flatMap((one) =>
      one.deskId === deskId ? subtract([one], [there]).map((rest) => ({ ...one, ...rest })) : [one],
    ),
    { deskId, half, ...there, agentId, insteadOf: '', label: '', why: 'asked' },
  ];
};

const mostDays = 60;
const known = new WeakMap<SiteReference, Map<string, readonly Seat[]>>();

/**
 * Who is expected at the desks of a site on a civil day, by desk and half-day: by the plan of the week, else by the usual desks, and whoever
 * was asked beside it. In a week
 * without a plan a desk that is nobody's usual one has no seat, and a desk with several usual agents has one for each. Kept by day: each
 * column of an agenda asks.
 */
export const seatsOn = (ref: SiteReference, day: string): readonly Seat[] => {
  const days = known.get(ref) ?? new Map<string, readonly Seat[]>();
  known.set(ref, days);
  const seen = days.get(day);
  if (seen) return seen;
  const away = absencesOn(ref, day);
  const roster = rosterOf(ref, day);
  const asked = (ref.asked ?? []).filter((one) => one.day === day);
  const seats = asked.reduce<readonly Seat[]>(
    withAsked,
    roster ? plannedSeats(ref, roster, day, away) : usualSeats(ref, day, away),
  );
  if (days.size >= mostDays) days.clear();
  days.set(day, seats);
  return seats;
};

/** Who of these seats is expected at a desk at a civil minute of their day; `''` = nobody, or nobody knows. */
export const agentAt = (seats: readonly Seat[], deskId: string, minute: number): string => {
  const there = seats.filter(
    (seat) => seat.deskId === deskId && seat.from <= minute && minute < seat.to && seat.agentId !== '',
  );
  return there.length === 1 ? (there[0]?.agentId ?? '') : '';
};

/** The stretches of a day in which desks are closed because nobody is there. */
export const unmannedOn = (ref: SiteReference, day: string): readonly Seat[] =>
  seatsOn(ref, day).filter(({ agentId }) => agentId === '');

import { addDays, minutesOf, weekdayOf } from '../../time/civil';
import { halves } from '../model/agenda-settings';
import type { Roster, SiteReference } from '../model/reference';
import { absencesOn } from './absences-on';
import { intersect, overlaps, type Interval } from './intervals';
import { planDay } from './plan-day';
import { halfStretch } from './seats';

/** Who sits at a desk for a half-day of a weekday. */
export type PlannedSeat = Roster['seats'][number];
/** The desk and half-day of a seat, without who sits there. */
export type SeatPlace = Omit<PlannedSeat, 'agentId'>;

/** The id of the plan of a week: one week has one, whoever begins it. */
export const rosterIdOf = (week: string): string => `roster-${week}`;

const isHalf = (a: SeatPlace, b: SeatPlace): boolean => a.weekday === b.weekday && a.half === b.half;

/** Who sits at a place; `''` = nobody. */
export const seatedAt = (seats: readonly PlannedSeat[], place: SeatPlace): string =>
  seats.find((seat) => isHalf(seat, place) && seat.deskId === place.deskId)?.agentId ?? '';

/** Puts somebody at a place (`''` = nobody): they leave where they sat in that half-day, and who sat there goes. */
export const putSeat = (seats: readonly PlannedSeat[], place: SeatPlace, agentId: string): readonly PlannedSeat[] => [
  ...seats.filter(
    (seat) => !(isHalf(seat, place) && (seat.deskId === place.deskId || (agentId !== '' && seat.agentId === agentId))),
  ),
  ...(agentId === '' ? [] : [{ weekday: place.weekday, half: place.half, deskId: place.deskId, agentId }]),
];

/** A half-day in which a desk should be open, and when (civil minutes). */
type OpenHalf = SeatPlace & { readonly open: readonly Interval[] };

/** The half-days of a week in which desks should be open, whoever is away and whatever is planned. */
export const openHalves = (ref: SiteReference, week: string, midday: string): readonly OpenHalf[] => {
  const bare = { ...ref, rosters: [], unavailabilities: [], recurringAbsences: [] };
  return Array.from({ length: 7 }, (_, offset) => addDays(week, offset)).flatMap((day) =>
    planDay(bare, day).desks.flatMap(({ deskId, open }) =>
      halves
        .map((half) => ({ weekday: weekdayOf(day), half, deskId, open: intersect(open, [halfStretch(half, midday)]) }))
        .filter((one) => one.open.length > 0),
    ),
  );
};

/** Everybody at their usual desk whenever it is open; where several share one, the first of them. */
export const usualPlan = (ref: SiteReference, week: string, midday: string): readonly PlannedSeat[] =>
  openHalves(ref, week, midday).flatMap(({ weekday, half, deskId }) => {
    const agent = ref.agents.find(({ usualDeskId }) => usualDeskId === deskId);
    return agent ? [{ weekday, half, deskId, agentId: agent.id }] : [];
  });

/** Whether an absence takes somebody away while the desk of a half-day should be open; lunch is nobody's loss. */
export const isAwayIn = (ref: SiteReference, week: string, { weekday, open }: OpenHalf, agentId: string): boolean =>
  absencesOn(ref, addDays(week, weekday - 1)).some(
    (away) =>
      away.agentId === agentId &&
      open.some((stretch) => overlaps(stretch, { from: minutesOf(away.from), to: minutesOf(away.to) })),
  );

/** The seats of another week that still make sense: of desks and agents that are there. */
export const copiedSeats = (ref: SiteReference, from: Roster): readonly PlannedSeat[] =>
  from.seats.filter(
    ({ deskId, agentId }) => ref.desks.some(({ id }) => id === deskId) && ref.agents.some(({ id }) => id === agentId),
  );

import { addDays, weekdayOf } from '../../time/civil';
import { halves } from '../model/agenda-settings';
import type { Roster, SiteReference } from '../model/reference';
import { overlaps } from './intervals';
import { planDay } from './plan-day';
import { halfStretch } from './seats';

export type PlannedSeat = Roster['seats'][number];
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
  ...(agentId === '' ? [] : [{ ...place, agentId }]),
];

/** The same site without plans and absences: when its desks should be open. */
export const openHalves = (ref: SiteReference, week: string, midday: string): readonly SeatPlace[] => {
  const bare = { ...ref, rosters: [], unavailabilities: [], recurringAbsences: [] };
  return Array.from({ length: 7 }, (_, offset) => addDays(week, offset)).flatMap((day) =>
    planDay(bare, day).desks.flatMap(({ deskId, open }) =>
      halves
        .filter((half) => open.some((stretch) => overlaps(stretch, halfStretch(half, midday))))
        .map((half) => ({ weekday: weekdayOf(day), half, deskId })),
    ),
  );
};

/** Everybody at their usual desk whenever it is open; where several share one, the first of them. */
export const usualPlan = (ref: SiteReference, week: string, midday: string): readonly PlannedSeat[] =>
  openHalves(ref, week, midday).flatMap((place) => {
    const agent = ref.agents.find(({ usualDeskId }) => usualDeskId === place.deskId);
    return agent ? [{ ...place, agentId: agent.id }] : [];
  });

/** The seats of another week that still make sense: of desks and agents that are there. */
export const copiedSeats = (ref: SiteReference, from: Roster): readonly PlannedSeat[] =>
  from.seats.filter(
    ({ deskId, agentId }) => ref.desks.some(({ id }) => id === deskId) && ref.agents.some(({ id }) => id === agentId),
  );

import type { Appointment, Placement } from '#shared/domain/model/appointment';
import type { Reason } from '#shared/domain/model/reference';
import { overlaps, peak } from '#shared/domain/scheduling/intervals';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import { intervalOf, type Placed } from '#shared/domain/scheduling/placed';

import type { Hold } from '../store/port';

/** What bounds a site at any moment. */
export type Capacity = { readonly stations: number; readonly reasons: readonly Pick<Reason, 'id' | 'needsStation'>[] };

/** A placement that asks for room. */
export type Wish = Placement & { readonly id: string; readonly reasonId: string };

/** Whether there is room, and which accepted appointments take it when there is none. */
export type Room = { readonly free: boolean; readonly rivals: readonly string[] };

const readableTime = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether an appointment takes room: not cancelled, not missed, not undone, and with a readable place. */
export const takesRoom = (appointment: Appointment): boolean =>
  livePlacements([appointment], []).length === 1 && readableTime.test(appointment.time) && appointment.durationMin > 0;

const placedHold = ({ id, place }: Hold, needsStation: (reasonId: string) => boolean): Placed => ({
  id: `hold ${id}`,
  day: place.day,
  time: place.time,
  durationMin: place.durationMin,
  deskId: place.deskId,
  needsStation: needsStation(place.reasonId),
});

/**
 * Whether a place fits beside the accepted appointments of its day and the places promised to others: its desk is free, and
 * where it needs an enrolment station one is. Opening hours play no part: a desk that was offline may have had reasons
 * that the server cannot know.
 */
export const roomOf = (
  wish: Wish,
  others: readonly Appointment[],
  holds: readonly Hold[],
  { stations, reasons }: Capacity,
): Room => {
  const needsStation = (reasonId: string): boolean =>
    reasons.some((reason) => reason.id === reasonId && reason.needsStation);
  const accepted = others.filter(
    (other) => other.id !== wish.id && other.confirmation === 'accepted' && other.day === wish.day && takesRoom(other),
  );
  const place = intervalOf(wish);
  const together = [
    ...livePlacements(accepted, reasons),
    ...holds
      .filter((hold) => hold.place.day === wish.day && readableTime.test(hold.place.time))
      .map((hold) => placedHold(hold, needsStation)),
  ].filter((other) => overlaps(intervalOf(other), place));
  const onDesk = together.filter((other) => other.deskId === wish.deskId);
  const station = needsStation(wish.reasonId);
  const atStations = station ? together.filter((other) => other.needsStation) : [];
  const stationsFull = station && peak(atStations.map(intervalOf), place) >= stations;
  const takers = new Set([...onDesk, ...(stationsFull ? atStations : [])].map((other) => other.id));
  return {
    free: onDesk.length === 0 && !stationsFull,
    rivals: [...takers].filter((id) => !id.startsWith('hold ')).toSorted(),
  };
};

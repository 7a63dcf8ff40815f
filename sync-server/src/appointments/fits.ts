import type { Appointment, Placement } from '#shared/domain/model/appointment';
import type { Reason, SiteReference } from '#shared/domain/model/reference';
import { overlaps, peak } from '#shared/domain/scheduling/intervals';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import { deskIntervalOf, stationIntervalOf, type Placed } from '#shared/domain/scheduling/placed';

import type { Hold } from '../store/port';

/** What bounds a site at any moment. */
export type Capacity = {
  readonly stations: number;
  readonly reasons: readonly Pick<Reason, 'id' | 'needsStation' | 'bufferMin'>[];
};

/** A placement that asks for room. */
export type Wish = Placement & { readonly id: string; readonly reasonId: string };

/** Whether there is room, and which accepted appointments take it when there is none. */
export type Room = { readonly free: boolean; readonly rivals: readonly string[] };

const readableTime = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether an appointment takes room: not cancelled, not missed, not undone, and with a readable place. */
export const takesRoom = (appointment: Appointment): boolean =>
  livePlacements([appointment], []).length === 1 && readableTime.test(appointment.time) && appointment.durationMin > 0;

/** A placement with what its reason takes: a station, and a pause of the desk. */
const withNeeds = (place: Placement & { readonly reasonId: string }, id: string, { reasons }: Capacity): Placed => {
  const reason = reasons.find((one) => one.id === place.reasonId);
  const { day, time, durationMin, deskId, reasonId } = place;
  const needsStation = reason?.needsStation ?? false;
  return { id, day, time, durationMin, deskId, reasonId, needsStation, bufferMin: reason?.bufferMin ?? 0 };
};

/**
 * Whether a place fits beside the accepted appointments of its day and the places promised to others: its desk is free, and
 * where it needs an enrolment station one is. The pause after an appointment takes its desk, not its station. Opening hours play no part: a desk that was offline may have had reasons
 * that the server cannot know.
 */
export const roomOf = (
  wish: Wish,
  others: readonly Appointment[],
  holds: readonly Hold[],
  capacity: Capacity,
): Room => {
  const wished = withNeeds(wish, wish.id, capacity);
  const accepted = others.filter(
    (other) => other.id !== wish.id && other.confirmation === 'accepted' && other.day === wish.day && takesRoom(other),
  );
  const promised = holds.filter((hold) => hold.place.day === wish.day && readableTime.test(hold.place.time));
  const together = [
    ...livePlacements(accepted, capacity.reasons),
    ...promised.map(({ id, place }) => withNeeds(place, `hold ${id}`, capacity)),
  ];
  const onDesk = together.filter(
    (other) => other.deskId === wish.deskId && overlaps(deskIntervalOf(other), deskIntervalOf(wished)),
  );
  const place = stationIntervalOf(wish);
  const atStations = wished.needsStation
    ? together.filter((other) => other.needsStation && overlaps(stationIntervalOf(other), place))
    : [];
  const stationsFull = wished.needsStation && peak(atStations.map(stationIntervalOf), place) >= capacity.stations;
  const takers = new Set([...onDesk, ...(stationsFull ? atStations : [])].map((other) => other.id));
  return {
    free: onDesk.length === 0 && !stationsFull,
    rivals: [...takers]
      .filter((id) => !id.startsWith('hold '))
      .toSorted()
      .slice(0, MOST_RIVALS),
  };
};

/** So many of those who stand in the way are named. */
const MOST_RIVALS = 100;

/** What bounds a site. Without reference data nothing bounds the enrolment stations; desks still bound themselves. */
export const capacityOf = (reference: SiteReference | null): Capacity =>
  reference
    ? { stations: reference.stations.length, reasons: reference.reasons }
    : { stations: Number.POSITIVE_INFINITY, reasons: [] };

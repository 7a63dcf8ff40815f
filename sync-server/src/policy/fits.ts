import type { Appointment } from '#shared/domain/model/appointment';
import type { Reason } from '#shared/domain/model/reference';
import { overlaps, peak } from '#shared/domain/scheduling/intervals';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import { intervalOf } from '#shared/domain/scheduling/placed';

/** What bounds a site at any moment. */
export type Capacity = { readonly stations: number; readonly reasons: readonly Pick<Reason, 'id' | 'needsStation'>[] };

/** Whether an appointment takes room: not cancelled, not missed, not undone, and with a readable place. */
export const takesRoom = (appointment: Appointment): boolean =>
  livePlacements([appointment], []).length === 1 &&
  /^([01]\d|2[0-3]):[0-5]\d$/.test(appointment.time) &&
  appointment.durationMin > 0;

/**
 * The accepted appointments of the same day for which there is no room beside this one: those on its desk at the same
 * time and, when no enrolment station would be free, those that hold one. Empty = it fits. Opening hours play no part:
 * a desk that was offline may have had reasons that the server cannot know.
 */
export const rivalsOf = (
  appointment: Appointment,
  others: readonly Appointment[],
  { stations, reasons }: Capacity,
): string[] => {
  const accepted = others.filter(
    (other) =>
      other.id !== appointment.id &&
      other.confirmation === 'accepted' &&
      other.day === appointment.day &&
      takesRoom(other),
  );
  const placed = livePlacements(accepted, reasons);
  const place = intervalOf(appointment);
  const together = placed.filter((other) => overlaps(intervalOf(other), place));
  const onDesk = together.filter((other) => other.deskId === appointment.deskId);
  const needsStation = livePlacements([appointment], reasons)[0]?.needsStation === true;
  const atStations = needsStation ? together.filter((other) => other.needsStation) : [];
  const stationsFull = needsStation && peak(atStations.map(intervalOf), place) >= stations;
  const rivals = new Set([...onDesk, ...(stationsFull ? atStations : [])].map((other) => other.id));
  return [...rivals].toSorted();
};

/** Whether there is not even one enrolment station for an appointment that needs one. */
export const lacksStation = (appointment: Appointment, { stations, reasons }: Capacity): boolean =>
  stations === 0 && livePlacements([appointment], reasons)[0]?.needsStation === true;

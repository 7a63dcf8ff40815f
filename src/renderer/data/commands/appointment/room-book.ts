import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { livePlacements } from '#shared/domain/scheduling/live-placements';
import type { Placed } from '#shared/domain/scheduling/placed';

import type { DataContext } from '../../context';
import { plainAll } from '../../plain';

/** Who stands where on some days while many move: read once, then kept in step with what is written. */
export type RoomBook = {
  readonly of: (day: string) => readonly Placed[];
  /** The appointment stands here now, and nowhere else. */
  readonly put: (appointment: Appointment) => void;
};

/** The appointments that take room on these days, by the index of the day. */
export const openRoomBook = async (
  { database }: DataContext,
  reference: SiteReference,
  days: ReadonlySet<string>,
): Promise<RoomBook> => {
  const documents = await database.appointments.find({ selector: { day: { $in: [...days] } } }).exec();
  const byDay = new Map<string, Placed[]>([...days].map((day) => [day, []]));
  for (const placed of livePlacements(plainAll(documents), reference.reasons)) byDay.get(placed.day)?.push(placed);
  return {
    of: (day) => byDay.get(day) ?? [],
    put: (appointment) => {
      for (const [day, placed] of byDay)
        if (placed.some(({ id }) => id === appointment.id))
          byDay.set(
            day,
            placed.filter(({ id }) => id !== appointment.id),
          );
      for (const placed of livePlacements([appointment], reference.reasons)) byDay.get(placed.day)?.push(placed);
    },
  };
};

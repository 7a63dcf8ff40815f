import type { Appointment, AppointmentStatus } from '../model/appointment';
import type { Reason } from '../model/reference';
import type { Placed } from './placed';

const live: Readonly<Record<AppointmentStatus, boolean>> = {
  booked: true,
  arrived: true,
  attended: true,
  noShow: false,
  cancelledByCitizen: false,
  cancelledByOffice: false,
  void: false,
};

/**
 * The appointments that take room: all but the cancelled, the missed and the undone ones. Reasons say who needs a station and how
 * long the desk pauses afterwards.
 */
export const livePlacements = (
  appointments: readonly Appointment[],
  reasons: readonly Pick<Reason, 'id' | 'needsStation' | 'bufferMin'>[],
): Placed[] => {
  const byId = new Map(reasons.map((reason) => [reason.id, reason]));
  return appointments
    .filter((one) => live[one.status])
    .map(({ id, day, time, durationMin, deskId, reasonId, channel }) => {
      const reason = byId.get(reasonId);
      const bufferMin = reason?.bufferMin ?? 0;
      return {
        id,
        day,
        time,
        durationMin,
        deskId,
        needsStation: reason?.needsStation ?? false,
        reasonId,
        channel,
        ...(bufferMin > 0 ? { bufferMin } : {}),
      };
    });
};

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

/** The appointments that take room: all but the cancelled, the missed and the undone ones. Reasons say who needs a station. */
export const livePlacements = (
  appointments: readonly Appointment[],
  reasons: readonly Pick<Reason, 'id' | 'needsStation'>[],
): Placed[] => {
  const withStation = new Set(reasons.filter((reason) => reason.needsStation).map((reason) => reason.id));
  return appointments
    .filter((one) => live[one.status])
    .map(({ id, day, time, durationMin, deskId, reasonId }) => ({
      id,
      day,
      time,
      durationMin,
      deskId,
      needsStation: withStation.has(reasonId),
    }));
};

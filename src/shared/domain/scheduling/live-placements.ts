import { groupBy } from '../../lib/group-by';
import type { Appointment, AppointmentStatus, Placement } from '../model/appointment';
import type { Reason } from '../model/reference';
import type { Channel } from '../model/request';
import { overlaps } from './intervals';
import { intervalOf, type Placed } from './placed';

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

/** A place that the server keeps for somebody else. */
type Held = { readonly place: Placement & { readonly reasonId: string } };

/** Of no channel, so that no quota counts it. */
const ofNoChannel = '' as Channel;

const placeholderOf = ({ day, time, durationMin, deskId, reasonId }: Held['place'], siteId: string): Appointment => ({
  id: `held ${day} ${time} ${deskId}`,
  siteId,
  events: [],
  status: 'booked',
  confirmation: 'accepted',
  day,
  time,
  durationMin,
  deskId,
  reasonId,
  citizenId: '',
  persons: [],
  ticketId: '',
  channel: ofNoChannel,
  bookedAt: '',
  arrivedAt: '',
  rivals: [],
});

/**
 * Appointments, with one of nobody for each place that is kept for others: from this list places are proposed. One placeholder for a place,
 * and none where somebody is booked at that desk meanwhile: it would take a second enrolment station. Without such places, the very same list.
 */
export const withHeldPlaces = (
  appointments: readonly Appointment[],
  held: readonly Held[],
  siteId: string,
): readonly Appointment[] => {
  if (held.length === 0) return appointments;
  const days = new Set(held.map(({ place }) => place.day));
  const taken = groupBy(
    livePlacements(
      appointments.filter(({ day }) => days.has(day)),
      [],
    ),
    ({ day }) => day,
  );
  const kept: Appointment[] = [];
  for (const { place } of held) {
    const others = [...(taken.get(place.day) ?? []), ...kept.filter(({ day }) => day === place.day)];
    const isTaken = others.some((one) => one.deskId === place.deskId && overlaps(intervalOf(one), intervalOf(place)));
    if (!isTaken) kept.push(placeholderOf(place, siteId));
  }
  return [...appointments, ...kept];
};

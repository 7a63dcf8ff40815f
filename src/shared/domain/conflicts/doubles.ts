import { effectiveEvents } from '../lifecycle/event-log';
import { textOf } from '../lifecycle/read-payload';
import type { Appointment } from '../model/appointment';
import type { AnyEvent } from '../model/event';
import type { Conflict } from './conflict';
import { wasBookedOffline } from './how-it-happened';
import { compareText } from '../../lib/compare';
import { groupBy } from '../../lib/group-by';

/** For so long a desk that is out of reach may not have heard of a booking. */
const unheardMs = 24 * 3_600_000;

const known = new WeakMap<Appointment, boolean>();

/** Whether it was booked at a desk that saw no other. Looked at once for each state of an appointment. */
const isUnseen = (appointment: Appointment): boolean => {
  const seen = known.get(appointment);
  if (seen !== undefined) return seen;
  const fresh = wasBookedOffline(appointment);
  known.set(appointment, fresh);
  return fresh;
};

const bookingOf = ({ events }: Appointment): AnyEvent | undefined => events.find(({ type }) => type === 'booked');

/** Whether one was booked out of reach, and the other elsewhere, since or within a day before: its desk cannot have warned of it. */
const wasUnheardBy = (one: Appointment, other: Appointment): boolean => {
  if (!isUnseen(one)) return false;
  const [own, theirs] = [bookingOf(one), bookingOf(other)];
  if (!own || !theirs || own.by.deviceId === theirs.by.deviceId) return false;
  return Date.parse(theirs.at) > Date.parse(own.at) - unheardMs;
};

/** Whether somebody said that their person keeps both. */
const areBothKept = (one: Appointment, other: Appointment): boolean =>
  [one, other].some(({ events }) =>
    effectiveEvents(events).some(
      (event) => event.type === 'bothKept' && [one.id, other.id].includes(textOf(event, 'other')),
    ),
  );

const byBooking = (a: Appointment, b: Appointment): number =>
  compareText(a.bookedAt, b.bookedAt) || compareText(a.id, b.id);

const doubleOf = (one: Appointment, other: Appointment): Conflict[] => {
  if (!wasUnheardBy(one, other) && !wasUnheardBy(other, one)) return [];
  if (areBothKept(one, other)) return [];
  const key = `double-${[one.id, other.id].toSorted().join('-')}`;
  return [{ kind: 'double', key, at: other.bookedAt, appointments: [one, other] }];
};

/**
 * People who are expected twice for the same reason because two desks booked them that did not see each other: at one desk the form says so. A surplus among them is
 * settled as such. Pure and total.
 */
export const doublesIn = (ahead: readonly Appointment[]): Conflict[] => {
  const open = ahead.filter(
    ({ status, confirmation, citizenId }) => status === 'booked' && confirmation !== 'overbooked' && citizenId !== '',
  );
  if (!open.some(isUnseen)) return [];
  const wanted = groupBy(open, ({ citizenId, reasonId }) => `${citizenId} ${reasonId}`);
  return [...wanted].flatMap(([, group]) => {
    const sorted = group.toSorted(byBooking);
    return sorted.flatMap((other, at) => sorted.slice(0, at).flatMap((one) => doubleOf(one, other)));
  });
};

import { effectiveEvents } from '../lifecycle/event-log';
import { textOf } from '../lifecycle/read-payload';
import type { Appointment } from '../model/appointment';
import type { AnyEvent } from '../model/event';
import type { Conflict } from './conflict';
import { heardLateAt } from './how-it-happened';
import { compareText } from '../../lib/compare';
import { groupBy } from '../../lib/group-by';

/** For so long a desk that is out of reach may not have heard of a booking. */
const unheardMs = 24 * 3_600_000;

const known = new WeakMap<Appointment, number | null>();

/** `heardLateAt`, looked at once for each state of an appointment. */
const heardAt = (appointment: Appointment): number | null => {
  const seen = known.get(appointment);
  if (seen !== undefined) return seen;
  const fresh = heardLateAt(appointment);
  known.set(appointment, fresh);
  return fresh;
};

const bookingOf = ({ events }: Appointment): AnyEvent | undefined => events.find(({ type }) => type === 'booked');

/** Whether one was booked out of reach, and the other elsewhere within a day before or until others heard of it: neither desk can have warned. */
const wereUnheard = (one: Appointment, other: Appointment): boolean => {
  const heard = heardAt(one);
  const [own, theirs] = [bookingOf(one), bookingOf(other)];
  if (heard === null || !own || !theirs || own.by.deviceId === theirs.by.deviceId) return false;
  const at = Date.parse(theirs.at);
  return at > Date.parse(own.at) - unheardMs && at < heard;
};

const isKeptBeside = ({ events }: Appointment, other: Appointment): boolean =>
  effectiveEvents(events).some((event) => event.type === 'bothKept' && textOf(event, 'other') === other.id);

const byBooking = (a: Appointment, b: Appointment): number =>
  compareText(a.bookedAt, b.bookedAt) || compareText(a.id, b.id);

const ofPair = (one: Appointment, other: Appointment): Conflict[] => {
  if (!wereUnheard(one, other) && !wereUnheard(other, one)) return [];
  if (isKeptBeside(one, other) || isKeptBeside(other, one)) return [];
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
  // Of tens of thousands that are ahead, few were booked out of reach: nobody else is looked at.
  const late = new Set(open.flatMap((one) => (heardAt(one) === null ? [] : [one.citizenId])));
  if (late.size === 0) return [];
  const wanted = groupBy(
    open.filter(({ citizenId }) => late.has(citizenId)),
    ({ citizenId, reasonId }) => `${citizenId} ${reasonId}`,
  );
  return [...wanted].flatMap(([, group]) => {
    const sorted = group.toSorted(byBooking);
    return sorted.flatMap((other, at) => sorted.slice(0, at).flatMap((one) => ofPair(one, other)));
  });
};

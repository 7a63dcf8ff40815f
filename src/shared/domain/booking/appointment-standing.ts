import { minutesOf } from '../../time/civil';
import type { Appointment, AppointmentStatus } from '../model/appointment';

/** Somebody who is not here is late from this many whole minutes after the hour on; before, they are on their way to the desk. */
const lateAfterMin = 5;
/** A short appointment is over no sooner than this many minutes after its hour: whoever is ten minutes late may well come in now. */
const overAfterMin = 15;

/**
 * How an appointment stands at a moment. `ahead` = still expected; `late` = expected for five minutes or more; `needsOutcome` = over (its end is past, and its
 * hour for fifteen minutes), and nobody said what came of it; `here` = arrived; `off` = cancelled or undone, so it counts nowhere.
 */
export type AppointmentStanding = 'ahead' | 'late' | 'needsOutcome' | 'here' | 'attended' | 'noShow' | 'off';

type CivilMoment = { readonly day: string; readonly time: string };
type Standing = Pick<Appointment, 'status' | 'day' | 'time' | 'durationMin'>;

const notTaken: ReadonlySet<string> = new Set<AppointmentStatus>(['cancelledByCitizen', 'cancelledByOffice', 'void']);

/** Whether an appointment counts as taken, by its status or by its end in the figures: who missed it had taken it all the same. */
export const isTaken = (statusOrEnd: string): boolean => !notTaken.has(statusOrEnd);

/** Whole minutes since an appointment of today began, negative before; past days are infinitely long ago. */
const minutesSince = ({ day, time }: Standing, now: CivilMoment): number => {
  if (day !== now.day) return day < now.day ? Infinity : -Infinity;
  return minutesOf(now.time) - minutesOf(time);
};

/**
 * The one judgement of every screen on whether somebody is late or their appointment has to be settled: never both. Somebody who arrived
 * today may still be served late; of an earlier day their outcome is missing.
 */
export const appointmentStanding = (appointment: Standing, now: CivilMoment): AppointmentStanding => {
  const { status, day } = appointment;
  if (!isTaken(status)) return 'off';
  if (status === 'attended' || status === 'noShow') return status;
  if (status === 'arrived') return day < now.day ? 'needsOutcome' : 'here';
  const since = minutesSince(appointment, now);
  if (since >= Math.max(appointment.durationMin, overAfterMin)) return 'needsOutcome';
  return since >= lateAfterMin ? 'late' : 'ahead';
};

/** Whether the person is still expected: they are not here, and their time is not over. */
export const isStillExpected = (appointment: Standing, now: CivilMoment): boolean => {
  const standing = appointmentStanding(appointment, now);
  return standing === 'ahead' || standing === 'late';
};

/** How many appointments stand in each way; `taken` = all that were not cancelled, `left` = those whose person is still expected. */
type AppointmentCounts = Readonly<Record<Exclude<AppointmentStanding, 'off'>, number>> & {
  readonly taken: number;
  readonly left: number;
};

/** Counts appointments by how they stand, for every screen that says a number of them. */
export const countAppointments = (appointments: readonly Standing[], now: CivilMoment): AppointmentCounts => {
  const counts = { ahead: 0, late: 0, needsOutcome: 0, here: 0, attended: 0, noShow: 0, off: 0 };
  for (const one of appointments) counts[appointmentStanding(one, now)] += 1;
  const { off, ...rest } = counts;
  return { ...rest, taken: appointments.length - off, left: rest.ahead + rest.late };
};

import { placementEvent } from '#shared/domain/lifecycle/placement-event';
import type { Appointment } from '#shared/domain/model/appointment';
import { overlaps } from '#shared/domain/scheduling/intervals';
import { intervalOf } from '#shared/domain/scheduling/placed';

import type { PushScene } from '../documents/registry';
import type { Voice } from '../documents/authority-event';
import { confirmAppointment } from './confirm-appointment';
import type { Capacity } from './fits';
import type { Hold } from '../store/port';
import { loadDay } from '../documents/load-facts';

type Day = { readonly appointments: Map<string, Appointment>; readonly holds: readonly Hold[] };

/** The site's own word on the appointments of one push. Days are read once and follow the rows already decided. */
export type AppointmentAuthority = {
  readonly confirm: (appointment: Appointment, stored: Appointment | null, capacity: Capacity) => Promise<Appointment>;
  /** A deleted appointment takes room nowhere. */
  readonly forget: (id: string) => void;
};

/**
 * The promises that an accepted appointment uses up: its own reservation, the lease that it names, and a lease of its device
 * on the same desk at the same time. Its device still counts on the others.
 */
const usedUp = (holds: readonly Hold[], appointment: Appointment): Hold[] => {
  const placement = placementEvent(appointment);
  const takes = (hold: Hold): boolean =>
    hold.id === placement?.['leaseId'] ||
    (hold.place.deskId === appointment.deskId && overlaps(intervalOf(hold.place), intervalOf(appointment)));
  return holds.filter(
    (hold) =>
      hold.appointmentId === appointment.id ||
      (hold.kind === 'lease' && hold.deviceId === placement?.by.deviceId && takes(hold)),
  );
};

/** Whether it had its word at this very placement before: one that moved uses up the promise of its new place. */
const isAcceptedThere = (appointment: Appointment, stored: Appointment | null): boolean =>
  stored?.confirmation === 'accepted' && placementEvent(stored)?.id === placementEvent(appointment)?.id;

/** Reads the days of a push as they are needed, and remembers what was decided on the way. */
export const appointmentAuthority = ({ site, at, rules }: PushScene, voice: Voice): AppointmentAuthority => {
  const days = new Map<string, Day>();
  const decided = new Map<string, Appointment | null>();

  const dayOf = async (day: string): Promise<Day> => {
    const known = days.get(day);
    if (known) return known;
    const appointments = new Map((await loadDay(site, day)).map((one) => [one.id, one]));
    for (const [id, appointment] of decided) {
      appointments.delete(id);
      if (appointment?.day === day) appointments.set(id, appointment);
    }
    const loaded: Day = { appointments, holds: rules.leaseHonoured ? await site.holdsOfDay(day, at) : [] };
    days.set(day, loaded);
    return loaded;
  };

  const remember = (id: string, appointment: Appointment | null): void => {
    decided.set(id, appointment);
    for (const [day, { appointments }] of days) {
      appointments.delete(id);
      if (appointment?.day === day) appointments.set(id, appointment);
    }
  };

  const spend = async (day: Day, appointment: Appointment): Promise<void> => {
    const used = usedUp(day.holds, appointment);
    if (used.length === 0) return;
    await site.dropHolds(used.map((hold) => hold.id));
    days.set(appointment.day, { ...day, holds: day.holds.filter((hold) => !used.includes(hold)) });
  };

  return {
    confirm: async (appointment, stored, capacity) => {
      const day = await dayOf(appointment.day);
      const others = rules.capacityCheck ? [...day.appointments.values()] : [];
      const holds = rules.capacityCheck ? day.holds : [];
      const confirmed = confirmAppointment({ appointment, stored, others, holds, capacity, voice });
      remember(confirmed.id, confirmed);
      if (confirmed.confirmation === 'accepted' && !isAcceptedThere(confirmed, stored)) await spend(day, confirmed);
      return confirmed;
    },
    forget: (id) => remember(id, null),
  };
};

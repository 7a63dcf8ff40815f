import type { Appointment } from '#shared/domain/model/appointment';
import type { CollectionName } from '#shared/domain/model/collections';
import type { Reference } from '#shared/domain/model/reference';
import { toSiteReference } from '#shared/domain/model/site-reference';
import type { Ticket } from '#shared/domain/model/ticket';

import { confirmAppointment } from '../policy/confirm-appointment';
import type { Capacity } from '../policy/fits';
import { markCalledTwice } from '../policy/mark-called-twice';
import type { SiteTransaction } from '../store/port';
import type { AnyDocument } from './check-row';

/** Adds to a merged document what only the server may say, given what was stored before. */
export type Authority = (
  collection: CollectionName,
  merged: AnyDocument,
  stored: AnyDocument | null,
) => Promise<AnyDocument>;

const loadCapacity = async (site: SiteTransaction): Promise<Capacity> => {
  const documents = (await site.readAll('reference')).filter(
    (document) => !document._deleted,
  ) as unknown as readonly Reference[];
  const reference = toSiteReference(documents);
  // Without reference data nothing bounds the enrolment stations; desks still bound themselves.
  return reference
    ? { stations: reference.stations.length, reasons: reference.reasons }
    : { stations: Number.POSITIVE_INFINITY, reasons: [] };
};

/** The site's own word within one push. Days and capacity are read once and follow the rows already decided. */
export const authority = (site: SiteTransaction, at: string): Authority => {
  const days = new Map<string, Map<string, Appointment>>();
  const decided = new Map<string, Appointment>();
  let capacity: Promise<Capacity> | null = null;

  const dayOf = async (day: string): Promise<Map<string, Appointment>> => {
    const known = days.get(day);
    if (known) return known;
    const loaded = new Map<string, Appointment>();
    for (const document of await site.readDay('appointments', day))
      if (!document._deleted) loaded.set(document.id, document as unknown as Appointment);
    for (const appointment of decided.values()) {
      loaded.delete(appointment.id);
      if (appointment.day === day) loaded.set(appointment.id, appointment);
    }
    days.set(day, loaded);
    return loaded;
  };

  const remember = (appointment: Appointment, deleted: boolean): void => {
    // Under an impossible day a deleted appointment takes room nowhere.
    const kept = deleted ? { ...appointment, day: '' } : appointment;
    decided.set(kept.id, kept);
    for (const [day, appointments] of days) {
      appointments.delete(kept.id);
      if (day === kept.day) appointments.set(kept.id, kept);
    }
  };

  return async (collection, merged, stored) => {
    if (merged._deleted === true) {
      if (collection === 'appointments') remember(merged as Appointment, true);
      return merged;
    }
    if (collection === 'tickets')
      return { ...markCalledTwice({ ticket: merged as Ticket, stored: stored as Ticket | null, at }), _deleted: false };
    if (collection !== 'appointments') return merged;
    const appointment = merged as Appointment;
    capacity ??= loadCapacity(site);
    const others = [...(await dayOf(appointment.day)).values()];
    const confirmed = confirmAppointment({
      appointment,
      stored: stored as Appointment | null,
      others,
      capacity: await capacity,
      at,
    });
    remember(confirmed, false);
    return { ...confirmed, _deleted: false };
  };
};

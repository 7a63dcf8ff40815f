import { useMemo, useState } from 'react';

import { addDays } from '#shared/time/civil';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Slot, SlotWish } from '#shared/domain/scheduling/placed';

import { useAppointmentsBetween } from '../../data/queries/use-appointments-between';
import { freePlaces, type SearchFrom } from './view-model/free-places';

const horizonDays = 60;
/** The active appointments of the coming days, for capacity and for numbers used twice. */
export const useUpcoming = (
  today: string,
): { readonly appointments: readonly Appointment[]; readonly isRead: boolean } => {
  const appointments = useAppointmentsBetween(today, addDays(today, horizonDays));
  // The first answer is another array than the one before it, even when there is no appointment at all.
  const [unread] = useState(appointments);
  return { appointments, isRead: appointments !== unread };
};

/** The next free places for a wish, while it is asked for. */
export const useFreePlaces = (
  reference: SiteReference,
  appointments: readonly Appointment[],
  wish: SlotWish | null,
  from: SearchFrom,
  count: number,
  exceptId = '',
): readonly Slot[] => {
  const { reasonId = '', durationMin = 0 } = wish ?? {};
  const fiveMinutes = Math.ceil(from.minute / 5) * 5;
  return useMemo(
    () =>
      reasonId === '' || durationMin === 0
        ? []
        : freePlaces(
            reference,
            appointments,
            { reasonId, durationMin },
            { day: from.day, minute: fiveMinutes },
            count,
            exceptId,
          ),
    [reference, appointments, reasonId, durationMin, from.day, fiveMinutes, count, exceptId],
  );
};

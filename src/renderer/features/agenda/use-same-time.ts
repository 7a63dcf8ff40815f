import { useState } from 'react';

import type { BookingWarning } from '#shared/domain/booking/booking-warnings';

import type { DraftPlace } from './view-model/draft';

/**
 * Nobody is at two desks at once: who is expected elsewhere in these minutes is booked by a second word alone, which counts for that
 * appointment and this place. `person` = of whom it is still asked, `null` = of nobody.
 */
export const useSameTime = (warnings: readonly BookingWarning[], place: DraftPlace | null) => {
  const [meant, setMeant] = useState('');
  const [found] = warnings.flatMap((one) => (one.code === 'sameTime' ? [one] : []));
  const key = found && place ? [found.appointment.id, place.day, place.time, place.deskId].join(' ') : '';
  return {
    person: found && key !== meant ? found.person : null,
    mean: (): void => setMeant(key),
  };
};

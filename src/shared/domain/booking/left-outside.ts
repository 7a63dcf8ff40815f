import type { Appointment } from '../model/appointment';
import type { SiteReference } from '../model/reference';
import { heldBy } from './held-by';
import { isToCome } from './touched-appointments';

type Booked = Pick<Appointment, 'day' | 'time' | 'durationMin' | 'deskId' | 'status'>;

/** The appointments still to come that an open desk holds before a change of settings, and none after it; in the order given. */
export const leftOutside = <One extends Booked>(
  appointments: readonly One[],
  before: SiteReference,
  after: SiteReference,
  now: { readonly day: string; readonly time: string },
): readonly One[] => {
  const [wasOpen, isOpen] = [heldBy(before), heldBy(after)];
  return appointments.filter((one) => isToCome(one, now) && wasOpen(one) && !isOpen(one));
};

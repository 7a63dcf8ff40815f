import type { Appointment } from '#shared/domain/model/appointment';

import type { QuotaBody } from './quota-shape';

type Counted = Pick<Appointment, 'day' | 'status' | 'channel' | 'reasonId'>;

const takesRoom = new Set<Counted['status']>(['booked', 'arrived', 'attended']);

/** How many appointments of each of these days count for a quota. */
export const bookedPerDay = (
  quota: Pick<QuotaBody, 'channels' | 'reasonIds'>,
  appointments: readonly Counted[],
  days: readonly string[],
): readonly { readonly day: string; readonly booked: number }[] => {
  const counted = appointments.filter(
    (one) =>
      takesRoom.has(one.status) &&
      quota.channels.includes(one.channel) &&
      (quota.reasonIds.length === 0 || quota.reasonIds.includes(one.reasonId)),
  );
  return days.map((day) => ({ day, booked: counted.filter((one) => one.day === day).length }));
};

import type { Appointment } from '../../model/appointment';
import { wilson, type Share } from '../stats/wilson';

/** The no-shows among those whose outcome is known, and how many are left out because cancelled or without outcome. */
export type NoShowRate = { readonly rate: Share | null; readonly cancelled: number; readonly withoutOutcome: number };

/** No-show rate = noShow / (attended + noShow), with its Wilson interval. */
export const noShowRate = (appointments: readonly Pick<Appointment, 'status'>[]): NoShowRate => {
  const count = (...statuses: readonly Appointment['status'][]): number =>
    appointments.filter((one) => statuses.includes(one.status)).length;
  return {
    rate: wilson(count('noShow'), count('attended', 'noShow')),
    cancelled: count('cancelledByCitizen', 'cancelledByOffice'),
    withoutOutcome: count('booked', 'arrived'),
  };
};

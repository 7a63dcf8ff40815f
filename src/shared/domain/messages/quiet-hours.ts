import { addDays, civilOf, toInstant } from '../../time/civil';
import type { MessageChannel } from '../model/appointment';

/** Nobody’s telephone rings for a town hall before or after these civil times of the site. */
const quietHours = { from: '20:00', until: '08:00' } as const;

/** The first instant from `at` on at which this channel may be used in the zone of the site. E-mail always may. */
export const sendableAt = (at: string, channel: MessageChannel, zone: string): string => {
  if (channel !== 'sms') return at;
  const { day, time } = civilOf(at, zone);
  if (time < quietHours.until) return toInstant(day, quietHours.until, zone);
  return time >= quietHours.from ? toInstant(addDays(day, 1), quietHours.until, zone) : at;
};

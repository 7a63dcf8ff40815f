import { phoneDigits } from '../../lib/phone';
import { daysBetween } from '../../time/civil';
import type { TellingChannel } from '../model/appointment';

/** Whether a number takes text messages: those of mobiles begin with 06 or 07. */
export const isMobile = (digits: string): boolean => /^0[67]/.test(digits);

/** The channels by which a person can be reached, the best first: a mobile takes a message, everybody can get a letter. */
export const reachOf = (
  values: { readonly phone: string; readonly email: string } | undefined,
): readonly TellingChannel[] => {
  const digits = phoneDigits(values?.phone ?? '');
  return [
    ...(digits === '' ? [] : (['phone'] as const)),
    ...(isMobile(digits) ? (['sms'] as const) : []),
    ...((values?.email ?? '') === '' ? [] : (['email'] as const)),
    'mail',
  ];
};

/** A letter of the usual rate is there after so many days. */
const letterDays = 3;

/** Whether a person can be told by word of mouth alone, when they come: nothing but a letter reaches them, and it would be late for that day. */
export const learnsOnArrival = (reach: readonly TellingChannel[], day: string, today: string): boolean =>
  reach.every((channel) => channel === 'mail') && daysBetween(today, day) < letterDays;

/** How a person is told first: one calls them, writes to them, or says it when they stand here. */
export type TellingWay = 'phone' | 'writing' | 'voice';

/** The way that suits the channels by which a person can be told, the best first (`waysToTell`). */
export const tellingWay = (ways: readonly TellingChannel[]): TellingWay =>
  ways.includes('phone') ? 'phone' : ways[0] === 'inPerson' ? 'voice' : 'writing';

/**
 * By which of the ways a person can be told, the best first; by word of mouth everybody can, where the server takes it. It stands first where nothing
 * else is in time (`isOnArrival`).
 */
export const waysToTell = (
  reach: readonly TellingChannel[],
  { isOnArrival, takesInPerson }: { readonly isOnArrival: boolean; readonly takesInPerson: boolean },
): readonly TellingChannel[] => {
  if (!takesInPerson) return reach;
  return isOnArrival ? ['inPerson', ...reach] : [...reach, 'inPerson'];
};

import { phoneDigits } from '../../lib/phone';
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

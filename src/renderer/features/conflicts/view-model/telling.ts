import type { CitizenValues } from '#shared/domain/model/citizen';
import { isMobile } from '#shared/domain/conflicts/reach-of';
import type { Appointment } from '#shared/domain/model/appointment';
import { callsText } from '#shared/i18n/fr/calls';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import { phoneDigits } from '#shared/lib/phone';

import type { Words } from './words';

type Moment = { readonly day: string; readonly time: string };

/** How a person can be reached, in the words of the table. */
export const sayReach = (values: CitizenValues | undefined): string => {
  const { reach } = conflictsText.overbooked;
  const digits = phoneDigits(values?.phone ?? '');
  const ways = [
    ...(isMobile(digits) ? [reach.sms] : digits === '' ? [] : [reach.phone]),
    ...((values?.email ?? '') === '' ? [] : [reach.email]),
  ];
  return ways.join(', ') || reach.nothing;
};

/** `d’aujourd’hui` has no room here: « prévu aujourd’hui à 14:30 », « déplacé jeudi 26 à 9:20 ». `is` `null` = it is called off. */
export const messageFor = (appointment: Appointment, was: Moment, is: Moment | null, words: Words): string => {
  const { commune } = words.reference.site;
  const reason = words.reasonWithin(appointment.reasonId);
  const when = ({ day, time }: Moment): string => conflictsText.dayAndTime(day, time, words.today);
  return is
    ? conflictsText.tell.text(commune, reason, when(was), when(is))
    : callsText.off.written(commune, reason, when(was));
};

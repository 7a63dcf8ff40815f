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

/**
 * Written: it may be read on another day, so every day has its date. `is` `null` = it is called off; `first` = the hour that the person had before
 * two desks changed it, where `was` is another one.
 */
export const messageFor = (
  appointment: Appointment,
  was: Moment,
  is: Moment | null,
  words: Words,
  first: Moment | null = null,
): string => {
  const { commune } = words.reference.site;
  const reason = words.reasonWithin(appointment.reasonId);
  const { dated, tell } = conflictsText;
  const before = first ? `${dated(was)} (${tell.crossed.firstAt(dated(first))})` : dated(was);
  return is ? tell.text(commune, reason, before, dated(is)) : callsText.off.written(commune, reason, before);
};

/** What was typed into a message that was ready: it is about the hours of that one. */
export type TypedMessage = { readonly over: string; readonly text: string };

/** The message as it stands: what was typed, as long as it is about the hour that counts now. */
export const messageShown = (ready: string, typed: TypedMessage | null): string =>
  typed?.over === ready ? typed.text : ready;

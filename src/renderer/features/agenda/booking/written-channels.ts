import { emailAddress } from '#shared/domain/messages/email-address';
import { smsNumber } from '#shared/domain/messages/sms-number';
import { chosenChannels } from '#shared/domain/messages/wanted-messages';
import type { Appointment, MessageChannel } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { templateOf } from '#shared/i18n/fr/message-templates';

import { useSendableChannels } from '../../../data/queries/use-messages-of';
import type { Draft } from '../view-model/draft';

/** By which channels the server writes to the person of an appointment when it is moved or called off. */
export const useWrittenChannels = (
  reference: SiteReference,
  trigger: 'moved' | 'cancelled',
): ((appointment: Appointment) => readonly MessageChannel[]) => {
  const sendable = useSendableChannels();
  return (appointment) =>
    chosenChannels(appointment).filter(
      (channel) => sendable.includes(channel) && templateOf(reference, trigger, channel).enabled,
    );
};

/** Of the channels by which the server can write, those that the site has switched on and that reach the person of a form: a mobile number, an address to which a mail can go. */
export const offeredChannels = (
  reference: SiteReference,
  { phone, email }: Draft,
  sendable: readonly MessageChannel[],
): readonly MessageChannel[] =>
  sendable.filter((channel) => {
    const isOn = reference.messageTemplates.some((one) => one.channel === channel && one.enabled);
    return isOn && (channel === 'sms' ? smsNumber(phone) : emailAddress(email)) !== '';
  });

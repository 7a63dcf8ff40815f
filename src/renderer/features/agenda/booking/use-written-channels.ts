import { chosenChannels } from '#shared/domain/messages/wanted-messages';
import type { Appointment, MessageChannel } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { templateOf } from '#shared/i18n/fr/message-templates';

import { useSendableChannels } from '../../../data/queries/use-messages-of';

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

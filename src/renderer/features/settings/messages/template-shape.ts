import type { MessageTemplate } from '#shared/domain/model/reference';
import { settingsMessagesText } from '#shared/i18n/fr/settings-messages';

import type { FormShape } from '../parts/use-entry-state';

export type TemplateBody = Omit<MessageTemplate, 'id'>;

/** A message as its form holds it. Which one it is does not change. */
export type TemplateDraft = Pick<TemplateBody, 'trigger' | 'channel' | 'subject' | 'body' | 'enabled'>;

export const templateShape: FormShape<TemplateBody, TemplateDraft> = {
  toDraft: ({ trigger, channel, subject, body, enabled }) => ({ trigger, channel, subject, body, enabled }),
  toBody: ({ trigger, channel, subject, body, enabled }) => ({
    kind: 'messageTemplate',
    trigger,
    channel,
    subject: channel === 'sms' ? '' : subject.trim(),
    body: body.trim(),
    enabled,
  }),
  what: ({ trigger, channel }) => settingsMessagesText.what(trigger, channel),
};

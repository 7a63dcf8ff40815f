import type { MessageTemplate } from '../model/reference';
import { fillTemplate, type FieldValues } from './fill-template';
import { smsText } from './sms-length';

/** A message as it goes out; `subject` is `''` for an SMS. */
export type ComposedMessage = { readonly subject: string; readonly body: string };

const LONGEST_SUBJECT = 200;

/** The words of a message: a template with its fields filled, in the alphabet of its channel. */
export const composeMessage = (
  template: Pick<MessageTemplate, 'channel' | 'subject' | 'body'>,
  values: FieldValues,
): ComposedMessage => {
  const body = fillTemplate(template.body, values).trim();
  if (template.channel === 'sms') return { subject: '', body: smsText(body) };
  const subject = fillTemplate(template.subject, values).replaceAll('\n', ' ').trim();
  return { subject: [...subject].slice(0, LONGEST_SUBJECT).join(''), body };
};

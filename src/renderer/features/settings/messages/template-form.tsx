import { useRef } from 'react';

import { messageFields, unknownFields } from '#shared/domain/messages/fill-template';
import type { MessageChannel } from '#shared/domain/model/appointment';
import type { SiteReference, MessageTemplate } from '#shared/domain/model/reference';
import type { MessageTrigger } from '#shared/domain/model/message-settings';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { shippedTemplate, fieldValuesOf } from '#shared/i18n/fr/message-templates';
import { settingsMessagesText as texts, settingsMessagesText } from '#shared/i18n/fr/settings-messages';
import { composeMessage } from '#shared/domain/messages/compose-message';
import { smsLength } from '#shared/domain/messages/sms-length';
import { addDays, weekdayOf } from '#shared/time/civil';

import { Checkbox } from '../../../ui/checkbox';
import { Note } from '../../../ui/note';
import { TextArea } from '../../../ui/text-area';
import { TextField } from '../../../ui/text-field';
import { InsertField } from '../parts/insert-field';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm, type SettingForm as Form } from '../parts/use-setting-form';
import { Head } from '../../../ui/head';
import type { FormShape } from '../parts/use-entry-state';

type TemplateBody = Omit<MessageTemplate, 'id'>;

/** A message as its form holds it. Which one it is does not change. */
type TemplateDraft = Pick<TemplateBody, 'trigger' | 'channel' | 'subject' | 'body' | 'enabled'>;

const templateShape: FormShape<TemplateBody, TemplateDraft> = {
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

type MessagePreviewProps = {
  readonly reference: SiteReference;
  readonly draft: TemplateDraft;
  readonly today: string;
};

const soon = 8;

/** A weekday of the week after next, at ten past nine. */
const inventedMoment = (today: string) => {
  const day = addDays(today, soon);
  return { day: addDays(day, weekdayOf(day) > 5 ? 2 : 0), time: '09:10' };
};

/** What an invented person would get, as it is typed. */
const MessagePreview = ({ reference, draft, today }: MessagePreviewProps) => {
  const reason = reference.reasons.find(({ bookable, act }) => bookable && act === 'deposit') ?? reference.reasons[0];
  const persons = [{ preApplicationNumber: '' }];
  const invented = { id: 'APERCU-K7Q2M9', reasonId: reason?.id ?? '', persons };
  const { subject, body } = composeMessage(draft, fieldValuesOf(reference, invented, inventedMoment(today)));
  const length = smsLength(body);
  return (
    <section className="set-side set-side--plain msg-preview" aria-label={texts.preview}>
      <Head title={texts.preview} meta={texts.previewMeta} level={3} />
      {draft.channel === 'email' && <p className="msg-subject">{subject}</p>}
      <p className="msg-body">{body}</p>
      {draft.channel === 'sms' && (
        <>
          <p className="meta">{texts.smsLength(length)}</p>
          {length.alphabet === 'ucs2' ? (
            <Note tone="warn">{texts.smsWide}</Note>
          ) : (
            <p className="meta">{texts.smsPlain}</p>
          )}
          <p className="meta">{texts.quiet}</p>
        </>
      )}
    </section>
  );
};

type TemplateFormProps = {
  readonly reference: SiteReference;
  readonly trigger: MessageTrigger;
  readonly channel: MessageChannel;
  readonly today: string;
  /** The server has a way out for this channel; `null` = it did not say yet. */
  readonly canSend: boolean | null;
};

const warningOf = (text: string): string | undefined => {
  const unknown = unknownFields(text);
  return unknown.length > 0 ? texts.unknownFields(unknown) : undefined;
};

/** What was refused, after the words that nobody would fill: the sentence of the refusal does not know them. */
const errorOf = (text: string, said: string | undefined): string | undefined =>
  said && [warningOf(text) ?? '', said].filter((part) => part !== '').join(' ');

const Words = ({ form: { draft, set, faultAt } }: { readonly form: Form<TemplateDraft> }) => {
  const area = useRef<HTMLTextAreaElement>(null);
  return (
    <>
      {draft.channel === 'email' && (
        <TextField
          label={texts.subject}
          value={draft.subject}
          onChange={(subject) => set({ subject })}
          isRequired
          error={errorOf(draft.subject, faultAt('subject'))}
          warning={warningOf(draft.subject)}
        />
      )}
      <TextArea
        label={texts.body}
        rows={draft.channel === 'email' ? 11 : 5}
        value={draft.body}
        onChange={(body) => set({ body })}
        isRequired
        error={errorOf(draft.body, faultAt('body'))}
        warning={warningOf(draft.body)}
        areaRef={area}
      />
      <InsertField
        area={area}
        label={texts.fields}
        names={messageFields}
        wordOf={(name) => texts.fieldNames[name]}
        onInsert={(body) => set({ body })}
      />
    </>
  );
};

/** The words of one message and whether it is sent, with what an invented person would get beside it. */
export const TemplateForm = ({ reference, trigger, channel, today, canSend }: TemplateFormProps) => {
  const own = reference.messageTemplates.find((one) => one.trigger === trigger && one.channel === channel);
  const shipped = shippedTemplate(trigger, channel);
  const stored = own ? bodyOf(own) : null;
  const form = useSettingForm({ shape: templateShape, id: own?.id ?? shipped.id, stored, blank: bodyOf(shipped) });
  return (
    <>
      <div className="set-side">
        <SettingForm
          form={form}
          label={texts.form(trigger, channel)}
          present={stored ? texts.present(stored.enabled, stored.body) : ''}
          canRemove={stored !== null}
          removeLabel={texts.backToShipped}
        >
          <Checkbox isSelected={form.draft.enabled} onChange={(enabled) => form.set({ enabled })}>
            {texts.enabled}
          </Checkbox>
          {form.draft.enabled && canSend === false && <Note tone="warn">{texts.noWay[channel]}</Note>}
          <Words form={form} />
        </SettingForm>
      </div>
      <MessagePreview reference={reference} draft={form.draft} today={today} />
    </>
  );
};

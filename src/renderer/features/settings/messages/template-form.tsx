import { useRef } from 'react';

import { messageFields, unknownFields } from '#shared/domain/messages/fill-template';
import type { MessageChannel } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import type { MessageTrigger } from '#shared/domain/model/message-settings';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { shippedTemplate } from '#shared/i18n/fr/message-templates';
import { settingsMessagesText as texts } from '#shared/i18n/fr/settings-messages';

import { Checkbox } from '../../../ui/checkbox';
import { Note } from '../../../ui/note';
import { TextArea } from '../../../ui/text-area';
import { TextField } from '../../../ui/text-field';
import { InsertField } from '../parts/insert-field';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm, type SettingForm as Form } from '../parts/use-setting-form';

import { MessagePreview } from './message-preview';
import { templateShape, type TemplateDraft } from './template-shape';

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

const Words = ({ form: { draft, set, faultAt } }: { readonly form: Form<TemplateDraft> }) => {
  const area = useRef<HTMLTextAreaElement>(null);
  return (
    <>
      {draft.channel === 'email' && (
        <TextField
          label={texts.subject}
          value={draft.subject}
          onChange={(subject) => set({ subject })}
          error={faultAt('subject')}
          warning={warningOf(draft.subject)}
        />
      )}
      <TextArea
        label={texts.body}
        rows={draft.channel === 'email' ? 11 : 5}
        value={draft.body}
        onChange={(body) => set({ body })}
        error={faultAt('body')}
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

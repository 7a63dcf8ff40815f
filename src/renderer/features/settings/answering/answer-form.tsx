import { useRef } from 'react';

import type { AnswerTemplate, SiteReference } from '#shared/domain/model/reference';
import { answerFields, unknownAnswerFields } from '#shared/domain/requests/fill-answer';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { settingsAnsweringText } from '#shared/i18n/fr/settings-answering';

import { Head } from '../../../ui/head';
import { TextArea } from '../../../ui/text-area';
import { TextField } from '../../../ui/text-field';
import { InsertField } from '../parts/insert-field';
import { ReasonSet } from '../parts/reason-set';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm } from '../parts/use-setting-form';
import { answerShape, blankAnswer } from './answer-shape';
import { LinkRows } from './link-rows';

type AnswerFormProps = {
  readonly reference: SiteReference;
  readonly template: AnswerTemplate | undefined;
  readonly onDone: (id: string) => void;
};

const texts = settingsAnsweringText.answers;

/** An answer that is sent often: for which reasons, its words, and the pages that it points to. */
export const AnswerForm = ({ reference, template, onDone }: AnswerFormProps) => {
  const area = useRef<HTMLTextAreaElement>(null);
  const stored = template ? bodyOf(template) : null;
  const form = useSettingForm({ shape: answerShape, id: template?.id ?? '', stored, blank: blankAnswer, onDone });
  const { draft, set, faultAt } = form;
  const unknown = unknownAnswerFields(draft.body);
  return (
    <SettingForm
      form={form}
      label={template?.name ?? texts.formNew}
      present={stored ? texts.present(stored.name) : ''}
      isNew={!template}
    >
      <TextField
        label={texts.name}
        placeholder={texts.nameExample}
        value={draft.name}
        maxLength={80}
        onChange={(name) => set({ name })}
        error={faultAt('name')}
      />
      <TextArea
        label={texts.body}
        rows={9}
        value={draft.body}
        onChange={(body) => set({ body })}
        error={faultAt('body')}
        warning={unknown.length > 0 ? texts.unknownFields(unknown) : undefined}
        areaRef={area}
      />
      <InsertField
        area={area}
        label={texts.fields}
        names={answerFields}
        wordOf={(name) => texts.fieldNames[name]}
        onInsert={(body) => set({ body })}
      />
      <Head title={texts.links} level={3} />
      <LinkRows links={draft.links} onChange={(links) => set({ links })} faultAt={faultAt} />
      <Head title={texts.reasons} level={3} />
      <ReasonSet
        label={texts.reasons}
        allLabel={texts.everyReason}
        reasons={reference.reasons}
        values={draft.reasonIds}
        onChange={(reasonIds) => set({ reasonIds: [...reasonIds] })}
        error={faultAt('reasonIds')}
      />
    </SettingForm>
  );
};

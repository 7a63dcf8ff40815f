import { useRef } from 'react';
import { Plus, X } from 'lucide-react';

import type { AnswerTemplate, SiteReference } from '#shared/domain/model/reference';
import { answerFields, unknownAnswerFields } from '#shared/domain/requests/fill-answer';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { settingsAnsweringText } from '#shared/i18n/fr/settings-answering';

import { Head } from '../../../ui/head';
import { TextArea } from '../../../ui/text-area';
import { TextField } from '../../../ui/text-field';
import { InsertField } from '../parts/insert-field';
import { ReasonSet } from '../parts/reason-set';
import { NameField } from '../parts/name-field';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm } from '../parts/use-setting-form';
import { Button } from '../../../ui/button';
import type { FormShape } from '../parts/use-entry-state';

type AnswerBody = Omit<AnswerTemplate, 'id'>;

/** What a new answer begins with. */
const blankAnswer: AnswerBody = { kind: 'answerTemplate', name: '', reasonIds: [], body: '', links: [] };

/** A link whose both halves are empty was never written. */
const written = (links: AnswerBody['links']): AnswerBody['links'] =>
  links
    .map(({ label, url }) => ({ label: label.trim(), url: url.trim() }))
    .filter(({ label, url }) => label !== '' || url !== '');

const answerShape: FormShape<AnswerBody, AnswerBody> = {
  toDraft: (body) => body,
  toBody: (draft) => ({ ...draft, name: draft.name.trim(), body: draft.body.trim(), links: written(draft.links) }),
  what: ({ name }) => settingsAnsweringText.answers.what(name),
};

const texts = settingsAnsweringText.answers;

type LinkRowsProps = {
  readonly links: AnswerBody['links'];
  readonly onChange: (links: AnswerBody['links']) => void;
  readonly faultAt: (path: string) => string | undefined;
};

/** The pages that an answer points to. */
const LinkRows = ({ links, onChange, faultAt }: LinkRowsProps) => {
  const change = (at: number, patch: Partial<AnswerBody['links'][number]>): void =>
    onChange(links.map((link, index) => (index === at ? { ...link, ...patch } : link)));
  return (
    <div className="ans-links">
      {links.length === 0 && <p className="meta">{texts.noLinks}</p>}
      {links.map(({ label, url }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a link has no name of its own while it is typed
        <div key={index} className="ans-link">
          <TextField
            label={texts.linkLabel(index + 1)}
            value={label}
            maxLength={80}
            onChange={(next) => change(index, { label: next })}
            isRequired
            error={faultAt(`links.${index}.label`)}
          />
          <TextField
            label={texts.linkUrl(index + 1)}
            value={url}
            maxLength={300}
            onChange={(next) => change(index, { url: next })}
            isRequired
            error={faultAt(`links.${index}.url`)}
          />
          <Button
            tone="plain"
            icon={X}
            label={texts.removeLink(index + 1)}
            onPress={() => onChange(links.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button size="small" icon={Plus} onPress={() => onChange([...links, { label: '', url: '' }])}>
        {texts.addLink}
      </Button>
    </div>
  );
};

type AnswerFormProps = {
  readonly reference: SiteReference;
  readonly template: AnswerTemplate | undefined;
  readonly onDone: (id: string) => void;
};

/** An answer that is sent often: for which reasons, its words, and the pages that it points to. */
export const AnswerForm = ({ reference, template, onDone }: AnswerFormProps) => {
  const area = useRef<HTMLTextAreaElement>(null);
  const stored = template ? bodyOf(template) : null;
  const form = useSettingForm({ shape: answerShape, id: template?.id ?? '', stored, blank: blankAnswer, onDone });
  const { draft, set, faultAt } = form;
  const unknown = unknownAnswerFields(draft.body);
  return (
    <SettingForm form={form} label={template?.name ?? texts.formNew} present={stored ? texts.present(stored.name) : ''}>
      <NameField form={form} texts={texts} />
      <TextArea
        label={texts.body}
        rows={9}
        value={draft.body}
        onChange={(body) => set({ body })}
        isRequired
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

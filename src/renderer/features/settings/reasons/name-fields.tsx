import type { SiteReference } from '#shared/domain/model/reference';
import { titleReasonCodes } from '#shared/domain/papers/titles-of';
import { settingsReasonsText as texts } from '#shared/i18n/fr/settings-reasons';

import { Checkbox } from '../../../ui/checkbox';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import type { SettingForm } from '../parts/use-setting-form';
import { freeCode, type ReasonDraft } from './reason-shape';

type NameFieldsProps = {
  readonly form: SettingForm<ReasonDraft>;
  readonly reference: SiteReference;
  readonly isNew: boolean;
};

const none = 'none';
const titleOptions = ['', ...titleReasonCodes].map((code) => ({
  id: code === '' ? none : code,
  label: texts.titles[code] ?? texts.noTitle,
}));
const acts = (['deposit', 'collection', 'other'] as const).map((id) => ({ id, label: texts.acts[id] }));

/** What a reason is called, who answers for it, and what kind of act it is. */
export const NameFields = ({ form: { draft, set, faultAt }, reference, isNew }: NameFieldsProps) => {
  const isTitle = titleReasonCodes.includes(draft.code);
  const taken = reference.reasons.map(({ code }) => code);
  return (
    <>
      <TextField
        label={texts.name}
        autoFocus={isNew}
        value={draft.name}
        maxLength={300}
        onChange={(name) => set({ name, ...(isNew && !isTitle ? { code: freeCode(name, taken) } : {}) })}
        isRequired
        error={faultAt('name') ?? (isTitle ? undefined : faultAt('code'))}
      />
      <TextField
        label={texts.shortName}
        hint={texts.shortNameHint}
        value={draft.shortName}
        maxLength={40}
        onChange={(shortName) => set({ shortName })}
        isRequired
        error={faultAt('shortName')}
      />
      <Select
        label={texts.title}
        options={titleOptions}
        value={isTitle ? draft.code : none}
        onChange={(code) => set({ code: code === none ? freeCode(draft.name, taken) : code })}
        error={isTitle ? faultAt('code') : undefined}
      />
      <p className="meta">{texts.titleHint}</p>
      <div className="set-line">
        <Select
          label={texts.department}
          options={[
            { id: none, label: texts.noDepartment },
            ...reference.departments.map(({ id, name }) => ({ id, label: name })),
          ]}
          value={draft.departmentId === '' ? none : draft.departmentId}
          onChange={(id) => set({ departmentId: id === none ? '' : id })}
        />
        <Select label={texts.act} options={acts} value={draft.act} onChange={(act) => set({ act })} />
      </div>
      <Checkbox isSelected={draft.sensitive} onChange={(sensitive) => set({ sensitive })}>
        {texts.sensitive}
      </Checkbox>
    </>
  );
};

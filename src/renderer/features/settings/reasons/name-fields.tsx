import type { SiteReference } from '#shared/domain/model/reference';
import { settingsReasonsText as texts } from '#shared/i18n/fr/settings-reasons';

import { Checkbox } from '../../../ui/checkbox';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import type { SettingForm } from '../parts/use-setting-form';
import type { ReasonDraft } from './reason-shape';

type NameFieldsProps = {
  readonly form: SettingForm<ReasonDraft>;
  readonly reference: SiteReference;
  readonly isNew: boolean;
};

const none = 'none';
const acts = (['deposit', 'collection', 'other'] as const).map((id) => ({ id, label: texts.acts[id] }));

/** What a reason is called, who answers for it, and what kind of act it is. */
export const NameFields = ({ form: { draft, set, faultAt }, reference, isNew }: NameFieldsProps) => (
  <>
    <TextField
      label={texts.name}
      autoFocus={isNew}
      value={draft.name}
      maxLength={300}
      onChange={(name) => set({ name })}
      error={faultAt('name')}
    />
    <div className="set-line">
      <TextField
        label={texts.shortName}
        hint={texts.shortNameHint}
        value={draft.shortName}
        maxLength={40}
        onChange={(shortName) => set({ shortName })}
        error={faultAt('shortName')}
      />
      <TextField
        label={texts.code}
        code
        value={draft.code}
        maxLength={40}
        onChange={(code) => set({ code: code.toUpperCase() })}
        error={faultAt('code')}
      />
    </div>
    <p className="meta">{texts.codeHint}</p>
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

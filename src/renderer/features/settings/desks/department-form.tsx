import type { Department } from '#shared/domain/model/reference';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { settingsDesksText as texts } from '#shared/i18n/fr/settings-desks';

import { TextField } from '../../../ui/text-field';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm, type FormShape } from '../parts/use-setting-form';
import { titleOf } from './desk-kinds';
import type { KindFormProps } from './kind-form';

type DepartmentBody = Omit<Department, 'id'>;

const blank: DepartmentBody = { kind: 'department', name: '' };
const shape: FormShape<DepartmentBody, DepartmentBody> = {
  toDraft: (body) => body,
  toBody: (draft) => ({ ...draft, name: draft.name.trim() }),
  what: (body) => texts.what(titleOf(body)),
};

/** A department that answers requests. */
export const DepartmentForm = ({ entry, onDone }: KindFormProps<Department>) => {
  const stored = entry ? bodyOf(entry) : null;
  const form = useSettingForm({ shape, id: entry?.id ?? '', stored, blank, onDone });
  return (
    <SettingForm
      form={form}
      label={entry?.name ?? texts.newTitle.department}
      present={entry ? texts.present(entry.name) : ''}
      isNew={!entry}
    >
      <TextField
        label={texts.name}
        value={form.draft.name}
        maxLength={80}
        autoFocus={!entry}
        onChange={(name) => form.set({ name })}
        error={form.faultAt('name')}
      />
    </SettingForm>
  );
};

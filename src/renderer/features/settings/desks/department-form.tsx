import type { Department } from '#shared/domain/model/reference';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { settingsDesksText as texts } from '#shared/i18n/fr/settings-desks';

import { TextField } from '../../../ui/text-field';
import { NumberField } from '../parts/number-field';
import { readNumber } from '../parts/read-number';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm } from '../parts/use-setting-form';
import type { FormShape } from '../parts/use-entry-state';
import { titleOf } from './desk-kinds';
import type { KindFormProps } from './kind-form';

type DepartmentBody = Omit<Department, 'id'>;

type DepartmentDraft = { readonly name: string; readonly ceiling: string };

const blank: DepartmentBody = { kind: 'department', name: '' };
const shape: FormShape<DepartmentBody, DepartmentDraft> = {
  toDraft: ({ name, waitCeilingMin }) => ({
    name,
    ceiling: waitCeilingMin === undefined ? '' : String(waitCeilingMin),
  }),
  toBody: ({ name, ceiling }) => ({
    kind: 'department',
    name: name.trim(),
    ...(ceiling === '' ? {} : { waitCeilingMin: readNumber(ceiling) }),
  }),
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
      <div className="set-line">
        <NumberField
          label={texts.ceiling}
          hint={texts.ceilingHint}
          unit={texts.minutes}
          value={form.draft.ceiling}
          onChange={(ceiling) => form.set({ ceiling })}
          error={form.faultAt('waitCeilingMin')}
        />
      </div>
    </SettingForm>
  );
};

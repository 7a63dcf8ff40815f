import { settingsText } from '#shared/i18n/fr/settings';
import { settingsFloorText } from '#shared/i18n/fr/settings-floor';
import { entryById } from '#shared/lib/entry-by-id';
import type { SiteReference, Theme } from '#shared/domain/model/reference';
import { bodyOf } from '#shared/domain/settings/entries-of';
import type { SettingChange } from '#shared/domain/settings/setting-change';

import { EntrySection } from '../parts/entry-section';
import { newEntry, selectedEntry } from '../parts/selected-entry';
import type { SectionProps } from '../section';
import { Select } from '../../../ui/select';
import { NameField } from '../parts/name-field';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm } from '../parts/use-setting-form';
import type { FormShape } from '../parts/use-entry-state';
import { themeRows, themesBelow } from './theme-rows';

type ThemeBody = Omit<Theme, 'id'>;
type ThemeFormProps = {
  readonly reference: SiteReference;
  readonly theme: Theme | undefined;
  readonly onDone: (id: string) => void;
};

const texts = settingsFloorText.themes;
const none = 'none';
const shape: FormShape<ThemeBody, ThemeBody> = {
  toDraft: (body) => body,
  toBody: (draft) => ({ ...draft, name: draft.name.trim() }),
  what: ({ name }) => texts.what(name),
};

/** What refines a theme goes with it into another department, in the same act. */
const broughtAlong =
  (below: readonly Theme[]) =>
  (_: string, body: ThemeBody | null): readonly SettingChange[] =>
    body === null
      ? []
      : below.map((one) => ({
          id: one.id,
          before: bodyOf(one),
          body: { ...bodyOf(one), departmentId: body.departmentId },
        }));

/** A theme: its name, its department, and the theme that it refines. */
const ThemeForm = ({ reference, theme, onDone }: ThemeFormProps) => {
  const { themes, departments } = reference;
  const stored = theme ? bodyOf(theme) : null;
  const below = theme ? themesBelow(themes, theme.id) : [];
  const blank: ThemeBody = { kind: 'theme', departmentId: departments[0]?.id ?? '', parentId: '', name: '' };
  const form = useSettingForm({ shape, id: theme?.id ?? '', stored, blank, onDone, also: broughtAlong(below) });
  const { draft, set, faultAt } = form;
  const parents = themes.filter(
    ({ id, parentId, departmentId }) => id !== theme?.id && parentId === '' && departmentId === draft.departmentId,
  );
  return (
    <SettingForm form={form} label={theme?.name ?? texts.formNew} present={stored ? texts.present(stored.name) : ''}>
      <NameField form={form} texts={texts} />
      <Select
        label={texts.department}
        options={[
          ...(draft.departmentId === '' ? [{ id: none, label: texts.noDepartment }] : []),
          ...departments.map(({ id, name }) => ({ id, label: name })),
        ]}
        value={draft.departmentId === '' ? none : draft.departmentId}
        onChange={(id) => set({ departmentId: id === none ? '' : id, parentId: '' })}
        error={faultAt('departmentId')}
      />
      {below.length > 0 ? (
        <p className="meta">{texts.children(below.length)}</p>
      ) : (
        <Select
          label={texts.parent}
          options={[{ id: none, label: texts.noParent }, ...parents.map(({ id, name }) => ({ id, label: name }))]}
          value={draft.parentId === '' ? none : draft.parentId}
          onChange={(id) => set({ parentId: id === none ? '' : id })}
          error={faultAt('parentId')}
        />
      )}
    </SettingForm>
  );
};

/** What services were about, by department. */
export const ThemesSection = ({ reference, params, onNavigate }: SectionProps) => {
  const selected = selectedEntry('themes', params, onNavigate);
  const theme = entryById(reference.themes, selected.id);
  const empty = reference.departments.length === 0 ? texts.noDepartments : texts.empty;
  return (
    <EntrySection
      {...selected}
      title={settingsText.sections.themes}
      texts={{ ...texts, empty }}
      rows={themeRows(reference)}
    >
      {(theme !== undefined || selected.id === newEntry) && (
        <div className="set-side">
          <ThemeForm key={selected.id} reference={reference} theme={theme} onDone={selected.select} />
        </div>
      )}
    </EntrySection>
  );
};

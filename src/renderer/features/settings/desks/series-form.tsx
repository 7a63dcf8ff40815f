import type { Series } from '#shared/domain/model/reference';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { settingsDesksText as texts } from '#shared/i18n/fr/settings-desks';

import { Checkbox } from '../../../ui/checkbox';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { ToggleSet } from '../../../ui/toggle-set';
import { NumberField } from '../parts/number-field';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm, type SettingForm as Form } from '../parts/use-setting-form';
import { freeLetter, titleOf } from './desk-kinds';
import type { KindFormProps } from './kind-form';
import { seriesShape, turnWords, type SeriesDraft } from './series-shape';

const digitChoices = ['1', '2', '3', '4'].map((id) => ({ id, label: id }));

const Rules = ({ form: { draft, set, faultAt } }: { readonly form: Form<SeriesDraft> }) => (
  <>
    <div className="set-counting">
      <TextField
        label={texts.letter}
        className="set-letter"
        value={draft.letter}
        maxLength={1}
        onChange={(letter) => set({ letter: letter.toUpperCase() })}
        isRequired
        error={faultAt('letter')}
      />
      <NumberField
        label={texts.start}
        value={draft.start}
        onChange={(start) => set({ start })}
        isRequired
        error={faultAt('start')}
      />
      <NumberField
        label={texts.wrapAt}
        value={draft.wrapAt}
        onChange={(wrapAt) => set({ wrapAt })}
        isRequired
        error={faultAt('wrapAt')}
      />
      <Select label={texts.digits} options={digitChoices} value={draft.digits} onChange={(digits) => set({ digits })} />
    </div>
    {turnWords(draft) !== '' && <p className="meta">{turnWords(draft)}</p>}
  </>
);

/** A ticket series: its letter, how it counts, and the departments and reasons whose tickets carry it. */
export const SeriesForm = ({ reference, entry, onDone }: KindFormProps<Series>) => {
  const { departments, reasons, series } = reference;
  const form = useSettingForm({
    shape: seriesShape,
    id: entry?.id ?? '',
    stored: entry ? bodyOf(entry) : null,
    blank: { kind: 'series', letter: freeLetter(series), reasonIds: [] },
    onDone,
  });
  const { draft, set, faultAt } = form;
  const isForOthers = draft.reasonIds.length + draft.departmentIds.length === 0;
  return (
    <SettingForm
      form={form}
      label={entry ? titleOf(entry) : texts.newTitle.series}
      present={entry ? texts.present(titleOf(entry)) : ''}
    >
      <Rules form={form} />
      <Checkbox
        isSelected={isForOthers}
        onChange={(all) =>
          set({
            reasonIds: all || departments.length > 0 ? [] : reasons.slice(0, 1).map(({ id }) => id),
            departmentIds: all ? [] : departments.slice(0, 1).map(({ id }) => id),
          })
        }
      >
        {texts.otherReasons}
      </Checkbox>
      <ToggleSet
        label={texts.seriesDepartments}
        isLoose
        options={departments.map(({ id, name }) => ({ id, label: name }))}
        values={draft.departmentIds}
        onChange={(departmentIds) => set({ departmentIds })}
        error={faultAt('departmentIds')}
      />
      {departments.length === 0 && <p className="meta">{texts.noDepartments}</p>}
      <ToggleSet
        label={texts.seriesReasons}
        isLoose
        options={reasons.map(({ id, name }) => ({ id, label: name }))}
        values={draft.reasonIds}
        onChange={(reasonIds) => set({ reasonIds })}
        error={faultAt('reasonIds')}
      />
    </SettingForm>
  );
};

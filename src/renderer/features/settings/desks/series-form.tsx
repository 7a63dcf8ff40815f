import type { Series } from '#shared/domain/model/reference';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { settingsDesksText as texts } from '#shared/i18n/fr/settings-desks';

import { TextField } from '../../../ui/text-field';
import { ReasonSet } from '../parts/reason-set';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm, type FormShape } from '../parts/use-setting-form';
import { freeLetter, titleOf } from './desk-kinds';
import type { KindFormProps } from './kind-form';

type SeriesBody = Omit<Series, 'id'>;

const shape: FormShape<SeriesBody, SeriesBody> = {
  toDraft: (body) => body,
  toBody: (draft) => draft,
  what: (body) => texts.what(titleOf(body)),
};

/** A ticket series: its letter and the reasons whose tickets carry it. */
export const SeriesForm = ({ reference, entry, onDone }: KindFormProps<Series>) => {
  const form = useSettingForm({
    shape,
    id: entry?.id ?? '',
    stored: entry ? bodyOf(entry) : null,
    blank: { kind: 'series', letter: freeLetter(reference.series), reasonIds: [] },
    onDone,
  });
  const { draft, set, faultAt } = form;
  return (
    <SettingForm
      form={form}
      label={entry ? titleOf(entry) : texts.newTitle.series}
      present={entry ? texts.present(titleOf(entry)) : ''}
      isNew={!entry}
    >
      <TextField
        label={texts.letter}
        className="set-letter"
        value={draft.letter}
        maxLength={1}
        onChange={(letter) => set({ letter: letter.toUpperCase() })}
        error={faultAt('letter')}
      />
      <ReasonSet
        label={texts.seriesReasons}
        allLabel={texts.otherReasons}
        reasons={reference.reasons}
        values={draft.reasonIds}
        onChange={(reasonIds) => set({ reasonIds: [...reasonIds] })}
        error={faultAt('reasonIds')}
      />
    </SettingForm>
  );
};

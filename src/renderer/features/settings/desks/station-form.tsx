import type { Station } from '#shared/domain/model/reference';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { settingsDesksText as texts } from '#shared/i18n/fr/settings-desks';

import { NumberField } from '../parts/number-field';
import { readNumber } from '../parts/read-number';
import { NameField } from '../parts/name-field';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm } from '../parts/use-setting-form';
import type { FormShape } from '../parts/use-entry-state';
import { freeNumber, titleOf } from './desk-kinds';
import type { KindFormProps } from './kind-form';

type StationBody = Omit<Station, 'id'>;
type StationDraft = Omit<StationBody, 'number'> & { readonly number: string };

const shape: FormShape<StationBody, StationDraft> = {
  toDraft: (body) => ({ ...body, number: String(body.number) }),
  toBody: (draft) => ({ ...draft, number: readNumber(draft.number), name: draft.name.trim() }),
  what: (body) => texts.what(titleOf(body)),
};

/** An enrolment station: there are as many deposits at once as there are stations. */
export const StationForm = ({ reference, entry, onDone }: KindFormProps<Station>) => {
  const number = freeNumber(reference.stations);
  const form = useSettingForm({
    shape,
    id: entry?.id ?? '',
    stored: entry ? bodyOf(entry) : null,
    blank: { kind: 'station', number, name: texts.stationName(String(number)) },
    onDone,
  });
  const { draft, set, faultAt } = form;
  return (
    <SettingForm
      form={form}
      label={entry ? titleOf(entry) : texts.newTitle.station}
      present={entry ? texts.present(titleOf(entry)) : ''}
    >
      <div className="set-line">
        <NumberField
          label={texts.number}
          value={draft.number}
          onChange={(typed) =>
            set({
              number: typed,
              ...(draft.name === texts.stationName(draft.number) ? { name: texts.stationName(typed) } : {}),
            })
          }
          isRequired
          error={faultAt('number')}
        />
        <NameField form={form} texts={texts} />
      </div>
      <p className="meta">{texts.stationHint}</p>
    </SettingForm>
  );
};

import type { Desk } from '#shared/domain/model/reference';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { settingsDesksText as texts } from '#shared/i18n/fr/settings-desks';

import { useToday } from '../../../data/queries/use-today';
import { Button } from '../../../ui/button';
import { Note } from '../../../ui/note';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { ToggleSet } from '../../../ui/toggle-set';
import { newEntry } from '../parts/selected-entry';
import { NumberField } from '../parts/number-field';
import { readNumber } from '../parts/read-number';
import { NameField } from '../parts/name-field';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm } from '../parts/use-setting-form';
import type { FormShape } from '../parts/use-entry-state';
import { freeNumber, isNeverOpen, titleOf } from './desk-kinds';
import type { KindFormProps } from './kind-form';

type DeskBody = Omit<Desk, 'id'>;
type DeskDraft = Omit<DeskBody, 'number' | 'expressMin'> & { readonly number: string; readonly express: string };

const directions = [
  { id: 'none', label: texts.directions.none },
  { id: 'left', label: texts.directions.left },
  { id: 'right', label: texts.directions.right },
  { id: 'ahead', label: texts.directions.ahead },
] as const;

const shape: FormShape<DeskBody, DeskDraft> = {
  toDraft: ({ expressMin, ...body }) => ({
    ...body,
    number: String(body.number),
    express: expressMin === undefined ? '' : String(expressMin),
  }),
  toBody: ({ express, ...draft }) => ({
    ...draft,
    ...(express === '' ? {} : { expressMin: readNumber(express) }),
    number: readNumber(draft.number),
    name: draft.name.trim(),
    wayHint: draft.wayHint.trim(),
  }),
  what: (body) => texts.what(titleOf(body)),
};

/** A desk: its number, the way to it, and what is received there. */
export const DeskForm = ({ reference, entry, onDone, onNavigate }: KindFormProps<Desk>) => {
  const today = useToday();
  const number = freeNumber(reference.desks);
  const form = useSettingForm({
    shape,
    id: entry?.id ?? '',
    stored: entry ? bodyOf(entry) : null,
    blank: { kind: 'desk', number, name: texts.deskName(String(number)), wayHint: '', direction: '', reasonIds: [] },
    onDone,
  });
  const { draft, set, faultAt } = form;
  return (
    <SettingForm
      form={form}
      label={entry ? titleOf(entry) : texts.newTitle.desk}
      present={entry ? texts.present(titleOf(entry)) : ''}
    >
      <div className="set-line">
        <NumberField
          label={texts.number}
          value={draft.number}
          onChange={(typed) =>
            set({
              number: typed,
              ...(draft.name === texts.deskName(draft.number) ? { name: texts.deskName(typed) } : {}),
            })
          }
          isRequired
          error={faultAt('number')}
        />
        <NameField form={form} texts={texts} hint={texts.deskNameHint} />
      </div>
      <div className="set-line">
        <TextField
          label={texts.wayHint}
          hint={texts.wayHintHint}
          placeholder={texts.wayHintExample}
          value={draft.wayHint}
          maxLength={80}
          onChange={(wayHint) => set({ wayHint })}
          error={faultAt('wayHint')}
        />
        <Select
          label={texts.direction}
          options={directions}
          value={draft.direction === '' ? 'none' : draft.direction}
          onChange={(id) => set({ direction: id === 'none' ? '' : id })}
        />
      </div>
      <ToggleSet
        label={texts.reasons}
        isLoose
        options={reference.reasons.map(({ id, name }) => ({ id, label: name }))}
        values={draft.reasonIds}
        onChange={(reasonIds) => set({ reasonIds: [...reasonIds] })}
        error={faultAt('reasonIds')}
      />
      <div className="set-line">
        <Button size="small" onPress={() => set({ reasonIds: reference.reasons.map(({ id }) => id) })}>
          {texts.everyReason}
        </Button>
        <Button size="small" onPress={() => set({ reasonIds: [] })}>
          {texts.noReason}
        </Button>
        {draft.reasonIds.length === 0 && <p className="meta">{texts.noReasonHint}</p>}
      </div>
      {entry && isNeverOpen(reference, entry.id, today) && (
        <Note
          tone="warn"
          acts={
            <Button size="small" onPress={() => onNavigate('settings', { section: 'openings', id: newEntry })}>
              {texts.toOpenings}
            </Button>
          }
        >
          {texts.neverOpen}
        </Note>
      )}
      <div className="set-line">
        <NumberField
          label={texts.express}
          hint={texts.expressHint}
          unit={texts.minutes}
          value={draft.express}
          onChange={(express) => set({ express })}
          error={faultAt('expressMin')}
        />
      </div>
    </SettingForm>
  );
};

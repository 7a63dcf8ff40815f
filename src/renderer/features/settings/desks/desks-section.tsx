import './desks.css';

import { useState } from 'react';

import type { SiteReference, Department } from '#shared/domain/model/reference';
import type { Navigate } from '#shared/routes/places';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsDesksText as texts } from '#shared/i18n/fr/settings-desks';
import { bodyOf } from '#shared/domain/settings/entries-of';

import { Button } from '../../../ui/button';
import { EntryList } from '../parts/entry-list';
import { SectionHead } from '../parts/section-head';
import { useChosen } from '../parts/use-chosen';
import type { SectionProps } from '../section';
import { NumberField } from '../parts/number-field';
import { readNumber } from '../parts/read-number';
import { NameField } from '../parts/name-field';
import { SettingForm } from '../parts/setting-form';
import { useSettingForm } from '../parts/use-setting-form';
import type { FormShape } from '../parts/use-entry-state';
import { DeskForm } from './desk-form';
import { deskEntries, deskKinds, deskRows, type DeskEntry, type DeskKind, titleOf } from './desk-kinds';
import { SeriesForm } from './series-form';
import { StationForm } from './station-form';
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
const DepartmentForm = ({ entry, onDone }: KindFormProps<Department>) => {
  const stored = entry ? bodyOf(entry) : null;
  const form = useSettingForm({ shape, id: entry?.id ?? '', stored, blank, onDone });
  return (
    <SettingForm
      form={form}
      label={entry?.name ?? texts.newTitle.department}
      present={entry ? texts.present(entry.name) : ''}
    >
      <NameField form={form} texts={texts} autoFocus={!entry} />
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

type FormProps = {
  readonly reference: SiteReference;
  readonly kind: DeskKind;
  readonly entry: DeskEntry | undefined;
  readonly onDone: (id: string) => void;
  readonly onNavigate: Navigate;
};

const Form = ({ kind, entry, ...of }: FormProps) => {
  switch (kind) {
    case 'desk':
      return <DeskForm {...of} entry={entry?.kind === 'desk' ? entry : undefined} />;
    case 'station':
      return <StationForm {...of} entry={entry?.kind === 'station' ? entry : undefined} />;
    case 'department':
      return <DepartmentForm {...of} entry={entry?.kind === 'department' ? entry : undefined} />;
    case 'series':
      return <SeriesForm {...of} entry={entry?.kind === 'series' ? entry : undefined} />;
  }
};

/** Desks, enrolment stations, departments and ticket series. */
export const DesksSection = (props: SectionProps) => {
  const { reference } = props;
  const entries = deskEntries(reference);
  const chosen = useChosen(
    'desks',
    entries.map(({ id }) => id),
    props,
  );
  const [newKind, setNewKind] = useState<DeskKind>('desk');
  const entry = entries.find(({ id }) => id === chosen.id);
  const add = (kind: DeskKind): void => {
    setNewKind(kind);
    chosen.startNew();
  };
  return (
    <>
      <SectionHead
        title={settingsText.sections.desks}
        lead={texts.lead}
        end={
          <div className="set-adds" role="group" aria-label={texts.add.label}>
            <span className="meta">{texts.add.label}</span>
            {deskKinds.map((kind) => (
              <Button key={kind} size="small" onPress={() => add(kind)}>
                {texts.add[kind]}
              </Button>
            ))}
          </div>
        }
      />
      <div className="set-split">
        <div className="set-rows">
          <EntryList
            label={texts.list}
            rows={deskRows(reference)}
            selected={chosen.id}
            onSelect={chosen.select}
            empty={texts.empty}
          />
        </div>
        <div className="set-side">
          <Form
            key={chosen.formKey}
            reference={reference}
            kind={entry?.kind ?? newKind}
            entry={entry}
            onDone={chosen.done}
            onNavigate={props.onNavigate}
          />
        </div>
      </div>
    </>
  );
};

import { useMemo } from 'react';

import type { SiteReference, Unavailability } from '#shared/domain/model/reference';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { stretchOfAbsence } from '#shared/domain/settings/stretch-of-absence';
import { saySpell, settingsHoursText } from '#shared/i18n/fr/settings-hours';
import type { Navigate } from '#shared/routes/places';

import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { ImpactList, useImpact } from '../parts/impact-list';
import { SettingForm } from '../parts/setting-form';
import { isReadable, spellOf } from '../parts/spell';
import { SpellFields } from '../parts/spell-fields';
import { useSettingForm, type SettingForm as Form } from '../parts/use-setting-form';
import { absenceShape, type AbsenceBody, type AbsenceDraft } from './absence-shape';

type AbsenceFormProps = {
  readonly reference: SiteReference;
  /** `null` = a new one. */
  readonly absence: Unavailability | null;
  readonly today: string;
  readonly onDone: (id: string) => void;
  readonly onNavigate: Navigate;
};

const texts = settingsHoursText.absences;
const nobody = 'nobody';

const blankOn = (today: string): AbsenceBody => ({
  kind: 'unavailability',
  agentId: '',
  replacedBy: '',
  label: '',
  ...spellOf(today),
});

/** Why no appointment is touched by an absence as it stands. */
const whyNone = (reference: SiteReference, body: AbsenceBody): string => {
  const agent = reference.agents.find(({ id }) => id === body.agentId);
  const other = reference.agents.find(({ id }) => id === body.replacedBy);
  if (!agent || !isReadable(body)) return settingsHoursText.impact.incomplete;
  return agent.usualDeskId === '' ? texts.noDesk : texts.replaced(other?.shortName ?? '');
};

type FieldsProps = { readonly form: Form<AbsenceDraft>; readonly agents: SiteReference['agents'] };

const Fields = ({ form: { draft, set, faultAt }, agents }: FieldsProps) => {
  const people = agents.map(({ id, name }) => ({ id, label: name }));
  return (
    <>
      <Select
        label={texts.agent}
        options={people}
        value={draft.agentId}
        onChange={(agentId) => set({ agentId })}
        error={faultAt('agentId')}
      />
      <SpellFields draft={draft} set={set} faultAt={faultAt} />
      <Select
        label={texts.replacedBy}
        options={[{ id: nobody, label: texts.nobody }, ...people.filter(({ id }) => id !== draft.agentId)]}
        value={draft.replacedBy === '' ? nobody : draft.replacedBy}
        onChange={(id) => set({ replacedBy: id === nobody ? '' : id })}
        error={faultAt('replacedBy')}
      />
      <TextField
        label={settingsHoursText.spell.label}
        hint={texts.labelHint}
        value={draft.label}
        onChange={(label) => set({ label })}
        error={faultAt('label')}
      />
    </>
  );
};

/** One absence of an agent, and beside it the appointments of the desk that closes. */
export const AbsenceForm = ({ reference, absence, today, onDone, onNavigate }: AbsenceFormProps) => {
  const { agents } = reference;
  const shape = useMemo(() => absenceShape((id) => agents.find((one) => one.id === id)?.shortName ?? ''), [agents]);
  const stored = absence && bodyOf(absence);
  const form = useSettingForm({ shape, id: absence?.id ?? '', stored, blank: blankOn(today), onDone });
  const body = shape.toBody(form.draft);
  const stretch = isReadable(body) ? stretchOfAbsence(body, agents) : null;
  const isUnsaved = !absence || form.isDirty;
  const impact = useImpact({ reference, stretch, today, isUnsaved, onNavigate });
  return (
    <>
      <div className="set-side">
        <SettingForm
          form={form}
          label={absence ? texts.form : texts.formNew}
          present={stored ? `${shape.what(stored)}, ${saySpell(stored)}.` : ''}
          isNew={!absence}
          leadsTo={impact.leadsTo}
        >
          <Fields form={form} agents={agents} />
        </SettingForm>
      </div>
      <ImpactList reference={reference} stretch={stretch} impact={impact} whyNone={whyNone(reference, body)} />
    </>
  );
};

import { useMemo } from 'react';

import type { SiteReference, Unavailability } from '#shared/domain/model/reference';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { replacementOf, type Replacement } from '#shared/domain/settings/replacement-of';
import { stretchOfAbsence } from '#shared/domain/settings/stretch-of-absence';
import { saySpell, settingsHoursText } from '#shared/i18n/fr/settings-hours';
import type { Navigate } from '#shared/routes/places';

import { Note } from '../../../ui/note';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { ImpactList, useImpact } from '../parts/impact-list';
import { SettingForm } from '../parts/setting-form';
import { isReadable, spellOf } from '../parts/spell';
import { SpellFields } from '../parts/spell-fields';
import { useSettingForm, type SettingForm as Form } from '../parts/use-setting-form';
import { ReplacedBy } from './replaced-by';
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

const whole: Replacement = { isWhole: true, deskIds: [] };

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

/** What the replacement does not hold; `''` = nothing, or nobody is named. */
const sayReplacement = (reference: SiteReference, body: AbsenceBody, { isWhole, deskIds }: Replacement): string => {
  if (isWhole) return '';
  const nameOf = (agentId: string): string => reference.agents.find(({ id }) => id === agentId)?.shortName ?? '';
  const numbers = reference.desks.filter(({ id }) => deskIds.includes(id)).map(({ number }) => number);
  return texts.notFree(nameOf(body.replacedBy), numbers, nameOf(body.agentId));
};

/** The absence as it would stand in the settings, where it can be judged and names a replacement. */
const withAbsence = (reference: SiteReference, id: string, body: AbsenceBody): SiteReference | null =>
  body.agentId !== '' && body.replacedBy !== '' && isReadable(body)
    ? {
        ...reference,
        unavailabilities: [...reference.unavailabilities.filter((one) => one.id !== id), { ...body, id: id || 'new' }],
      }
    : null;

type FieldsProps = {
  readonly form: Form<AbsenceDraft>;
  readonly reference: SiteReference;
  /** What the replacement does not hold. */
  readonly warning: string;
};

const Fields = ({ form: { draft, set, faultAt }, reference, warning }: FieldsProps) => {
  const people = reference.agents.map(({ id, name }) => ({ id, label: name }));
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
      <ReplacedBy
        reference={reference}
        agentId={draft.agentId}
        value={draft.replacedBy}
        onChange={(replacedBy) => set({ replacedBy })}
        error={faultAt('replacedBy')}
      />
      {warning !== '' && (
        <Note tone="warn" role="status">
          {warning}
        </Note>
      )}
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
  const body = useMemo(() => shape.toBody(form.draft), [shape, form.draft]);
  const id = absence?.id ?? '';
  const after = useMemo(() => withAbsence(reference, id, body), [reference, id, body]);
  const replacement = useMemo(() => (after ? replacementOf(after, body) : whole), [after, body]);
  // Where the replacement is not free the desk closes.
  const closing = replacement.isWhole ? body : { ...body, replacedBy: '' };
  const stretch = isReadable(body) ? stretchOfAbsence(closing, agents) : null;
  const isUnsaved = !absence || form.isDirty;
  const impact = useImpact({ reference, stretch, after, today, isUnsaved, onNavigate });
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
          <Fields form={form} reference={reference} warning={sayReplacement(reference, body, replacement)} />
        </SettingForm>
      </div>
      <ImpactList reference={reference} stretch={stretch} impact={impact} whyNone={whyNone(reference, body)} />
    </>
  );
};

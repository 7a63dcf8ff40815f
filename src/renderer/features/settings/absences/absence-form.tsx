import { useMemo } from 'react';

import { absenceCause } from '#shared/domain/booking/move-cause';
import type { SiteReference, Unavailability } from '#shared/domain/model/reference';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { saySpell, settingsHoursText } from '#shared/i18n/fr/settings-hours';
import type { Navigate } from '#shared/routes/places';
import { addDays, daysBetween } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { ImpactList, useImpact } from '../parts/impact-list';
import { SettingForm } from '../parts/setting-form';
import { isReadable, spellOf, toSpell, toSpellDraft, type SpellDraft } from '../parts/spell';
import { SpellFields } from '../parts/spell-fields';
import { useSettingForm, type SettingForm as Form } from '../parts/use-setting-form';
import type { FormShape } from '../parts/use-entry-state';
import { ReplacedBy, useReplacement, type Replacement } from './replaced-by';

type AbsenceBody = Omit<Unavailability, 'id'>;
type AbsenceDraft = SpellDraft & Pick<Unavailability, 'agentId' | 'replacedBy' | 'label'>;

/** How the form reads an absence; `nameOf` gives the short name of an agent. */
const absenceShape = (nameOf: (agentId: string) => string): FormShape<AbsenceBody, AbsenceDraft> => ({
  toDraft: (body) => ({
    ...toSpellDraft(body),
    agentId: body.agentId,
    replacedBy: body.replacedBy,
    label: body.label,
  }),
  toBody: (draft) => ({
    kind: 'unavailability',
    agentId: draft.agentId,
    replacedBy: draft.replacedBy,
    ...toSpell(draft),
    label: draft.label.trim(),
  }),
  what: (body) => settingsHoursText.absences.what(nameOf(body.agentId)),
});

type AbsenceFormProps = {
  readonly reference: SiteReference;
  /** The id of the entry, `''` = a new one. */
  readonly formId: string;
  /** `null` = a new one, or gone. */
  readonly absence: Unavailability | null;
  readonly today: string;
  readonly onDone: (id: string) => void;
  readonly onNavigate: Navigate;
};

const texts = settingsHoursText.absences;

const blankOn = (today: string): AbsenceBody => ({
  kind: 'unavailability',
  agentId: '',
  replacedBy: '',
  label: '',
  ...spellOf(today),
});

/** So many days of a long absence are looked at for who could take the desk. */
const mostDays = 10;

const daysOf = ({ fromDay, toDay }: AbsenceBody): readonly string[] =>
  Array.from({ length: Math.min(mostDays, daysBetween(fromDay, toDay) + 1) }, (_, offset) => addDays(fromDay, offset));

type FieldsProps = {
  readonly form: Form<AbsenceDraft>;
  readonly agents: SiteReference['agents'];
  readonly replacement: Replacement | null;
};

const Fields = ({ form: { draft, set, faultAt }, agents, replacement }: FieldsProps) => {
  const people = agents.map(({ id, name }) => ({ id, label: name }));
  return (
    <>
      <Select
        label={texts.agent}
        options={people}
        value={draft.agentId}
        onChange={(agentId) => set({ agentId })}
        isRequired
        error={faultAt('agentId')}
      />
      <SpellFields draft={draft} set={set} faultAt={faultAt} />
      <ReplacedBy
        agents={agents}
        replacement={replacement}
        value={draft.replacedBy}
        onChange={(replacedBy) => set({ replacedBy })}
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
export const AbsenceForm = ({ reference, formId, absence, today, onDone, onNavigate }: AbsenceFormProps) => {
  const { agents } = reference;
  const shape = useMemo(() => absenceShape((id) => entryById(agents, id)?.shortName ?? ''), [agents]);
  const stored = absence && bodyOf(absence);
  const form = useSettingForm({ shape, id: formId, stored, blank: blankOn(today), onDone });
  const body = useMemo(() => shape.toBody(form.draft), [shape, form.draft]);
  const missing = settingsHoursText.impact.missing(body.agentId !== '', isReadable(body));
  const isLookedAt = missing === '';
  const cause = useMemo(() => (isLookedAt ? absenceCause(body) : null), [isLookedAt, body]);
  const withIt = useMemo(() => {
    const others = reference.unavailabilities.filter((one) => one !== absence);
    return (own: AbsenceBody): SiteReference => ({
      ...reference,
      unavailabilities: [...others, { ...own, id: absence?.id ?? 'new' }],
    });
  }, [reference, absence]);
  const after = useMemo(() => withIt(body), [withIt, body]);
  const replacement = useReplacement({
    reference,
    agentId: isLookedAt ? body.agentId : '',
    body,
    withIt: (replacedBy) => withIt({ ...body, replacedBy }),
    days: isLookedAt ? daysOf(body) : [],
  });
  const isUnsaved = !absence || form.isDirty;
  const impact = useImpact({ after, cause, today, isUnsaved, onNavigate });
  return (
    <>
      <div className="set-side">
        <SettingForm
          form={form}
          label={absence ? texts.form : texts.formNew}
          present={stored ? `${shape.what(stored)}, ${saySpell(stored)}.` : ''}
          impact={impact}
        >
          <Fields form={form} agents={agents} replacement={replacement} />
        </SettingForm>
      </div>
      <ImpactList reference={reference} impact={impact} whyNone={missing} />
    </>
  );
};

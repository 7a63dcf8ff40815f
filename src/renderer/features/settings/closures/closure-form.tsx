import { useMemo } from 'react';

import { closureCause } from '#shared/domain/booking/move-cause';
import type { Closure, SiteReference } from '#shared/domain/model/reference';
import { bodyOf } from '#shared/domain/settings/entries-of';
import { saySpell, settingsHoursText } from '#shared/i18n/fr/settings-hours';
import type { Navigate } from '#shared/routes/places';
import { entryById } from '#shared/lib/entry-by-id';
import { addDays } from '#shared/time/civil';

import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { deskLabel } from '../parts/desk-label';
import { ImpactList, useImpact } from '../parts/impact-list';
import { SettingForm } from '../parts/setting-form';
import { isReadable, spellOf, toSpell, toSpellDraft, type SpellDraft } from '../parts/spell';
import { SpellFields } from '../parts/spell-fields';
import { useSettingForm, type SettingForm as Form } from '../parts/use-setting-form';
import type { FormShape } from '../parts/use-entry-state';

type ClosureBody = Omit<Closure, 'id'>;
type ClosureDraft = SpellDraft & { readonly deskId: string; readonly label: string };

const closureShape: FormShape<ClosureBody, ClosureDraft> = {
  toDraft: (body) => ({ ...toSpellDraft(body), deskId: body.deskId, label: body.label }),
  toBody: (draft) => ({ kind: 'closure', deskId: draft.deskId, ...toSpell(draft), label: draft.label.trim() }),
  what: (body) => settingsHoursText.closures.what(body.label),
};

type ClosureFormProps = {
  readonly reference: SiteReference;
  /** The id of the entry, `''` = a new one. */
  readonly formId: string;
  /** `null` = a new one, or gone. */
  readonly closure: Closure | null;
  readonly today: string;
  readonly onDone: (id: string) => void;
  readonly onNavigate: Navigate;
};

const texts = settingsHoursText.closures;
const everywhere = 'site';

/** Nobody closes the day that has begun for everybody: a new closure is for tomorrow until another day is typed. */
const blankOn = (today: string): ClosureBody => ({
  kind: 'closure',
  deskId: '',
  label: '',
  ...spellOf(addDays(today, 1)),
});

type FieldsProps = { readonly form: Form<ClosureDraft>; readonly reference: SiteReference };

const Fields = ({ form: { draft, set, faultAt }, reference }: FieldsProps) => {
  const places = [
    { id: everywhere, label: texts.site },
    ...reference.desks.map((desk) => ({ id: desk.id, label: deskLabel(desk) })),
  ];
  return (
    <>
      <TextField
        label={settingsHoursText.spell.label}
        hint={texts.labelHint}
        value={draft.label}
        onChange={(label) => set({ label })}
        isRequired
        error={faultAt('label')}
      />
      <Select
        label={texts.where}
        options={places}
        value={draft.deskId === '' ? everywhere : draft.deskId}
        onChange={(id) => set({ deskId: id === everywhere ? '' : id })}
      />
      <SpellFields draft={draft} set={set} faultAt={faultAt} />
    </>
  );
};

/** One closure, and beside it the appointments that it would leave behind. */
export const ClosureForm = ({ reference, formId, closure, today, onDone, onNavigate }: ClosureFormProps) => {
  const stored = closure && bodyOf(closure);
  const form = useSettingForm({
    shape: closureShape,
    id: formId,
    stored,
    blank: blankOn(today),
    onDone,
  });
  const body = useMemo(() => closureShape.toBody(form.draft), [form.draft]);
  const cause = useMemo(() => (isReadable(body) ? closureCause(body) : null), [body]);
  const after = useMemo((): SiteReference => {
    const others = reference.closures.filter((one) => one !== closure);
    return { ...reference, closures: [...others, { ...body, id: closure?.id ?? 'new' }] };
  }, [reference, closure, body]);
  const isUnsaved = formId === '' || form.isDirty;
  const desk = body.deskId === '' ? null : (entryById(reference.desks, body.deskId)?.number ?? '');
  const impact = useImpact({
    after,
    cause,
    today,
    isUnsaved,
    onNavigate,
    saveAndMove: (number) => texts.closeAndMove(desk, body, number),
  });
  return (
    <>
      <div className="set-side">
        <SettingForm
          form={form}
          label={closure ? texts.form : texts.formNew}
          present={stored ? `${stored.label}, ${saySpell(stored)}.` : ''}
          impact={impact}
        >
          <Fields form={form} reference={reference} />
        </SettingForm>
      </div>
      <ImpactList
        reference={reference}
        impact={impact}
        whyNone={settingsHoursText.impact.missing(true, cause !== null)}
      />
    </>
  );
};
